#include "sql/sqliteupkeep.h"

#include <QFile>
#include <QTemporaryDir>

#include "sql/schema.h"
#include "sql/sqlitelog.h"

namespace seriatim::sql {

namespace {

constexpr int PageSize = 1000;

/// The read models of a log, made anew in a file of their own, as far as the log was replayed.
class Fresh
{
public:
    Fresh()
        : m_path(m_folder.filePath(QStringLiteral("fresh"))),
          m_database(created(m_path), Database::Access::ReadWrite, DefaultPatience)
    {
        // Nothing here outlives the work: speed is all.
        m_database.execute("PRAGMA journal_mode = OFF");
        m_database.execute("PRAGMA synchronous = OFF");
        m_database.runScript(QStringLiteral("sqlite/scratch.sql"));
        createReadModels(m_database);
    }

    const QString &path() const { return m_path; }
    Position position() const { return m_position; }

    /// Replays what the log holds up to `last`. False if it was cancelled.
    bool replay(const EventLog &log, Position last, const Progress &progress)
    {
        while (m_position < last) {
            const auto page = log.read(m_position, PageSize);
            if (page.empty())
                throw LogError(LogError::Kind::Damaged, QStringLiteral("the log ends at %1").arg(m_position));
            m_database.execute("BEGIN");
            for (const RecordedEvent &event : page)
                add(event);
            m_database.run("upkeep.forget").finish();
            m_database.execute("COMMIT");
            m_position = page.back().position;
            if (progress && !progress(m_position, last))
                return false;
        }
        return true;
    }

private:
    static QString created(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            throw LogError(LogError::Kind::Failed, file.errorString());
        return path;
    }

    void add(const RecordedEvent &event)
    {
        m_database
            .run("upkeep.replay",
                QVariantList{event.position, event.stream, event.version, event.type, event.recordedAt, event.actor,
                    event.origin, event.commandId, QString::fromUtf8(event.data), event.hash})
            .finish();
    }

    QTemporaryDir m_folder;
    QString m_path;
    Database m_database;
    Position m_position = 0;
};

} // namespace

bool SqliteUpkeep::rebuild(const Progress &progress)
{
    Database database(m_path, Database::Access::ReadWrite, DefaultPatience);
    const SqliteLog log(database, Session());
    Fresh fresh;
    if (!fresh.replay(log, log.info().head.position, progress))
        return false;

    database.run("upkeep.attach", QVariantList{fresh.path()}).finish();
    if (!database.beginImmediate())
        throw LogError(LogError::Kind::Failed, QStringLiteral("the log is busy"));
    try {
        // Under the lock, what others appended meanwhile is little.
        fresh.replay(log, log.info().head.position, {});
        database.runScript(QStringLiteral("sqlite/drop.sql"));
        createReadModels(database);
        database.runScript(QStringLiteral("sqlite/copy.sql"));
        database.runScript(QStringLiteral("sqlite/guards.sql"));
        database.commit();
    } catch (const LogError &) {
        database.rollback();
        throw;
    }
    return true;
}

std::vector<Difference> SqliteUpkeep::compare(const Progress &progress)
{
    static constexpr std::pair<const char *, const char *> Tables[] = {{"command", "upkeep.compare.command"},
        {"event_type", "upkeep.compare.event_type"}, {"series", "upkeep.compare.series"},
        {"series_rules", "upkeep.compare.series_rules"}, {"period", "upkeep.compare.period"},
        {"register", "upkeep.compare.register"}, {"register_story", "upkeep.compare.register_story"},
        {"document", "upkeep.compare.document"}, {"credit", "upkeep.compare.credit"}, {"party", "upkeep.compare.party"},
        {"company", "upkeep.compare.company"}};

    Database database(m_path, Database::Access::ReadWrite, DefaultPatience);
    const SqliteLog log(database, Session());
    Fresh fresh;
    if (!fresh.replay(log, log.info().head.position, progress))
        return {};
    database.run("upkeep.attach", QVariantList{fresh.path()}).finish();

    // One snapshot for all tables, and for the position up to which they were made anew.
    database.execute("BEGIN");
    fresh.replay(log, log.info().head.position, {});
    std::vector<Difference> differences;
    for (const auto &[table, statement] : Tables) {
        const auto keys = database.all([](const QSqlQuery &row) { return row.value(0).toString(); }, statement);
        for (const QString &key : keys)
            differences.push_back({QString::fromLatin1(table), key});
    }
    database.execute("COMMIT");
    return differences;
}

} // namespace seriatim::sql
