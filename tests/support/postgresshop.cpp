#include "support/postgresshop.h"

#include <stdexcept>

#include "log/chain.h"
#include "sql/postgresconnection.h"
#include "sql/serveropening.h"
#include "support/clockedupkeep.h"
#include "support/postgresserver.h"
#include "support/wrappedstore.h"

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

/// A store whose server goes by a clock of the test's.
class Clocked final : public WrappedStore
{
public:
    Clocked(std::unique_ptr<Store> store, const QString &address, std::function<QDateTime()> serversClock)
        : WrappedStore(std::move(store)),
          m_serversClock(std::move(serversClock)),
          m_admin(address),
          m_address(PostgresServer::as(QStringLiteral("admin"), address))
    {
    }

    /// The administrator's: clerks cannot rebuild.
    Upkeep &upkeep() override
    {
        if (!m_administrators)
            m_administrators = std::get<std::unique_ptr<Store>>(sql::openServer(m_address, session()));
        if (!m_upkeep)
            m_upkeep.emplace(m_administrators->upkeep());
        return *m_upkeep;
    }

private:
    QDateTime now() const override
    {
        m_admin.setClock(m_serversClock());
        return WrappedStore::now();
    }

    std::unique_ptr<Transaction> begin() override
    {
        m_admin.setClock(m_serversClock());
        return WrappedStore::begin();
    }

    std::unique_ptr<Forecast> forecast(Position known) override
    {
        m_admin.setClock(m_serversClock());
        return innerForecast(known);
    }

    std::function<QDateTime()> m_serversClock;
    std::unique_ptr<Store> m_administrators;
    std::optional<ClockedUpkeep> m_upkeep;
    mutable Administration m_admin;
    QString m_address;
};

class PostgresShop final : public Shop
{
public:
    explicit PostgresShop(std::function<QDateTime()> serversClock)
        : m_address(PostgresServer::instance().newLog()), m_serversClock(std::move(serversClock))
    {
        Administration(m_address).giveClock();
    }
    ~PostgresShop() override { PostgresServer::instance().drop(m_address); }

    std::unique_ptr<Store> open(const Session &session, Patience patience) override
    {
        PostgresServer::letIn(m_address, session.actor);
        auto opened = sql::openServer(PostgresServer::as(session.actor, m_address), session, {patience});
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            throw std::runtime_error("the log could not be opened: " + failure->detail.toStdString());
        return std::make_unique<Clocked>(std::move(std::get<std::unique_ptr<Store>>(opened)), m_address,
            m_serversClock ? m_serversClock : session.clock);
    }

    QString path() const override { return m_address; }

private:
    QString m_address;
    std::function<QDateTime()> m_serversClock; ///< None: it is the session's.
};

} // namespace

std::unique_ptr<Shop> makePostgresShop(std::function<QDateTime()> serversClock)
{
    return std::make_unique<PostgresShop>(std::move(serversClock));
}

} // namespace seriatim
