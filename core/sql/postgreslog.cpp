#include "sql/postgreslog.h"

#include "log/chain.h"
#include "log/codec.h"

#include <limits>

namespace seriatim::sql {

namespace {

const QString Channel = QStringLiteral("seriatim"); ///< On which appends are told, after their flush.

/// Whoever waited for the lock is to see what was written meanwhile, whatever the server is set to begin with.
const QString Begin = QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED");
const QString ServersClock = QStringLiteral("SELECT recorded_now()");

/// A tiny transaction that is flushed: everything that was committed before it is on the disk then.
const QStringList Flush{
    Begin, QStringLiteral("SELECT pg_logical_emit_message(true, 'seriatim', '')"), QStringLiteral("COMMIT")};

/// Without a flush: a commit with NOTIFY that flushes holds a lock of the whole database while it does.
const QString WakeUp =
    QStringLiteral("SELECT set_config('synchronous_commit', 'off', true), pg_notify('%1', '')").arg(Channel);

constexpr qsizetype MostPostponed = 25; ///< Appends of a batch. The server works on them while more are decided.

} // namespace

class PostgresTransaction final : public Transaction
{
public:
    /// `isAlone`: nobody else appended since this connection did, so that probably nobody waits for the lock.
    PostgresTransaction(PostgresConnection &connection, PostgresLog &log, Position head, bool isAlone)
        : m_connection(connection), m_log(log), m_position(head), m_isAlone(isAlone)
    {
    }

    ~PostgresTransaction() override
    {
        m_log.release();
        m_connection.ahead().end();
        m_connection.takePostponed();
        if (m_isOpen)
            m_connection.rollBack();
    }

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        m_hasAppended = true;
        QVariantList streams, versions, types, datas;
        for (const NewEvent &event : events) {
            streams.append(event.stream);
            versions.append(event.version);
            types.append(event.type);
            datas.append(QString::fromUtf8(event.data));
        }
        m_connection.postpone(
            QStringLiteral("SELECT append(%1, %2, %3, %4::bigint[], %5, %6)")
                .arg(m_connection.literal(codec::text(command.id)), m_connection.literal(m_log.session().origin),
                    m_connection.array(streams), m_connection.array(versions), m_connection.array(types),
                    m_connection.array(datas)));
        if (m_connection.postponed() >= MostPostponed)
            m_connection.sendPostponed();
        m_position += static_cast<Position>(events.size());
        return m_position;
    }

    /// Nobody is told before the last result is there. Without anything appended it flushes, too: what a repeat is
    /// answered may be another's commit that is not on the disk yet.
    void commit() override
    {
        m_connection.ahead().end();
        // One that was aborted fails at the first of them: its COMMIT alone would be answered as if all were well.
        QStringList before = m_connection.takePostponed() + QStringList{QStringLiteral("SELECT 1")};
        // Where nobody waits, to keep the lock through the flush costs less than a transaction of its own for it.
        const bool flushesItself = m_isAlone && m_hasAppended;
        if (flushesItself)
            before.append(QStringLiteral("SET LOCAL synchronous_commit = on"));
        try {
            m_connection.send(before + QStringList{QStringLiteral("COMMIT")} + (flushesItself ? QStringList() : Flush));
            m_isOpen = false;
        } catch (const ServerError &error) {
            if (!m_hasAppended || isUndone(error, static_cast<int>(before.size())))
                throw;
            throw LogError(LogError::Kind::OutcomeUnknown, error.detail(), error.kind());
        }
        if (m_hasAppended)
            m_log.appended(m_position);
    }

private:
    /// Whether the server said itself that nothing came of it: before the commit, or by refusing the commit. Any other
    /// error may have met a commit that was done.
    static bool isUndone(const ServerError &error, int commit)
    {
        if (error.state().isEmpty())
            return false;
        const bool isRefused = error.state().startsWith(u"23") || error.state().startsWith(u"40");
        return error.statement() < commit || (error.statement() == commit && isRefused);
    }

    PostgresConnection &m_connection;
    PostgresLog &m_log;
    Position m_position;
    const bool m_isAlone;
    bool m_hasAppended = false;
    bool m_isOpen = true; ///< Or to be rolled back, if there is anything left of it.
};

namespace {

/// The actor is whoever is logged in, not what the session says.
Session loggedIn(Session session, const PostgresConnection &connection)
{
    session.actor = connection.user();
    return session;
}

/// Where the log ends is known only with the answer.
Reading timesSince(Position known, Position head = std::numeric_limits<Position>::max())
{
    return {"log.latestTime", {known + 1, head}};
}

} // namespace

PostgresLog::PostgresLog(PostgresConnection &connection, Session session)
    : SqlLog(connection, loggedIn(std::move(session), connection)), m_connection(connection)
{
}

QDateTime PostgresLog::now() const
{
    if (m_lockedNow)
        return *m_lockedNow;
    return chain::fromTimestamp(m_connection.send({ServersClock}).front().front().front().toString());
}

void PostgresLog::release()
{
    m_lockedNow.reset();
    unlocked();
}

void PostgresLog::appended(Position head)
{
    m_appended = head;
    m_connection.sendCourtesy(WakeUp);
}

void PostgresLog::settle() const
{
    m_connection.send(Flush);
}

void PostgresLog::awaitCommits() const
{
    try {
        m_connection.send({Begin, QStringLiteral("SELECT lock_log()"), QStringLiteral("COMMIT")});
    } catch (const LogError &) {
        m_connection.rollBack();
        throw;
    }
}

void PostgresLog::expect(const Foresight &foresight)
{
    std::vector<Reading> readings;
    if (!m_lockedNow) // What others have appended is looked at once, when the lock is taken.
        readings = {{"log.types", {judged()}}, timesSince(timesKnown())};
    for (const QUuid &each : foresight.commands)
        readings.push_back({"log.command", {codec::text(each)}});
    if (!foresight.document.isEmpty()) {
        readings.push_back({"log.stream", {codec::documentStream(foresight.document)}});
        readings.push_back({"numbers.reservationOf", {foresight.document}});
    }
    m_connection.ahead().expect(std::move(readings));
}

bool PostgresLog::listen(std::function<void()> grown)
{
    return m_connection.listen(Channel, std::move(grown));
}

std::unique_ptr<Transaction> PostgresLog::begin()
{
    std::vector<PostgresConnection::Rows> results;
    try {
        results = m_connection.sendAhead({Begin, QStringLiteral("SET LOCAL synchronous_commit = off"),
            QStringLiteral("SELECT id, format, role, position, hash, recorded_now() FROM lock_log()")});
    } catch (const LogError &error) {
        m_connection.ahead().end();
        m_connection.rollBack();
        if (error.kind() != LogError::Kind::Busy)
            throw;
        return nullptr;
    }
    const QVariantList &head = results.back().front();
    const LogInfo now{head[0].toString(), head[1].toInt(), logRoleFrom(head[2].toString()),
        {head[3].toLongLong(), head[4].toByteArray()}};
    m_lockedNow = chain::fromTimestamp(head[5].toString());
    auto transaction =
        std::make_unique<PostgresTransaction>(m_connection, *this, now.head.position, now.head.position == m_appended);
    m_connection.ahead().add({"log.info", {}}, results.back());
    m_connection.ahead().rename(timesSince(timesKnown()), timesSince(timesKnown(), now.head.position));
    judge(now);
    return transaction;
}

} // namespace seriatim::sql
