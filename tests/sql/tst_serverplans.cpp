#include <QRegularExpression>
#include <QTest>

#include "sql/postgresconnection.h"
#include "sql/statements.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// As tst_plans, on a server, whose planner goes by what it knows of the tables, and keeps the plan that it made while
/// they were empty. So the connection allows no other way than by key.
class TestServerPlans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatAClerkWaitsForScansNoTableThatGrows_data();
    void whatAClerkWaitsForScansNoTableThatGrows();
    void aScanIsSeen();
    void anAppendReadsAsMuchAfterHundredsOfEventsAsAfterFew();
    void theFirstCommandOfAConnectionReadsTheTailAlone();
    void whatAnIssueChangesIsWrittenOnce_data();
    void whatAnIssueChangesIsWrittenOnce();

private:
    QString planOf(const QString &statement) const;
    static bool scans(const QString &plan);
    qint64 rowsReadByAnAppend() const;
    qint64 eventsReadByThoseWhoLeft() const;

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<sql::PostgresConnection> m_anna;
};

void TestServerPlans::initTestCase()
{
    m_shop = makePostgresShop();
    Clerk(*m_shop, Clock()).setUp();
    m_anna = std::make_unique<sql::PostgresConnection>(
        *sql::ServerAddress::parse(PostgresServer::as("anna", m_shop->path())), std::chrono::seconds(5));
    m_anna->send({"SET plan_cache_mode = force_generic_plan"});
}

void TestServerPlans::whatAClerkWaitsForScansNoTableThatGrows_data()
{
    QTest::addColumn<QString>("statement");
    for (const char *name : {"log.version", "log.command", "log.stream", "log.latest", "log.latestOf", "log.latestTime",
             "log.read", "numbers.period", "numbers.byText", "numbers.byOrdinal", "numbers.reservationOf",
             "numbers.range", "numbers.finalizedBelow", "numbers.finalizedAbove", "numbers.page", "numbers.pageDown",
             "numbers.pageExceptions", "numbers.inversions", "numbers.story"})
        QTest::newRow(name) << name;
}

QString TestServerPlans::planOf(const QString &statement) const
{
    QString text = statement;
    QStringList values;
    for (int place = 1; text.contains(u'?'); ++place) {
        text.replace(text.indexOf(u'?'), 1, QStringLiteral("$%1").arg(place));
        values.append("NULL");
    }
    m_anna->send({"PREPARE asked AS " + text});
    const QString places = values.isEmpty() ? QString() : "(" + values.join(u',') + ")";
    const auto answers = m_anna->send({"EXPLAIN EXECUTE asked" + places});
    m_anna->send({"DEALLOCATE asked"});
    QStringList plan;
    for (const QVariantList &row : answers.front())
        plan.append(row.front().toString());
    return plan.join('\n');
}

bool TestServerPlans::scans(const QString &plan)
{
    static const QRegularExpression scan(
        R"((Seq|Bitmap Heap) Scan on (event|command|register|register_story|document))");
    return plan.contains(scan);
}

void TestServerPlans::whatAClerkWaitsForScansNoTableThatGrows()
{
    QFETCH(QString, statement);
    const QString plan = planOf(sql::statementText(statement));
    QVERIFY2(!scans(plan), qPrintable(plan));
}

void TestServerPlans::aScanIsSeen()
{
    QVERIFY(scans(planOf("SELECT * FROM register WHERE holder = ?")));
}

/// As the server counts them for the transaction.
qint64 TestServerPlans::rowsReadByAnAppend() const
{
    const auto results = m_anna->send(
        {"BEGIN", "SELECT append(gen_random_uuid()::text, 'desk', '{log}', '{1}', '{ClockConfirmed}', ARRAY['{}'])",
            "SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables "
            "WHERE relname IN ('event', 'command', 'register', 'document')",
            "ROLLBACK"});
    return results[2].front().front().toLongLong();
}

void TestServerPlans::anAppendReadsAsMuchAfterHundredsOfEventsAsAfterFew()
{
    Clerk anna(*m_shop, Clock());
    anna.draft();
    const qint64 few = rowsReadByAnAppend();
    for (int i = 0; i < 300; ++i)
        anna.draft();
    const qint64 many = rowsReadByAnAppend();
    QVERIFY2(many <= few + 10, qPrintable(QStringLiteral("%1, and then %2").arg(few).arg(many)));
}

/// Since the server counts; a connection tells what it has read when it ends at the latest.
qint64 TestServerPlans::eventsReadByThoseWhoLeft() const
{
    const auto count = [&](const QString &what) { return m_anna->send({what}).front().front().front().toLongLong(); };
    const QString others = QStringLiteral(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = session_user AND pid <> pg_backend_pid()");
    if (!QTest::qWaitFor([&] { return count(others) == 0; }, 30'000))
        throw std::runtime_error("a connection does not end");
    return count("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'event'");
}

/// It wants to know how late the log is by its clock, and holds the turn meanwhile: everybody waits for what it reads.
void TestServerPlans::theFirstCommandOfAConnectionReadsTheTailAlone()
{
    constexpr std::size_t documents = 4000;
    constexpr qint64 tail = 5000; ///< Events, of three for each document.
    {
        Clerk anna(*m_shop, Clock());
        std::vector<IssueDocument> commands(documents);
        for (IssueDocument &each : commands)
            each.content = anna.content();
        done(issueDocuments(anna.store(), commands).back());
    }
    const qint64 before = eventsReadByThoseWhoLeft();
    {
        Clerk anna(*m_shop, Clock());
        done(anna.issue(anna.content()));
    }
    const qint64 read = eventsReadByThoseWhoLeft() - before;
    QVERIFY2(read >= tail && read < tail + 500, qPrintable(QString::number(read)));
}

void TestServerPlans::whatAnIssueChangesIsWrittenOnce_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("register") << "register";
    QTest::newRow("document") << "document";
}

/// Rows of documents issued one after the other lie side by side: none left an older version between itself and the
/// next.
void TestServerPlans::whatAnIssueChangesIsWrittenOnce()
{
    QFETCH(QString, table);
    Clerk anna(*m_shop, Clock());
    for (int i = 0; i < 3; ++i)
        done(anna.issue(anna.content()));
    const auto places = m_anna->send(
        {QStringLiteral("SELECT (ctid::text::point)[1]::int FROM %1 ORDER BY position DESC LIMIT 2").arg(table)});
    QCOMPARE(places[0][0][0].toInt() - places[0][1][0].toInt(), 1);
}

QTEST_GUILESS_MAIN(TestServerPlans)
#include "tst_serverplans.moc"
