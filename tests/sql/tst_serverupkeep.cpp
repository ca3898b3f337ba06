#include <QTest>

#include "audit/verify.h"
#include "sql/postgresconnection.h"
#include "sql/serveropening.h"
#include "support/clerk.h"
#include "support/clockedupkeep.h"
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
    std::vector<Difference> differences();
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

/// As a clerk finds them.
std::vector<Difference> TestServerUpkeep::differences()
{
    return ClockedUpkeep(storeOf("anna")->upkeep()).compare({});
}

void TestServerUpkeep::falsify(const QString &statement)
{
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    admin.send({statement});
}

void TestServerUpkeep::aHealthyLogIsNotAccused()
{
    for (const Difference &each : differences())
        QFAIL(qPrintable(each.table + ": " + each.key));
    const auto store = storeOf("anna");
    ClockedUpkeep upkeep(store->upkeep());
    QVERIFY(verify(store->log(), store->numbers(), upkeep).intact());
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
    const auto found = differences();
    QVERIFY(!found.empty());
    for (const Difference &each : found)
        QCOMPARE(each.table, table);
    QVERIFY(storeOf("admin")->upkeep().rebuild({}));
    QVERIFY(differences().empty());
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
    const std::size_t many = differences().size();
    QVERIFY(many > 0);
    try {
        store->upkeep().rebuild({});
        QFAIL("the evidence was destroyed");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::Damaged);
    }
    QCOMPARE(differences().size(), many);
    change("Somebody Else", "Harbour Books");
    QVERIFY(differences().empty());
}

/// To make its tables anew would give the same numbers again.
void TestServerUpkeep::aCutTailIsToldAndKept()
{
    const auto store = storeOf("admin");
    const Position head = store->log().info().head.position;
    falsify(QStringLiteral("SET session_replication_role = replica; DELETE FROM event WHERE position > %1; "
                           "UPDATE log SET position = %1, hash = (SELECT hash FROM event WHERE position = %1)")
                .arg(head - 2));
    ClockedUpkeep upkeep(store->upkeep());
    const VerifyReport report = verify(store->log(), store->numbers(), upkeep);
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
