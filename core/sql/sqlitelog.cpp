#include "sql/sqlitelog.h"

#include "log/chain.h"
#include "log/codec.h"
#include "sql/logfile.h"

namespace seriatim::sql {

class SqliteTransaction final : public Transaction
{
public:
    SqliteTransaction(Database &database, SqliteLog &log) : m_database(database), m_log(log), m_session(log.session())
    {
    }

    void startFrom(const Head &head) { m_head = head; }

    ~SqliteTransaction() override
    {
        m_log.unlocked();
        if (!m_committed)
            m_database.rollback();
    }

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        auto recorded = chained(command, events);
        write([&log = m_log, recorded = std::move(recorded)] { log.take(recorded); });
        return m_head.position;
    }

    Position appendIssue(
        const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue) override
    {
        auto recorded = chained(command, events);
        write([&log = m_log, issue, request = command.request, recorded = std::move(recorded)] {
            log.takeIssue(issue, request, recorded);
        });
        return m_head.position;
    }

    Position position() const override { return m_head.position; }

    /// Without anything appended, SQLite has nothing to flush; but what a repeat is answered may have been written by
    /// a program that was killed before it flushed.
    void commit() override
    {
        requireHead();
        m_database.commit();
        m_committed = true;
        if (m_hasAppended)
            m_log.appended(m_head.position, m_latestTime);
        else
            m_log.settle();
    }

private:
    /// The events behind the head, which moves on.
    std::vector<RecordedEvent> chained(const CommandKey &command, const std::vector<NewEvent> &events)
    {
        const QString recordedAt = chain::timestamp(m_session.clock());
        m_latestTime = std::max(m_latestTime, recordedAt);
        std::vector<RecordedEvent> recorded;
        for (const NewEvent &event : events) {
            RecordedEvent each{m_head.position + 1, event.stream, event.version, event.type, recordedAt,
                m_session.actor, m_session.origin, codec::text(command.id), event.data, {}};
            if (const QString column = chain::forbiddenColumn(each); !column.isEmpty())
                throw LogError(
                    LogError::Kind::Failed, QStringLiteral("the format forbids what stands in %1").arg(column));
            each.hash = chain::link(m_head.hash, each);
            m_head = {each.position, each.hash};
            recorded.push_back(std::move(each));
        }
        return recorded;
    }

    /// Of many commands in a row each is written while the next is decided. One that comes alone has nobody to wait
    /// for.
    template <typename Task>
    void write(Task task)
    {
        if (!m_hasAppended)
            task();
        else
            m_database.behind(std::move(task));
        m_hasAppended = true;
    }

    /// The head follows by a trigger. Where that is gone, the next to come would find the log damaged.
    void requireHead() const
    {
        const auto hash = m_database.one([](const Row &row) { return row.value(4).toByteArray(); }, "log.info");
        if (hash != m_head.hash)
            throw LogError(LogError::Kind::Damaged, QStringLiteral("the head of the log does not follow its events"));
    }

    Database &m_database;
    SqliteLog &m_log;
    const Session &m_session;
    Head m_head;
    QString m_latestTime; ///< Of what was appended.
    bool m_hasAppended = false;
    bool m_committed = false;
};

SqliteLog::SqliteLog(Database &database, Session session)
    : SqlLog(database, std::move(session)), m_database(database), m_insert(database), m_issueInsert(database)
{
}

/// The head is the log's one row, and its last event: on anything else no event can follow.
void SqliteLog::requireSeam(Position head) const
{
    const auto seam = m_database.one(
        [](const Row &row) { return std::pair(row.value(0).toInt(), row.value(1).toLongLong()); }, "log.seam");
    if (seam != std::pair(1, qint64(head)))
        throw LogError(LogError::Kind::Damaged,
            QStringLiteral("the log ends at %1, where its last event is %2").arg(head).arg(seam ? seam->second : 0));
}

void SqliteLog::settle() const
{
    syncTail(m_database.files().path());
}

std::unique_ptr<Transaction> SqliteLog::begin()
{
    if (!m_database.beginImmediate())
        return nullptr;
    auto transaction = std::make_unique<SqliteTransaction>(m_database, *this);
    const LogInfo now = info();
    transaction->startFrom(now.head);
    judge(now);
    if (readOnlyReason().isEmpty())
        requireSeam(now.head.position);
    if (readOnlyReason().isEmpty() && m_database.files().hasOtherName())
        setReadOnly(OtherName);
    return transaction;
}

} // namespace seriatim::sql
