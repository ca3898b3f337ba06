#include <QTest>

#include "audit/verify.h"
#include "log/codec.h"
#include "support/clerk.h"
#include "support/copies.h"
#include "support/rawfile.h"

using namespace seriatim;

/// In a file the rows of a plain issue are written once, ahead of its events (core/sql/issueinsert.h). They are those
/// that the events would make one by one, which `verify` makes anew; and whoever writes rows ahead with a database tool
/// is held to them as the program is: events that tell anything else are refused.
class TestIssueAhead : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theRowsNeedNoEventToTellThem();
    void theFirstOfAPeriodIsToldByItsEvents();
    void theRowsAreThoseThatTheEventsMake_data();
    void theRowsAreThoseThatTheEventsMake();
    void eventsThatTellWhatStandsThereAreTaken();
    void eventsThatTellAnythingElseAreRefused_data();
    void eventsThatTellAnythingElseAreRefused();
    void aCommandThatReachesAheadTakesNoOtherEvents();
    void noNumberIsPassedOver();
    void aFinalNumberIsNotFinalizedAgain();

private:
    QString refusal(const QStringList &statements) const;

    Copies m_log;
    Clock m_clock;
    DocumentContent m_content;
};

namespace {

const QString Third = QStringLiteral("33333333-0000-4000-8000-000000000003");

/// What an issue of a third document leaves, made of what the second left: its rows, and its three events.
QStringList thirdIssue()
{
    const auto event = [](int ahead, const QString &stream) {
        return QStringLiteral(
            "INSERT INTO event SELECT l.position + 1, %2, "
            "1 + coalesce((SELECT max(version) FROM event WHERE stream = %2), 0), e.type, e.recorded_at, e.actor, "
            "e.origin, 'third', replace(replace(replace(replace(e.data, r.document, '%3'), '-00002', '-00003'), "
            "':2,', ':3,'), coalesce(e.data ->> '$.request', 'no request'), 'asked'), randomblob(32) "
            "FROM log l, event e, register r WHERE r.ordinal = 2 AND e.position = r.first_position + %1")
            .arg(ahead)
            .arg(stream, Third);
    };
    return {"UPDATE period SET next = 4, finalized = finalized + 1",
        "INSERT INTO command SELECT 'third', position + 1, position + 3, 'asked' FROM log",
        QStringLiteral("INSERT INTO register SELECT series, period, 3, 'INV-2026-00003', state, '%1', holder, origin, "
                       "purpose, reason, date, shown, inversion, since, by, l.position + 1, l.position + 3, l.position "
                       "+ 3 FROM register, log l WHERE ordinal = 2")
            .arg(Third),
        QStringLiteral("INSERT INTO document SELECT '%1', kind, state, wished_series, series, period, 3, "
                       "'INV-2026-00003', date, due, party_id, party_name, reference, currency, net, gross, amount, "
                       "follows, 1, copies, l.position + 2, changed_at, changed_by, l.position + 3 FROM document, log "
                       "l WHERE ordinal = 2")
            .arg(Third),
        event(0, "e.stream"), event(1, QStringLiteral("'document/%1'").arg(Third)), event(2, "e.stream")};
}

QStringList findingsOf(Store &store)
{
    QStringList ids;
    for (const Finding &each : verify(store.log(), store.numbers(), store.upkeep()).findings)
        ids.append(findingId(each.kind));
    return ids;
}

} // namespace

void TestIssueAhead::initTestCase()
{
    const auto shop = makeShop("sqlite");
    {
        Clerk anna(*shop, m_clock);
        anna.setUp();
        m_content = anna.content();
        done(anna.issue(m_content));
        done(anna.issue(m_content));
    }
    m_log.keep(shop->path());
}

void TestIssueAhead::init()
{
    m_log.renew();
}

