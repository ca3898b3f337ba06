#include <QTest>

#include <future>

#include "sql/postgresconnection.h"
#include "sql/turn.h"
#include "support/postgresserver.h"

using namespace seriatim;
using namespace std::chrono_literals;

/// An administrator's work waits for its turn in the order of asking, without keeping the server from tidying up.
class TestTurn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void itIsServedInTheOrderOfAskingAndKeepsNoMomentInView();
    void patienceEnds();
    void itHasTheOwnersRights();

private:
    std::unique_ptr<sql::PostgresConnection> connect(
        const QString &user, std::chrono::milliseconds patience = 10s) const
    {
        return std::make_unique<sql::PostgresConnection>(
            *sql::ServerAddress::parse(PostgresServer::as(user, m_address)), patience);
    }

    /// Who has the turn or waits for it, by name, in the order of asking.
    QString queue() const;

    QString m_address;
    std::unique_ptr<sql::PostgresConnection> m_anna, m_watch;
};

void TestTurn::initTestCase()
{
    m_address = PostgresServer::instance().newLog({"anna", "ben"});
}

void TestTurn::init()
{
    m_anna = connect("anna");
    m_watch = connect("admin");
    m_anna->send({"BEGIN", "SELECT lock_log()"});
}

QString TestTurn::queue() const
{
    const auto found = m_watch->send({"SELECT string_agg(usename, ' ' ORDER BY granted DESC, waitstart) FROM pg_locks "
                                      "JOIN pg_stat_activity USING (pid) WHERE relation = 'seriatim.turn'::regclass "
                                      "AND mode = 'ExclusiveLock'"});
    return found.front().front().front().toString();
}

void TestTurn::itIsServedInTheOrderOfAskingAndKeepsNoMomentInView()
{
    std::promise<void> isSeen;
    std::future<void> admin;
    // Whoever stops here early is not to wait for it without end.
    auto letGo = qScopeGuard([&] { isSeen.set_value(); });
    admin = std::async(std::launch::async, [&] {
        const auto server = connect("admin");
        sql::beginWithTurn(*server);
        isSeen.get_future().wait();
    });
    QTRY_COMPARE(queue(), "anna admin");
    const auto moments = m_watch->send(
        {"SELECT count(backend_xmin) FROM pg_stat_activity WHERE usename = 'admin' AND pid <> pg_backend_pid()"});
    auto ben = std::async(std::launch::async, [&] {
        const auto server = connect("ben");
        server->send({"BEGIN", "SELECT lock_log()"});
        return true;
    });
    QTRY_COMPARE(queue(), "anna admin ben");
    m_anna->send({"COMMIT"});
    QTRY_COMPARE(queue(), "admin ben");
    letGo.dismiss();
    isSeen.set_value();
    admin.get();
    QVERIFY(ben.get());
    QCOMPARE(moments.front().front().front().toInt(), 0);
}

void TestTurn::patienceEnds()
{
    const auto admin = connect("admin", 100ms);
    try {
        sql::beginWithTurn(*admin);
        QFAIL("it has the turn");
    } catch (const LogError &error) {
        QCOMPARE(int(error.kind()), int(LogError::Kind::Busy));
    }
    // No transaction is left open.
    QVERIFY(admin->send({"SELECT now() = statement_timestamp()"}).front().front().front().toBool());
}

void TestTurn::itHasTheOwnersRights()
{
    m_anna->send({"COMMIT"});
    const auto admin = connect("admin");
    sql::beginWithTurn(*admin);
    QCOMPARE(admin->send({"SELECT current_user::text"}).front().front().front().toString(), "seriatim_owner");
    QCOMPARE(queue(), "admin");
}

QTEST_GUILESS_MAIN(TestTurn)
#include "tst_turn.moc"
