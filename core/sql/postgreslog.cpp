#include "sql/postgreslog.h"

#include "log/chain.h"
#include "log/codec.h"

namespace seriatim::sql {

namespace {

class PostgresTransaction final : public Transaction
{
public:
    PostgresTransaction(PostgresConnection &connection, const Session &session, Position head)
        : m_connection(connection), m_session(session), m_position(head)
    {
    }

    ~PostgresTransaction() override
    {
        m_connection.forget();
        m_connection.takePostponed();
        if (m_isOpen)
            rollBack();
    }

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        QVariantList streams, versions, types, datas;
        for (const NewEvent &event : events) {
            streams.append(event.stream);
            versions.append(event.version);
            types.append(event.type);
            datas.append(QString::fromUtf8(event.data));
        }
        m_connection.postpone(
            QStringLiteral("SELECT position FROM append(%1, %2, %3, %4::bigint[], %5, %6)")
                .arg(m_connection.literal(codec::text(command.id)), m_connection.literal(m_session.origin),
                    m_connection.array(streams), m_connection.array(versions), m_connection.array(types),
                    m_connection.array(datas)));
        m_position += static_cast<Position>(events.size());
        return m_position;
    }

    void commit() override
    {
        m_isOpen = false;
        m_connection.forget();
        const QStringList appends = m_connection.takePostponed();
        if (!appends.isEmpty())
            commitDurably(appends);
        else
            m_connection.commit();
    }

private:
    /// Nobody is told before the last result is there: it is the flush's place in the write-ahead log.
    void commitDurably(const QStringList &appends)
    {
        QStringList message = appends;
        message += {QStringLiteral("COMMIT"), QStringLiteral("BEGIN"),
            QStringLiteral("SELECT pg_logical_emit_message(true, 'seriatim', '')"), QStringLiteral("COMMIT"),
            QStringLiteral("SELECT set_config('synchronous_commit', 'off', true), pg_notify('seriatim', '')")};
        try {
            m_connection.send(message);
        } catch (const ServerError &error) {
            m_isOpen = true; // To be rolled back, if there is anything left of it.
            if (isUndone(error, static_cast<int>(appends.size())))
                throw;
            throw LogError(LogError::Kind::OutcomeUnknown, error.detail(), error.kind());
        }
    }

    /// Whether the server said itself that nothing came of it: before the commit, or by refusing the commit. Any other
    /// error may have met a commit that was done.
    static bool isUndone(const ServerError &error, int commit)
    {
        if (error.state().isEmpty())
            return false;
        const bool isRefused = error.state().startsWith(u"23") || error.state().startsWith(u"40");
        return error.statement() < commit || (error.statement() == commit && isRefused);
    }

    void rollBack() noexcept
    {
        try {
            m_connection.send({QStringLiteral("ROLLBACK")});
        } catch (const LogError &) {
            // Then the server rolls back by itself, for the connection is gone.
        }
    }

    PostgresConnection &m_connection;
    const Session &m_session;
    Position m_position;
    bool m_isOpen = true;
};

} // namespace

namespace {

/// The actor is whoever is logged in, not what the session says.
Session loggedIn(Session session, const PostgresConnection &connection)
{
    session.actor = connection.user();
    return session;
}

} // namespace

PostgresLog::PostgresLog(PostgresConnection &connection, Session session)
    : SqlLog(connection, loggedIn(std::move(session), connection)), m_connection(connection)
{
}

std::unique_ptr<Transaction> PostgresLog::begin()
{
    std::vector<PostgresConnection::Rows> results;
    try {
        results = m_connection.send({QStringLiteral("BEGIN"), QStringLiteral("SET LOCAL synchronous_commit = off"),
            QStringLiteral("SELECT id, format, role, position, hash FROM lock_log()")});
    } catch (const LogError &error) {
        if (error.kind() != LogError::Kind::Busy)
            throw;
        m_connection.send({QStringLiteral("ROLLBACK")});
        return nullptr;
    }
    const QVariantList &head = results.back().front();
    const LogInfo now{head[0].toString(), head[1].toInt(), logRoleFrom(head[2].toString()),
        {head[3].toLongLong(), head[4].toByteArray()}};
    auto transaction = std::make_unique<PostgresTransaction>(m_connection, session(), now.head.position);
    m_connection.foresee("log.info", {}, results.back());
    judge(now);
    return transaction;
}

} // namespace seriatim::sql