QString TestIssueAhead::refusal(const QStringList &statements) const
{
    try {
        rawfile::tamper(m_log.path(), statements);
    } catch (const std::runtime_error &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

void TestIssueAhead::theRowsNeedNoEventToTellThem()
{
    rawfile::tamper(m_log.path(), {"DROP TRIGGER event_is_told"});
    const auto store = m_log.open("anna");
    IssueDocument command;
    command.content = m_content;
    const auto answer = done(issueDocument(*store, command));
    QCOMPARE(answer.number, "INV-2026-00003");
    QCOMPARE(store->numbers().number(answer.number)->state, series::NumberState::Finalized);
    QCOMPARE(store->documents().byNumber(answer.number)->id, answer.document);
    QVERIFY(store->log().command(command.command));
}

/// Of its types of events the log may know none yet, and the counter is not there.
void TestIssueAhead::theFirstOfAPeriodIsToldByItsEvents()
{
    const auto store = m_log.open("anna");
    IssueDocument command;
    command.content = m_content;
    command.content->date = m_content.date.addYears(-1);
    command.accepted = Acceptance(true);
    QCOMPARE(done(issueDocument(*store, command)).number, "INV-2025-00001");
    QCOMPARE(findingsOf(*store), QStringList());
}

void TestIssueAhead::theRowsAreThoseThatTheEventsMake_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<int>("days");
    QTest::newRow("plain") << "Contoso"
                           << "EUR" << 0;
    QTest::newRow("quotes") << "O'Neill \"& Sons\" \\ {x} % %s \u00e9\U0001F600"
                            << "EUR" << 0;
    QTest::newRow("no minor units") << "Contoso"
                                    << "JPY" << 0;
    QTest::newRow("three of them") << "Contoso"
                                   << "KWD" << 0;
    QTest::newRow("out of order") << "Contoso"
                                  << "EUR" << -1;
}

void TestIssueAhead::theRowsAreThoseThatTheEventsMake()
{
    QFETCH(QString, name);
    QFETCH(QString, currency);
    QFETCH(int, days);
    const auto store = m_log.open(name);
    IssueDocument command;
    command.content = m_content;
    command.content->party.name = name;
    command.content->reference = name;
    command.content->currency = currency;
    command.content->lines.front().price = Decimal(-7, 0);
    command.content->date = m_content.date.addDays(days);
    command.content->due = {};
    command.accepted = Acceptance(true);
    const auto answer = done(issueDocument(*store, command));
    QCOMPARE(answer.number, "INV-2026-00003");
    SaveDraft draft;
    draft.content = *command.content;
    draft.content.party.id = codec::text(QUuid::createUuid());
    draft.content.due = draft.content.date.addDays(30);
    draft.content.follows = {answer.document, "invoice", answer.number};
    IssueDocument drafted;
    drafted.id = done(saveDraft(*store, draft)).document;
    drafted.accepted = Acceptance(true);
    QCOMPARE(done(issueDocument(*store, drafted)).number, "INV-2026-00004");
    QCOMPARE(findingsOf(*store), QStringList());
}

void TestIssueAhead::eventsThatTellWhatStandsThereAreTaken()
{
    QCOMPARE(refusal(thirdIssue()), QString());
    const auto number = m_log.open("anna")->numbers().number("INV-2026-00003");
    QCOMPARE(number->document, Third);
}

void TestIssueAhead::eventsThatTellAnythingElseAreRefused_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("instead");
    QTest::addColumn<QString>("reason");
    const QString reason = QStringLiteral("what stands there ahead");
    QTest::newRow("another document's number")
        << 3
        << "INSERT INTO register SELECT series, period, 3, 'INV-2026-00003', state, document, holder, origin, purpose, "
           "reason, date, shown, inversion, since, by, l.position + 1, l.position + 3, l.position + 3 FROM register, "
           "log l WHERE ordinal = 2"
        << reason;
    QTest::newRow("a text that its pattern does not make")
        << 3 << thirdIssue()[2].replace("'INV-2026-00003'", "'INV-2026-00009'") << reason;
    QTest::newRow("reserved only") << 3 << thirdIssue()[2].replace(", state,", ", 'reserved',") << reason;
    QTest::newRow("a later event's") << 3
                                     << thirdIssue()[2].replace("l.position + 1, l.position + 3",
                                            "l.position + 1, "
                                            "l.position + 9")
                                     << reason;
    QTest::newRow("a counter that stands still") << 1 << "UPDATE period SET finalized = finalized + 1" << reason;
    QTest::newRow("a number that is passed over")
        << 3 << thirdIssue()[2].replace("period, 3, 'INV-2026-00003'", "period, 4, 'INV-2026-00004'") << reason;
    QTest::newRow("no document") << 4 << "SELECT 1" << reason;
    QTest::newRow("a document that is void") << 4 << thirdIssue()[3].replace("kind, state,", "kind, 'void',") << reason;
    QTest::newRow("the number before as final") << 7 << thirdIssue()[6].replace("':3,'", "':2,'") << reason;
    QTest::newRow("final for another document")
        << 7 << thirdIssue()[6].replace(Third, "44444444-0000-4000-8000-000000000004") << reason;
    QTest::newRow("the command of another") << 2 << "INSERT INTO command SELECT 'third', 1, 3, 'asked'"
                                            << "a command id is used once";
    QTest::newRow("no command ahead") << 2 << "SELECT 1"
                                      << "a number taken is the next of its period";
}

void TestIssueAhead::eventsThatTellAnythingElseAreRefused()
{
    QFETCH(int, at);
    QFETCH(QString, instead);
    QFETCH(QString, reason);
    QStringList statements = thirdIssue();
    statements[at - 1] = instead;
    if (at <= 3)
        statements.resize(5); // The first event finds it.
    const QString refused = refusal(statements);
    QVERIFY2(refused.contains(reason), qPrintable(refused));
}

void TestIssueAhead::aCommandThatReachesAheadTakesNoOtherEvents()
{
    QStringList statements = thirdIssue();
    statements[4].replace("e.type", "'NumberVoided'");
    QVERIFY(refusal(statements).contains("what stands there ahead"));
    statements = thirdIssue();
    statements[6].replace("e.type", "'DocumentIssued'");
    QVERIFY(refusal(statements).contains("what stands there ahead"));
}

void TestIssueAhead::noNumberIsPassedOver()
{
    QStringList statements = thirdIssue();
    for (QString &each : statements)
        each.replace("next = 4", "next = 5")
            .replace("period, 3,", "period, 4,")
            .replace("-00003'", "-00004'")
            .replace("':3,'", "':4,'");
    QVERIFY(refusal(statements).contains("what stands there ahead"));
}

void TestIssueAhead::aFinalNumberIsNotFinalizedAgain()
{
    QVERIFY(refusal(
        {"INSERT INTO command SELECT 'third', position + 1, position + 1, '' FROM log",
            thirdIssue()[6]
                .replace("':3,'", "':2,'")
                .replace("'-00003'", "'-00002'")
                .replace(Third,
                    rawfile::valueOf(m_log.path(), "SELECT document FROM register WHERE ordinal = 2").toString())})
                .contains("what stands there ahead"));
}

QTEST_GUILESS_MAIN(TestIssueAhead)
#include "tst_issueahead.moc"
