#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "audit/verify.h"
#include "sql/opening.h"
#include "support/clerk.h"

using namespace seriatim;

// The read models are wrong, the log is right: `verify` names the rows, `rebuild` puts them right, and neither keeps
// anybody from issuing. Here the tables are changed behind the guards' back, which stand again afterwards, so that what
// is wrong is rows only, and pages of them are put right one by one.

class TestUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void rowsThatAreWrongAreNamedAndPutRight_data();
    void rowsThatAreWrongAreNamedAndPutRight();
    void whatIsMissingOfTheSchemaIsMadeAnew_data();
    void whatIsMissingOfTheSchemaIsMadeAnew();
    void theGuardsStandAfterARebuild();
    void othersIssueBetweenThePagesOfARebuild();
    void othersIssueBetweenThePagesOfAComparison();
    void aRebuildThatIsCancelledLeavesAWholeLog();

private:
    void tamper(const QString &statement);
    QVariant value(const QString &query);
    std::unique_ptr<Store> open(std::chrono::milliseconds patience = std::chrono::seconds(5));
    bool issue(Store &store) const;

    QTemporaryDir m_folder;
    QString m_original;
    QString m_copy;
    int m_copies = 0;
    DocumentContent m_content;
};

namespace {

constexpr int Block = 5000; ///< Numbers reserved: with those issued, six pages of the register.
const QString Raw = QStringLiteral("raw");

/// Runs with a plain connection to the file, as a tool has it.
template <typename Work>
void withFile(const QString &path, Work work)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), Raw);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery("PRAGMA synchronous = OFF", database);
        work(database);
        database.close();
    }
    QSqlDatabase::removeDatabase(Raw);
}

void run(QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
}

QMap<QString, QString> triggersOf(QSqlDatabase &database)
{
    QMap<QString, QString> triggers;
    QSqlQuery query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'", database);
    while (query.next())
        triggers.insert(query.value(0).toString(), query.value(1).toString());
    return triggers;
}

} // namespace

void TestUpkeep::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const auto shop = makeShop("sqlite");
    const Clock clock;
    {
        Clerk anna(*shop, clock);
        anna.setUp();
        m_content = anna.content();
        for (int i = 0; i < 3; ++i)
            done(anna.issue(anna.content()));
        done(anna.issue(done(anna.credit(anna.numbers().number("INV-2026-00001")->document)).document));
        done(anna.reserveBlock(Block));
        done(anna.voidNumbers("INV-2026-00010", "INV-2026-00012"));
        done(anna.move("INV-2026-00007", true, anna.draft()));
        SaveParty save;
        save.card.party.name = "Harbour Books";
        done(saveParty(anna.store(), save));
    }
    m_original = m_folder.filePath("original");
    QVERIFY(QFile::copy(shop->path(), m_original));
}

void TestUpkeep::init()
{
    if (!m_copy.isEmpty())
        QFile::remove(m_copy);
    m_copy = m_folder.filePath(QStringLiteral("copy-%1").arg(++m_copies));
    QVERIFY(QFile::copy(m_original, m_copy));
}

void TestUpkeep::tamper(const QString &statement)
{
    withFile(m_copy, [&](QSqlDatabase &database) {
        const auto triggers = triggersOf(database);
        database.transaction();
        for (const QString &name : triggers.keys())
            run(database, "DROP TRIGGER " + name);
        for (const QString &each : statement.split(u';'))
            run(database, each);
        for (const QString &sql : triggers)
            run(database, sql);
        QVERIFY(database.commit());
    });
}

QVariant TestUpkeep::value(const QString &query)
{
    QVariant result;
    withFile(m_copy, [&](QSqlDatabase &database) {
        QSqlQuery asked(query, database);
        if (asked.next())
            result = asked.value(0);
    });
    return result;
}

std::unique_ptr<Store> TestUpkeep::open(std::chrono::milliseconds patience)
{
    return std::get<std::unique_ptr<Store>>(sql::openStore(m_copy, sessionOf("ben", Clock()), {patience}));
}

bool TestUpkeep::issue(Store &store) const
{
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.content = m_content;
    return !isRefused(issueDocument(store, command));
}

void TestUpkeep::rowsThatAreWrongAreNamedAndPutRight_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QStringList>("expected"); ///< Tables; the first difference's key follows a colon.

    // clang-format off
    const auto row = [](const char *name, const char *statement, const QStringList &expected) {
        QTest::newRow(name) << QString::fromLatin1(statement) << expected;
    };
    row("nothing", "SELECT 1", {});
    row("a number is changed", "UPDATE register SET reason = 'x' WHERE ordinal = 2", {"register: INV-2026-00002"});
    row("a number is gone", "DELETE FROM register WHERE ordinal = 4000", {"register: INV-2026-04000"});
    row("a number too many", "INSERT INTO register SELECT series, period, 99999, 'INV-2026-99999', state, document, holder, origin, purpose, "
        "reason, date, shown, inversion, since, by, first_position, finalized_position, position FROM register WHERE ordinal = 5000",
        {"register: INV-2026-99999"});
    row("a number in front of all", "UPDATE register SET series = '' WHERE series = 'INV' AND ordinal = 3", {"register: INV-2026-00003"});
    row("numbers of two pages swapped", "UPDATE register SET number = 'X' WHERE ordinal = 20;"
        "UPDATE register SET number = 'INV-2026-00020' WHERE ordinal = 4020; UPDATE register SET number = 'INV-2026-04020' WHERE ordinal = 20",
        {"register: *", "register: *", "register: *", "register: *"});
    row("all are gone", "DELETE FROM credit", {"credit: *"});
    row("a counter", "UPDATE period SET next = next + 1 WHERE series = 'INV'", {"period: INV 2026-01-01"});
    row("the story", "UPDATE register_story SET position = 3", {"register_story: INV 2026-01-01 7"});
    row("a document", "UPDATE document SET gross = 1 WHERE number = 'INV-2026-00002'", {"document: *"});
    row("the last document", "DELETE FROM document WHERE id = (SELECT max(id) FROM document)", {"document: *"});
    row("rules", "UPDATE series_rules SET rules = json_set(rules, '$.stepBack', json('true')) WHERE series = 'INV'", {"series_rules: INV "});
    row("a series", "UPDATE series SET retired = 1 WHERE code = 'INV'", {"series: INV"});
    row("a command", "DELETE FROM command WHERE first = (SELECT max(first) FROM command)", {"command: *"});
    row("a party", "UPDATE party SET name = 'Somebody Else'", {"party: *"});
    row("the company", "UPDATE company SET company = '{}'", {"company: 1"});
    row("a type", "DELETE FROM event_type WHERE type = 'PartySaved'", {"event_type: PartySaved"});
    // clang-format on
}

