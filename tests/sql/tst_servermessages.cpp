#include <QTest>

#include "sql/postgresconnection.h"
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
    void textStaysText();

private:
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
    const QString address = PostgresServer::instance().newLog();
    m_connection = std::make_unique<sql::PostgresConnection>(
        *sql::ServerAddress::parse(PostgresServer::as("admin", address)), std::chrono::seconds(5));
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
