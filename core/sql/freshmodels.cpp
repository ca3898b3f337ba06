#include "sql/freshmodels.h"

#include "log/chain.h"
#include "sql/schema.h"
#include "sql/sqllog.h"

namespace seriatim::sql {

namespace {

constexpr int PageSize = 1000;

} // namespace

FreshModels::FreshModels(Database &database, const EventLog &log, Misfits misfits)
    : m_database(database), m_log(log), m_misfits(misfits), m_head{0, chain::genesis(log.info().id)}
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
        if (progress && !progress(m_head.position, last))
            return false;
        if (last - m_head.position < PageSize)
            return true;
        const auto page = m_log.read(m_head.position, PageSize);
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
    while (m_head.position < m_log.info().head.position)
        add(m_log.read(m_head.position, PageSize));
    // Whoever changed the last event may have reckoned its hash anew.
    if (m_misfits == Misfits::Refused && m_head.position > 0 && m_head != m_log.info().head)
        throw LogError(LogError::Kind::Damaged,
            QStringLiteral("event %1 is not the one that the log states as its end").arg(m_head.position));
}

void FreshModels::add(const std::vector<RecordedEvent> &page)
{
    if (page.empty())
        throw LogError(LogError::Kind::Damaged, QStringLiteral("the log ends at %1").arg(m_head.position));
    for (const RecordedEvent &event : page) {
        follow(event);
        m_database.run("upkeep.replay", columnsOf(event));
    }
    m_database.run("upkeep.forget");
}

void FreshModels::follow(const RecordedEvent &event)
{
    if (m_misfits == Misfits::Refused && chain::link(m_head.hash, event) != event.hash)
        throw LogError(LogError::Kind::Damaged,
            QStringLiteral("event %1 does not fit its hash, and nothing is made from what it says")
                .arg(event.position));
    m_head = {event.position, event.hash};
}

} // namespace seriatim::sql