void TestUpkeep::rowsThatAreWrongAreNamedAndPutRight()
{
    QFETCH(QString, statement);
    QFETCH(QStringList, expected);
    tamper(statement);
    const auto store = open();
    QStringList found;
    for (const Difference &each : store->upkeep().compare({}))
        found.append(each.table + ": " + each.key);
    QCOMPARE(found.size(), expected.size());
    for (qsizetype i = 0; i < found.size(); ++i)
        QVERIFY2(expected[i].endsWith(u'*') ? found[i].startsWith(expected[i].chopped(1)) : found[i] == expected[i],
            qPrintable(found[i]));

    QVERIFY(store->upkeep().rebuild({}));
    QVERIFY(store->upkeep().compare({}).empty());
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
    QVERIFY(issue(*store));
    QVERIFY(store->upkeep().compare({}).empty());
}

void TestUpkeep::whatIsMissingOfTheSchemaIsMadeAnew_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("a trigger") << "DROP TRIGGER number_voided";
    QTest::newRow("an index") << "DROP INDEX register_reserved";
    QTest::newRow("a table") << "DROP TABLE party";
    QTest::newRow("the register") << "DROP TABLE register";
    QTest::newRow("a trigger that does nothing") << "DROP TRIGGER party_saved; CREATE TRIGGER party_saved AFTER INSERT "
                                                    "ON event WHEN false BEGIN SELECT 1\\; END";
}

void TestUpkeep::whatIsMissingOfTheSchemaIsMadeAnew()
{
    QFETCH(QString, statement);
    const QString schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY type, name)";
    const QString whole = value(schema).toString();
    withFile(m_copy, [&](QSqlDatabase &database) {
        for (QString each : statement.replace("\\;", "\x1f").split(u';'))
            run(database, each.replace(u'\x1f', u';'));
    });
    QVERIFY(value(schema).toString() != whole);
    const auto differences = open()->upkeep().compare({});
    QVERIFY(std::ranges::find(differences, FindingKind::SchemaDiffers, &Difference::kind) != differences.end());
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(value(schema).toString(), whole);
    const auto store = open();
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
}

void TestUpkeep::theGuardsStandAfterARebuild()
{
    withFile(m_copy, [](QSqlDatabase &database) { run(database, "DROP TRIGGER number_keeps_its_story"); });
    QVERIFY(open()->upkeep().rebuild({}));
    withFile(m_copy, [](QSqlDatabase &database) {
        QSqlQuery query(database);
        QVERIFY(!query.exec("UPDATE register SET state = 'reserved' WHERE state = 'finalized'"));
        QVERIFY(query.lastError().text().contains("earlier state"));
    });
}

/// All pages of the register are wrong. While some are right already and others not yet, somebody who does not
/// wait at all issues.
void TestUpkeep::othersIssueBetweenThePagesOfARebuild()
{
    tamper("UPDATE register SET holder = 'mallory'");
    const auto store = open();
    const auto other = open(std::chrono::milliseconds(0));
    int issuedBetween = 0;
    const auto ours = [&](qint64 ordinal) {
        const auto row = other->numbers().number(QStringLiteral("INV-2026-%1").arg(ordinal, 5, 10, QLatin1Char('0')));
        return row && row->holder == u"mallory";
    };
    QVERIFY(store->upkeep().rebuild([&](qint64, qint64) {
        if (!ours(1) && ours(Block))
            issuedBetween += issue(*other);
        return true;
    }));
    QVERIFY2(issuedBetween >= 3, qPrintable(QString::number(issuedBetween)));
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
}

void TestUpkeep::othersIssueBetweenThePagesOfAComparison()
{
    const auto store = open();
    const auto other = open(std::chrono::milliseconds(0));
    int asked = 0;
    int issued = 0;
    QVERIFY(store->upkeep()
                .compare([&](qint64, qint64) {
                    ++asked;
                    issued += issue(*other);
                    return true;
                })
                .empty());
    QVERIFY2(asked > 11, qPrintable(QString::number(asked)));
    QCOMPARE(issued, asked);
}

void TestUpkeep::aRebuildThatIsCancelledLeavesAWholeLog()
{
    tamper("UPDATE register SET holder = 'mallory'");
    const auto store = open();
    int pages = 0;
    QVERIFY(!store->upkeep().rebuild([&](qint64, qint64) { return ++pages < 8; }));
    QVERIFY(issue(*store));
    QVERIFY(store->upkeep().rebuild({}));
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
}

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
