#include "sql/departure.h"

#include "log/ids.h"
#include "log/jsonform.h"
#include "sql/logfile.h"
#include "sql/opening.h"
#include "sql/postgresstore.h"
#include "sql/sqlitestore.h"
#include "sql/turn.h"

namespace seriatim::sql {

namespace {

Refusal readOnly(const QString &reason)
{
    return {Rule::LogReadOnly, {}, {{"reason", reason}}};
}

class FileClosing final : public Closing
{
public:
    FileClosing(SqliteStore &store, std::unique_ptr<Transaction> transaction)
        : m_store(store), m_transaction(std::move(transaction))
    {
    }

    void close(const LogMoved &moved) override
    {
        const Version version = m_store.log().versionOf(codec::LogStream) + 1;
        const QByteArray data = dataAbout(moved);
        m_transaction->append({ids::next(), {}}, {{codec::LogStream, version, codec::typeOf(moved), data}});
        m_store.database().run("log.setRole", QVariantList{QStringLiteral("moved")});
        m_transaction->commit();
    }

private:
    SqliteStore &m_store;
    std::unique_ptr<Transaction> m_transaction;
};

class FileDeparture final : public Departure
{
public:
    explicit FileDeparture(std::unique_ptr<Store> store) : m_store(std::move(store)) {}

    const EventLog &log() const override { return m_store->log(); }
    QString readOnlyReason() const override { return m_store->readOnlyReason(); }
    bool mayClose() const override { return true; }
    Result<std::unique_ptr<Closing>> lock() override
    {
        auto transaction = m_store->log().begin();
        if (!transaction)
            return Refusal{Rule::LogBusy, {}, {{"log", log().info().id}}};
        if (const QString reason = readOnlyReason(); !reason.isEmpty())
            return readOnly(reason);
        return std::make_unique<FileClosing>(static_cast<SqliteStore &>(*m_store), std::move(transaction));
    }

private:
    std::unique_ptr<Store> m_store;
};

class ServerClosing final : public Closing
{
public:
    ServerClosing(const PostgresConnection &server, const Session &session) : m_server(server), m_session(session) {}
    ~ServerClosing() override
    {
        if (m_isOpen)
            m_server.rollBack();
    }

    /// Commits with a flush: were the end of the log lost in a crash, it would be live twice.
    void close(const LogMoved &moved) override
    {
        m_server.send({QStringLiteral("SET LOCAL synchronous_commit = on"),
            QStringLiteral("SELECT move_away(%1, %2, %3)")
                .arg(m_server.literal(codec::text(ids::next())), m_server.literal(m_session.origin),
                    m_server.literal(QString::fromUtf8(dataAbout(moved))))});
        m_server.commit();
        m_isOpen = false;
    }

private:
    const PostgresConnection &m_server;
    const Session &m_session;
    bool m_isOpen = true;
};

/// The lock is held by a connection of its own, so that what is read meanwhile can be settled.
class ServerDeparture final : public Departure
{
public:
    ServerDeparture(std::unique_ptr<Store> store, const QString &address)
        : m_store(std::move(store)), m_server(*ServerAddress::parse(address), DefaultPatience)
    {
    }

    const EventLog &log() const override { return m_store->log(); }
    QString readOnlyReason() const override { return m_store->readOnlyReason(); }
    bool mayClose() const override
    {
        const auto rows =
            m_server.send({QStringLiteral("SELECT has_function_privilege('move_away(text, text, text)', 'execute')")});
        return rows.front().front().front().toBool();
    }
    Result<std::unique_ptr<Closing>> lock() override
    {
        auto closing = std::make_unique<ServerClosing>(m_server, m_store->log().session());
        try {
            beginWithTurn(m_server);
        } catch (const LogError &error) {
            if (error.kind() != LogError::Kind::Busy)
                throw;
            return Refusal{Rule::LogBusy, {}, {{"log", log().info().id}}};
        }
        const LogInfo now = log().info();
        if (const QString reason = static_cast<PostgresStore &>(*m_store).postgresLog().objection(now);
            !reason.isEmpty())
            return readOnly(reason);
        return closing;
    }

private:
    std::unique_ptr<Store> m_store;
    const PostgresConnection m_server;
};

} // namespace

std::variant<std::unique_ptr<Departure>, OpenFailure> openDeparture(const QString &log, const Session &session)
{
    auto opened = openStore(log, session);
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return *failure;
    auto store = std::move(std::get<std::unique_ptr<Store>>(opened));
    if (isOnServer(log))
        return std::make_unique<ServerDeparture>(std::move(store), log);
    // Whoever closed it may have been killed before its end was on the disk; what is built on it must not lose it.
    if (store->log().info().role == LogRole::Moved)
        syncTail(log);
    return std::make_unique<FileDeparture>(std::move(store));
}

QByteArray dataAbout(const AnyEvent &event)
{
    json::ObjectText data = codec::encode(event);
    data.add("request", codec::digest(data));
    return data.text();
}

} // namespace seriatim::sql
