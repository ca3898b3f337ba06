#include <QTest>

#include "audit/verify.h"
#include "sql/postgresconnection.h"
#include "sql/serveropening.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// The read models on a server, falsified past the functions by whoever owns them: `verify` names what is wrong, and
/// the administrator's `rebuild` makes it anew.
class TestServerUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aHealthyLogIsNotAccused();
    void whatIsFalsifiedIsNamedAndMadeAnew_data();
    void whatIsFalsifiedIsNamedAndMadeAnew();
    void aClerkCannotRebuild();
    void aChangedEventIsNotMadeTheTruth();
    void aCutTailIsToldAndKept();

private:
    std::unique_ptr<Store> storeOf(const QString &user);
    void falsify(const QString &statement);

    std::unique_ptr<Shop> m_shop;
};

void TestServerUpkeep::initTestCase()
{
    m_shop = makePostgresShop();
    Clerk anna(*m_shop, Clock());
    anna.setUp();
    for (int i = 0; i < 3; ++i)
        done(anna.issue(anna.content()));
    done(anna.reserveBlock(700)); // More than a page.
    done(anna.voidNumbers("INV-2026-00004", "INV-2026-00010"));
}

std::unique_ptr<Store> TestServerUpkeep::storeOf(const QString &user)
{
    auto opened = sql::openServer(PostgresServer::as(user, m_shop->path()), Session{user, "desk"});
    return std::move(std::get<std::unique_ptr<Store>>(opened));
}

void TestServerUpkeep::falsify(const QString &statement)
{
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    admin.send({statement});
}

void TestServerUpkeep::aHealthyLogIsNotAccused()
{
    const auto store = storeOf("anna");
    for (const Difference &each : store->upkeep().compare({}))
        QFAIL(qPrintable(each.table + ": " + each.key));
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
}

void TestServerUpkeep::whatIsFalsifiedIsNamedAndMadeAnew_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("table");
    QTest::newRow("a number's state") << "UPDATE register SET state = 'finalized' WHERE ordinal = 7"
                                      << "register";
    QTest::newRow("a number that is gone") << "DELETE FROM register WHERE ordinal = 650"
                                           << "register";
    QTest::newRow("a number that stands elsewhere") << "UPDATE register SET ordinal = 9000 WHERE ordinal = 8"
                                                    << "register";
    QTest::newRow("numbers that stand in each other's place")
        << "UPDATE register SET number = 'x' WHERE ordinal = 8; "
           "UPDATE register SET number = 'INV-2026-00008' WHERE ordinal = 800; "
           "UPDATE register SET number = 'INV-2026-00800' WHERE ordinal = 8"
        << "register";
    QTest::newRow("a counter") << "UPDATE period SET next = next + 5"
                               << "period";
    QTest::newRow("a document's sum") << "UPDATE document SET gross = gross - 1"
                                      << "document";
    QTest::newRow("a document from nowhere")
        << "INSERT INTO document SELECT * FROM jsonb_populate_record(NULL::document, (SELECT to_jsonb(d) || "
           "'{\"id\":\"x\",\"created\":9999}' FROM document d LIMIT 1))"
        << "document";
    QTest::newRow("a command") << "UPDATE command SET request = 'none'"
                               << "command";
    QTest::newRow("the company") << "UPDATE company SET company = jsonb_set(company::jsonb, '{dueDays}', '99')::text"
                                 << "company";
    QTest::newRow("a series' rules")
        << "UPDATE series_rules SET rules = replace(rules, 'INV', 'XNV') WHERE series = 'INV'"
        << "series_rules";
}

void TestServerUpkeep::whatIsFalsifiedIsNamedAndMadeAnew()
{
    QFETCH(QString, statement);
    QFETCH(QString, table);
    falsify(statement);
    const auto differences = storeOf("anna")->upkeep().compare({});
    QVERIFY(!differences.empty());
    for (const Difference &each : differences)
        QCOMPARE(each.table, table);
    QVERIFY(storeOf("admin")->upkeep().rebuild({}));
    QVERIFY(storeOf("anna")->upkeep().compare({}).empty());
}

void TestServerUpkeep::aClerkCannotRebuild()
{
    const auto store = storeOf("anna");
    QVERIFY(!store->upkeep().mayRebuild());
    QVERIFY(storeOf("admin")->upkeep().mayRebuild());
    QVERIFY_EXCEPTION_THROWN(store->upkeep().rebuild({}), LogError);
}

void TestServerUpkeep::aChangedEventIsNotMadeTheTruth()
{
    const auto change = [&](const char *from, const char *to) {
        falsify(
            QStringLiteral("SET session_replication_role = replica; UPDATE event SET data = replace(data, '%1', '%2')")
                .arg(from, to));
    };
    change("Harbour Books", "Somebody Else");
    const auto store = storeOf("admin");
    const auto differences = store->upkeep().compare({});
    QVERIFY(!differences.empty());
    try {
        store->upkeep().rebuild({});
        QFAIL("the evidence was destroyed");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::Damaged);
    }
    QCOMPARE(store->upkeep().compare({}).size(), differences.size());
    change("Somebody Else", "Harbour Books");
    QVERIFY(store->upkeep().compare({}).empty());
}

/// To make its tables anew would give the same numbers again.
void TestServerUpkeep::aCutTailIsToldAndKept()
{
    const auto store = storeOf("admin");
    const Position head = store->log().info().head.position;
    falsify(QStringLiteral("SET session_replication_role = replica; DELETE FROM event WHERE position > %1; "
                           "UPDATE log SET position = %1, hash = (SELECT hash FROM event WHERE position = %1)")
                .arg(head - 2));
    const VerifyReport report = verify(store->log(), store->numbers(), store->upkeep());
    QCOMPARE(report.findings.size(), std::size_t(1));
    QVERIFY(report.findings.front().kind == FindingKind::TailCut);
    QCOMPARE(report.findings.front().facts.value("last"), QString::number(head));
    try {
        store->upkeep().rebuild({});
        QFAIL("the evidence was destroyed");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::Damaged);
    }
}

QTEST_GUILESS_MAIN(TestServerUpkeep)
#include "tst_serverupkeep.moc"
