#include "sql/sqlitestore.h"

#include "sql/schemacheck.h"

namespace seriatim::sql {

SqliteStore::SqliteStore(const QString &path, Database::Access access, const Session &session,
    std::chrono::milliseconds patience, std::unique_ptr<QTemporaryDir> aside)
    : m_aside(std::move(aside)),
      m_database(path, access, patience),
      m_log(m_database, session),
      m_numbers(m_database),
      m_documents(m_database),
      m_parties(m_database),
      m_upkeep(path)
{
}

void SqliteStore::openForWriting()
{
    // Durable before told: NORMAL would lose acknowledged documents at power loss. Read back, for a setting that was
    // not taken is not reported.
    const QString mode = m_database.pragma("PRAGMA journal_mode = WAL").toString();
    if (mode != u"wal")
        throw LogError(LogError::Kind::Failed, QStringLiteral("journal_mode is %1, not wal").arg(mode));
    m_database.execute("PRAGMA synchronous = FULL");
    if (m_database.pragma("PRAGMA synchronous").toInt() != 2)
        throw LogError(LogError::Kind::Failed, QStringLiteral("synchronous is not FULL"));
    // What an append may have to take back it would else keep in a file, made and deleted with each: more than half of
    // all writes (strace).
    m_database.execute("PRAGMA temp_store = MEMORY");
    // In KiB. A batch of 500 touches more pages than SQLite's own 2 MB hold, which it would write and read again on the
    // way: 12,000 writes instead of 29,000 for six batches (strace).
    m_database.execute("PRAGMA cache_size = -16384");
    // In pages of the tail: one by one, documents would else have it folded into the log every fifty of them.
    m_database.pragma("PRAGMA wal_autocheckpoint = 4000");
    m_log.info(); // By reading, SQLite opens the tail, if it has not yet.
    if (!m_database.files().areHeldOpen())
        throw LogError(LogError::Kind::Failed,
            QStringLiteral("SQLite does not hold the log's files open as is expected, and locks by process"));
    m_database.files().remember();
    bringUpToDate(m_database);
}

void SqliteStore::keepToReading(const QString &reason)
{
    m_log.setReadOnly(reason);
    m_database.onlyRead();
}

} // namespace seriatim::sql
