#include <QTest>

#include <future>
#include <set>

#include "sql/postgresconnection.h"
#include "sql/turn.h"
#include "support/postgresserver.h"

using namespace seriatim;
using namespace std::chrono_literals;

/// An administrator's long work waits for its turn without keeping the server from tidying up.
class TestTurn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whoeverWaitsAsksAnew();
    void patienceEnds();
    void whatGoesBeforeItIsDone();

private:
    std::unique_ptr<sql::PostgresConnection> connect(
        const QString &user, std::chrono::milliseconds patience = 10s) const
    {
        return std::make_unique<sql::PostgresConnection>(
            *sql::ServerAddress::parse(PostgresServer::as(user, m_address)), patience);
    }

    QString m_address;
};

void TestTurn::initTestCase()
{
    m_address = PostgresServer::instance().newLog({"anna"});
}

/// Each time in a transaction of its own, so that no moment is kept in view.
void TestTurn::whoeverWaitsAsksAnew()
{
    const auto anna = connect("anna"), watch = connect("admin");
    anna->send({"BEGIN", "SELECT lock_log()"});
    auto held = std::async(std::launch::async, [&] {
        const auto admin = connect("admin");
        sql::beginWithTurn(*admin);
        return admin->send({"SELECT mode FROM pg_locks WHERE relation = 'turn'::regclass AND pid = pg_backend_pid()"});
    });
    const QString waits = QStringLiteral(
        "SELECT xact_start::text FROM pg_stat_activity WHERE usename = 'admin' AND wait_event_type = 'Lock'");
    std::set<QString> transactions;
    const auto haveBeen = [&](std::size_t count) {
        const auto found = watch->send({waits});
        for (const QVariantList &row : found.front())
            transactions.insert(row.front().toString());
        return transactions.size() >= count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(haveBeen(3), 20'000);
    anna->send({"COMMIT"});
    QCOMPARE(held.get().front().front().front().toString(), "ExclusiveLock");
}

void TestTurn::patienceEnds()
{
    const auto anna = connect("anna"), admin = connect("admin", 100ms);
    anna->send({"BEGIN", "SELECT lock_log()"});
    try {
        sql::beginWithTurn(*admin);
        QFAIL("it has the turn");
    } catch (const LogError &error) {
        QCOMPARE(int(error.kind()), int(LogError::Kind::Busy));
    }
    QCOMPARE(admin->send({"SELECT now() = statement_timestamp()"}).front().front().front().toBool(), true);
    anna->rollBack();
}

void TestTurn::whatGoesBeforeItIsDone()
{
    const auto admin = connect("admin");
    sql::beginWithTurn(*admin, {QStringLiteral("SET LOCAL ROLE seriatim_owner")});
    QCOMPARE(admin->send({"SELECT current_user::text"}).front().front().front().toString(), "seriatim_owner");
    admin->rollBack();
}

QTEST_GUILESS_MAIN(TestTurn)
#include "tst_turn.moc"
