#include <QTest>

#include "audit/verify.h"
#include "log/chain.h"
#include "support/clerk.h"
#include "support/copies.h"
#include "support/rawfile.h"
#include "words/words.h"

using namespace seriatim;

// The read models are wrong, the log is right: `verify` names the rows, `rebuild` puts them right, and neither keeps
// anybody from issuing. Here the tables are changed behind the guards' back, which stand again afterwards, so that what
// is wrong is rows only, and pages of them are put right one by one.

class TestUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_log.renew(); }
    void rowsThatAreWrongAreNamedAndPutRight_data();
    void rowsThatAreWrongAreNamedAndPutRight();
    void whatIsMissingOfTheSchemaIsMadeAnew_data();
    void whatIsMissingOfTheSchemaIsMadeAnew();
    void theGuardsStandAfterARebuild();
    void aChangedEventIsNotMadeTheTruth();
    void aLastEventThatIsChangedWithItsHashIsNotMadeTheTruth();
    void othersIssueBetweenThePagesOfARebuild();
    void othersIssueBetweenThePagesOfAComparison();
    void aRebuildThatIsCancelledLeavesAWholeLog();

private:
    void tamper(const QString &statements) const;
    std::unique_ptr<Store> open(std::chrono::milliseconds patience = std::chrono::seconds(5)) const
    {
        return m_log.open("ben", patience);
    }
    bool issue(Store &store) const;

    Copies m_log;
    DocumentContent m_content;
};

namespace {

constexpr int Block = 5000; ///< Numbers reserved: with those issued, six pages of the register.

} // namespace

void TestUpkeep::initTestCase()
{
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
    m_log.keep(shop->path());
}

void TestUpkeep::tamper(const QString &statements) const
{
    rawfile::tamper(m_log.path(), statements.split(u';'), rawfile::Guards::StandAgain);
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
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("a trigger") << QStringList{"DROP TRIGGER number_voided"};
    QTest::newRow("an index") << QStringList{"DROP INDEX register_reserved"};
    QTest::newRow("a table") << QStringList{"DROP TABLE party"};
    QTest::newRow("the register") << QStringList{"DROP TABLE register"};
    QTest::newRow("a trigger that does nothing") << QStringList{"DROP TRIGGER party_saved",
        "CREATE TRIGGER party_saved INSTEAD OF INSERT ON rare_event WHEN false BEGIN SELECT 1; END"};
}

void TestUpkeep::whatIsMissingOfTheSchemaIsMadeAnew()
{
    QFETCH(QStringList, statements);
    const QString question = "SELECT sql FROM sqlite_schema ORDER BY type, name";
    const QVariantList whole = rawfile::valuesOf(m_log.path(), question);
    rawfile::tamper(m_log.path(), statements);
    QVERIFY(rawfile::valuesOf(m_log.path(), question) != whole);
    const auto differences = open()->upkeep().compare({});
    QVERIFY(std::ranges::find(differences, FindingKind::SchemaDiffers, &Difference::kind) != differences.end());
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(rawfile::valuesOf(m_log.path(), question), whole);
    const auto store = open();
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
}

void TestUpkeep::theGuardsStandAfterARebuild()
{
    rawfile::tamper(m_log.path(), {"DROP TRIGGER number_keeps_its_story"});
    QVERIFY(open()->upkeep().rebuild({}));
    const QString backwards = "UPDATE register SET state = 'reserved' WHERE state = 'finalized'";
    QVERIFY(rawfile::refusalTo(m_log.path(), backwards).contains("earlier state"));
}

/// The table still says what was issued: nothing is made from what the event says now, and nobody is told to do so.
void TestUpkeep::aChangedEventIsNotMadeTheTruth()
{
    tamper("UPDATE event SET data = replace(data, 'Harbour Books', 'Somebody Else')");
    rawfile::tamper(m_log.path(), {"DROP INDEX register_reserved"});
    const QString question = "SELECT DISTINCT party_name FROM document";
    const auto store = open();
    QStringList sentences;
    for (const Finding &each : verify(store->log(), store->numbers(), store->upkeep()).findings)
        sentences.append(words::sentence(each));
    QVERIFY(sentences.filter("does not fit its hash").size() > 0);
    QVERIFY(sentences.filter("do not rebuild it").size() > 0);
    QVERIFY2(sentences.filter("seriatim rebuild").isEmpty(), qPrintable(sentences.join(u'\n')));
    try {
        store->upkeep().rebuild({});
        QFAIL("the evidence was destroyed");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::Damaged);
        QVERIFY(error.detail().contains("does not fit its hash"));
    }
    QCOMPARE(rawfile::valuesOf(m_log.path(), question), QVariantList{"Harbour Books"});
}

/// Its link fits; but the log states another end.
void TestUpkeep::aLastEventThatIsChangedWithItsHashIsNotMadeTheTruth()
{
    {
        const auto store = open();
        const Position head = store->log().info().head.position;
        const auto ends = store->log().read(head - 2, 2);
        RecordedEvent last = ends.back();
        QCOMPARE(last.type, QStringLiteral("PartySaved"));
        last.data.replace("Harbour", "Another");
        tamper(QStringLiteral(
            "UPDATE event SET data = replace(data, 'Harbour', 'Another'), hash = x'%1' WHERE position = %2")
                   .arg(QString::fromLatin1(chain::link(ends.front().hash, last).toHex()))
                   .arg(head));
    }
    const auto store = open();
    QStringList sentences;
    for (const Finding &each : verify(store->log(), store->numbers(), store->upkeep()).findings)
        sentences.append(words::sentence(each));
    QVERIFY(sentences.filter("another end").size() + sentences.filter("says that it ends").size() > 0);
    QVERIFY2(sentences.filter("seriatim rebuild").isEmpty(), qPrintable(sentences.join(u'\n')));
    QVERIFY_EXCEPTION_THROWN(store->upkeep().rebuild({}), LogError);
    QCOMPARE(rawfile::valuesOf(m_log.path(), "SELECT name FROM party"), QVariantList{"Harbour Books"});
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
