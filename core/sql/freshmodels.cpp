#include "sql/freshmodels.h"

#include "sql/schema.h"
#include "sql/sqllog.h"

namespace seriatim::sql {

namespace {

constexpr int PageSize = 1000;

} // namespace

FreshModels::FreshModels(Database &database, const EventLog &log) : m_database(database), m_log(log)
{
    const QString path = m_folder.filePath(QStringLiteral("fresh"));
    const auto scratch = createScratch(path);
    scratch->runScript(QStringLiteral("sqlite/scratch.sql"));
    createReadModels(*scratch);
    scratch->commit();
    database.run("upkeep.attach", QVariantList{path});
    database.execute("PRAGMA fresh.journal_mode = MEMORY");
    database.execute("PRAGMA fresh.synchronous = OFF");
}

bool FreshModels::replay(const Progress &progress)
{
    for (;;) {
        const Position last = m_log.info().head.position;
        if (progress && !progress(m_position, last))
            return false;
        if (last - m_position < PageSize)
            return true;
        const auto page = m_log.read(m_position, PageSize);
        // Deferred: it locks what is written, and that is the scratch database only.
        m_database.execute("BEGIN");
        try {
            add(page);
            m_database.execute("COMMIT");
        } catch (const LogError &) {
            m_database.rollback();
            throw;
        }
    }
}

void FreshModels::catchUp()
{
    while (m_position < m_log.info().head.position)
        add(m_log.read(m_position, PageSize));
}

void FreshModels::add(const std::vector<RecordedEvent> &page)
{
    if (page.empty())
        throw LogError(LogError::Kind::Damaged, QStringLiteral("the log ends at %1").arg(m_position));
    for (const RecordedEvent &event : page)
        m_database.run("upkeep.replay", columnsOf(event));
    m_database.run("upkeep.forget");
    m_position = page.back().position;
}

} // namespace seriatim::sql
