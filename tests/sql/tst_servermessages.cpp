#include <QTest>

#include "sql/postgresconnection.h"
#include "sql/snapshot.h"
#include "support/postgresserver.h"

using namespace seriatim;

/// A message of several statements is done only if the last of them is: Qt's `exec` tells of the first alone, and calls
/// the commit of an aborted transaction a success.
class TestServerMessages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyResultIsRead();
    void aFailureInTheLastStatementIsNoticed();
    void aViolationThatShowsAtTheCommitIsNoticed();
    void theCommitOfAnAbortedTransactionIsNoticed();
    void whatWasSentAheadIsDoneBeforeWhatFollows();
    void itsFailureIsToldByWhatFollows();
    void aFailedCourtesyIsNotTold();
    void aRollbackLooksPastWhatFailed();
    void aConnectionThatWentUnderACourtesyIsToldByWhatFollows();
    void aConnectionThatWentUnderASnapshotIsToldByWhatFollows();
    void aServerThatRefusesTheSettingsIsNotHeld();
    void stepsAreCarriedOutEachByItself();
    void aStepThatFailsIsToldAndTheOthersAreDone();
    void aStepWhoseCommitFailsIsToldFromOneThatWasRefused();
    void aConnectionThatWentUnderAStepIsTold();
    void whatIsNullIsNull();
    void textStaysText();

private:
    std::unique_ptr<sql::PostgresConnection> connect() const
    {
        return std::make_unique<sql::PostgresConnection>(
            *sql::ServerAddress::parse(m_address), std::chrono::seconds(5));
    }

    QString m_address;
    std::unique_ptr<sql::PostgresConnection> m_connection;
};

namespace {

/// The state of the error, and the statement that it met: `22012 at 1`; empty: all went well.
template <typename Call>
QString failureOf(Call call)
{
    try {
        call();
    } catch (const sql::ServerError &error) {
        return QStringLiteral("%1 at %2").arg(error.state()).arg(error.statement());
    }
    return {};
}

} // namespace

void TestServerMessages::initTestCase()
{
    m_address = PostgresServer::as("admin", PostgresServer::instance().newLog());
    m_connection = connect();
}

void TestServerMessages::everyResultIsRead()
{
    const auto results =
        m_connection->send({"SELECT 1, 'one'", "SET application_name = 'x'", "SELECT 2 UNION SELECT 3 ORDER BY 1"});
    QCOMPARE(results.size(), 3U);
    QCOMPARE(results[0].front(), (QVariantList{1, "one"}));
    QVERIFY(results[1].empty());
    QCOMPARE(results[2].size(), 2U);
    QCOMPARE(results[2].back().front().toInt(), 3);
}

void TestServerMessages::aFailureInTheLastStatementIsNoticed()
{
    QCOMPARE(failureOf([&] { m_connection->send({"SELECT 1", "SELECT 1 / 0"}); }), "22012 at 1");
    QCOMPARE(failureOf([&] { m_connection->send({"SELECT 1", "SELECT 1 / 0", "SELECT 2"}); }), "22012 at 1");
    QCOMPARE(failureOf([&] { m_connection->send({"SELECT 1 / 0", "SELECT 2"}); }), "22012 at 0");
}

void TestServerMessages::aViolationThatShowsAtTheCommitIsNoticed()
{
    m_connection->send({"CREATE TEMP TABLE once (x int UNIQUE DEFERRABLE INITIALLY DEFERRED)"});
    QCOMPARE(failureOf([&] {
        m_connection->send({"BEGIN", "INSERT INTO once VALUES (1)", "INSERT INTO once VALUES (1)", "COMMIT"});
    }),
        "23505 at 3");
    QCOMPARE(m_connection->send({"SELECT count(*) FROM once"}).front().front().front().toInt(), 0);
}

void TestServerMessages::theCommitOfAnAbortedTransactionIsNoticed()
{
    m_connection->send({"BEGIN", "CREATE TEMP TABLE gone (x int)"});
    QCOMPARE(failureOf([&] { m_connection->send({"SELECT 1 / 0"}); }), "22012 at 0");
    QVERIFY(!failureOf([&] { m_connection->commit(); }).isEmpty());
    m_connection->send({"ROLLBACK"});
}

void TestServerMessages::whatWasSentAheadIsDoneBeforeWhatFollows()
{
    m_connection->send({"CREATE TEMP TABLE ahead (x int)"});
    for (int i = 0; i < 3; ++i)
        m_connection->post({QStringLiteral("INSERT INTO ahead VALUES (%1)").arg(i)});
    QCOMPARE(m_connection->send({"SELECT count(*) FROM ahead"}).front().front().front().toInt(), 3);
}

void TestServerMessages::itsFailureIsToldByWhatFollows()
{
    m_connection->post({"SELECT 1", "SELECT 1 / 0"});
    QCOMPARE(failureOf([&] { m_connection->send({"SELECT 1"}); }), "22012 at 0");
    QCOMPARE(failureOf([&] { m_connection->send({"SELECT 1"}); }), "");
}

void TestServerMessages::aFailedCourtesyIsNotTold()
{
    m_connection->sendCourtesy("SELECT 1 / 0");
    QCOMPARE(m_connection->send({"SELECT 5"}).front().front().front().toInt(), 5);
}

