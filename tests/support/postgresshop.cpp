#include "support/postgresshop.h"

#include <stdexcept>

#include "log/chain.h"
#include "sql/postgresconnection.h"
#include "sql/serveropening.h"
#include "support/postgresserver.h"

namespace seriatim {

namespace {

/// What the administrator does while others work.
class Administration
{
public:
    explicit Administration(const QString &address)
        : m_connection(
            *sql::ServerAddress::parse(PostgresServer::as(QStringLiteral("admin"), address)), std::chrono::seconds(20))
    {
        m_connection.send({QStringLiteral("SET synchronous_commit = off")});
    }

    void giveClock()
    {
        m_connection.send(
            {QStringLiteral("SET ROLE seriatim_owner"), QStringLiteral("CREATE TABLE test_clock (now timestamptz)"),
                QStringLiteral("INSERT INTO test_clock VALUES (now())"),
                QStringLiteral("CREATE OR REPLACE FUNCTION clock() RETURNS timestamptz LANGUAGE sql SECURITY DEFINER "
                               "SET search_path = seriatim AS 'SELECT now FROM test_clock'"),
                QStringLiteral("RESET ROLE")});
    }

    void setClock(const QDateTime &time)
    {
        if (time == m_time)
            return;
        m_time = time;
        m_connection.send(
            {QStringLiteral("UPDATE test_clock SET now = %1").arg(m_connection.literal(chain::timestamp(time)))});
    }

private:
    sql::PostgresConnection m_connection;
    QDateTime m_time;
};

/// A store whose server goes by the session's clock.
class Clocked final : public Store, public EventLog
{
public:
    Clocked(std::unique_ptr<Store> store, const QString &address)
        : m_store(std::move(store)), m_admin(address), m_address(PostgresServer::as(QStringLiteral("admin"), address))
    {
    }

    EventLog &log() override { return *this; }
    const EventLog &log() const override { return *this; }
    const Numbers &numbers() const override { return m_store->numbers(); }
    const Documents &documents() const override { return m_store->documents(); }
    const Parties &parties() const override { return m_store->parties(); }
    /// The administrator's: clerks cannot rebuild.
    Upkeep &upkeep() override
    {
        if (!m_administrators)
            m_administrators = std::get<std::unique_ptr<Store>>(sql::openServer(m_address, session()));
        return m_administrators->upkeep();
    }
    QString readOnlyReason() const override { return m_store->readOnlyReason(); }

    LogInfo info() const override { return under().info(); }
    const Session &session() const override { return under().session(); }
    std::vector<RecordedEvent> read(Position after, int limit) const override { return under().read(after, limit); }
    std::vector<RecordedEvent> stream(const QString &stream) const override { return under().stream(stream); }
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override
    {
        return under().latest(stream, type);
    }
    Version versionOf(const QString &stream) const override { return under().versionOf(stream); }
    QString latestTime(Position from) const override { return under().latestTime(from); }
    std::optional<CommandRecord> command(const QUuid &id) const override { return under().command(id); }
    void settle() const override { under().settle(); }
    void awaitCommits() const override { under().awaitCommits(); }
    void expect(const Foresight &foresight) override { m_store->log().expect(foresight); }
    bool listen(std::function<void()> grown) override { return m_store->log().listen(std::move(grown)); }
    std::unique_ptr<Transaction> begin() override
    {
        m_admin.setClock(session().clock());
        return m_store->log().begin();
    }

private:
    const EventLog &under() const { return std::as_const(*m_store).log(); }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<Store> m_administrators;
    Administration m_admin;
    QString m_address;
};

class PostgresShop final : public Shop
{
public:
    PostgresShop() : m_address(PostgresServer::instance().newLog()) { Administration(m_address).giveClock(); }
    ~PostgresShop() override { PostgresServer::instance().drop(m_address); }

    std::unique_ptr<Store> open(const Session &session, Patience patience) override
    {
        PostgresServer::letIn(m_address, session.actor);
        auto opened = sql::openServer(PostgresServer::as(session.actor, m_address), session, {patience});
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            throw std::runtime_error("the log could not be opened: " + failure->detail.toStdString());
        return std::make_unique<Clocked>(std::move(std::get<std::unique_ptr<Store>>(opened)), m_address);
    }

    QString path() const override { return m_address; }

private:
    QString m_address;
};

} // namespace

std::unique_ptr<Shop> makePostgresShop()
{
    return std::make_unique<PostgresShop>();
}

} // namespace seriatim