void TestServerMessages::aRollbackLooksPastWhatFailed()
{
    m_connection->send({"BEGIN", "CREATE TEMP TABLE undone (x int)"});
    m_connection->post({"SELECT 1 / 0"});
    m_connection->rollBack();
    QCOMPARE(m_connection->send({"SELECT to_regclass('undone') IS NULL"}).front().front().front().toBool(), true);
}

void TestServerMessages::aConnectionThatWentUnderACourtesyIsToldByWhatFollows()
{
    const auto broken = connect();
    broken->sendCourtesy("SELECT pg_terminate_backend(pg_backend_pid())");
    QVERIFY(!failureOf([&] { broken->send({"SELECT 1"}); }).isEmpty());
}

void TestServerMessages::aConnectionThatWentUnderASnapshotIsToldByWhatFollows()
{
    const auto broken = connect();
    {
        const sql::Snapshot snapshot(*broken);
        QVERIFY(!failureOf([&] { broken->send({"SELECT pg_terminate_backend(pg_backend_pid())"}); }).isEmpty());
    }
    QVERIFY(!failureOf([&] { broken->send({"SELECT 1"}); }).isEmpty());
}

void TestServerMessages::aServerThatRefusesTheSettingsIsNotHeld()
{
    const QStringList before = QSqlDatabase::connectionNames();
    QVERIFY_EXCEPTION_THROWN(
        sql::PostgresConnection(*sql::ServerAddress::parse(m_address), std::chrono::seconds(-5)), sql::ServerError);
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

namespace {

const sql::Step Courtesy{"courtesy", "SELECT 1 / 0"};

sql::Step noted(const char *value)
{
    return {"noted", "INSERT INTO noted VALUES ($1) RETURNING x, 'found'", {value}};
}

} // namespace

void TestServerMessages::stepsAreCarriedOutEachByItself()
{
    m_connection->send({"CREATE TEMP TABLE noted (x int PRIMARY KEY)"});
    for (const char *value : {"1", "2"}) { // The second time, what was prepared is known.
        const auto found =
            m_connection->carryOut(std::vector{noted(value), {"txid", "SELECT txid_current()"}}, Courtesy);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front(), (QVariantList{QString(value), "found"}));
    }
    QCOMPARE(m_connection->send({"SELECT count(*) FROM noted"}).front().front().front().toInt(), 2);
}

void TestServerMessages::aStepThatFailsIsToldAndTheOthersAreDone()
{
    QCOMPARE(failureOf([&] { m_connection->carryOut(std::vector{noted("1"), noted("3")}, Courtesy); }), "23505 at 0");
    QCOMPARE(failureOf([&] { m_connection->carryOut(std::vector{noted("4"), noted("1")}, Courtesy); }), "23505 at 2");
    QCOMPARE(failureOf([&] { m_connection->carryOut(std::vector{noted("1"), noted("x")}, Courtesy); }), "23505 at 0");
    QCOMPARE(m_connection->send({"SELECT count(*) FROM noted"}).front().front().front().toInt(), 4);
}

void TestServerMessages::aStepWhoseCommitFailsIsToldFromOneThatWasRefused()
{
    m_connection->send({"CREATE TEMP TABLE late (x int UNIQUE DEFERRABLE INITIALLY DEFERRED)"});
    const sql::Step twice{"twice", "INSERT INTO late VALUES (1), (1) RETURNING x"};
    QCOMPARE(failureOf([&] { m_connection->carryOut(std::vector{twice, noted("5")}, Courtesy); }), "23505 at 1");
    QCOMPARE(failureOf([&] { m_connection->carryOut(std::vector{noted("6"), twice}, Courtesy); }), "23505 at 3");
    QCOMPARE(m_connection->send({"SELECT count(*) FROM noted"}).front().front().front().toInt(), 6);
}

void TestServerMessages::aConnectionThatWentUnderAStepIsTold()
{
    const sql::Step killed{"killed", "SELECT pg_terminate_backend(pg_backend_pid())"};
    for (const auto &steps : {std::vector{killed}, std::vector{killed, noted("7")}}) {
        const auto broken = connect();
        QVERIFY(!failureOf([&] { broken->carryOut(steps, Courtesy); }).isEmpty());
        QVERIFY(!failureOf([&] { broken->carryOut(steps, Courtesy); }).isEmpty());
    }
}

void TestServerMessages::whatIsNullIsNull()
{
    const sql::Step null{"null", "SELECT $1::text IS NULL, $2::text = '', NULL", {QByteArray(), ""}};
    QCOMPARE(m_connection->carryOut(std::vector{null}, Courtesy).front(), (QVariantList{"t", "t", QVariant()}));
}

void TestServerMessages::textStaysText()
{
    for (const QString &hostile : {QString("O'Brien'); DROP TABLE event; --"), QString("back\\slash \\' end"),
             QString("$$ $1 ? :name"), QString::fromUtf8("Łódź „ß“ 🙂"), QString("line\nbreak\ttab")}) {
        const auto row =
            m_connection->send({QStringLiteral("SELECT %1").arg(m_connection->literal(hostile))}).front().front();
        QCOMPARE(row.front().toString(), hostile);
    }
}

QTEST_GUILESS_MAIN(TestServerMessages)
#include "tst_servermessages.moc"
