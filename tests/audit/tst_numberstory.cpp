#include <QTest>

#include "audit/numbercheck.h"
#include "audit/storycheck.h"

using namespace seriatim;
using namespace seriatim::series;

/// Stories that no number can have, told by events that fit the chain: what a faulty program would write.
class TestNumberStory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aUsualStoryIsNotRemarkable();
    void aSkippedNumberIsNamed();
    void aPeriodThatDoesNotBeginWithItsFirstNumberIsNamed();
    void aNumberGivenTwiceIsNamed();
    void aNumberIsFinalizedOnlyWhenReserved();
    void aVoidedNumberStaysVoided();
    void onlyReservationsAreMoved();
    void onlyTheLatestStepsBack();
    void aClosedPeriodIsLeftAlone();
    void aPeriodWithReservationsIsNotClosed();
    void aTextOtherThanTheMasksIsNamed();
    void patternsThatCanClashAreNamed();
    void anImpossibleRangeIsNamed();
    void aNumberThatWasShownDoesNotStepBack();
    void stepsBackFollowTheRulesOfTheirTime();
    void aNumberGoesToTheDraftThatReservedIt();
    void aDocumentIsDatedInThePeriodOfItsNumber();
    void aNumberIsIssuedByItsHolder();
    void aDateOutOfOrderIsToldByItsEvent();
    void aDateInOrderIsNotToldToBeOutOfIt();
    void voidedNumbersAreNoNeighbours();
    void aDateOutOfOrderNeedsRulesThatLetItThrough();
    void aPeriodIsClosedWhenItIsOver();
    void aDocumentThatStandsCreditedIsNotVoided();
    void aNumberNeedsItsDocument();
    void aDocumentNeedsItsNumber();
    void bothMustBeOfOneCommand();
    void aDocumentIsVoidedWithItsNumber();
    void aDocumentIsVoidedWithItsOwnNumber();
    void anIssuedDocumentsNumberIsNotVoidedAmongReservations();
    void aDocumentThatWasIssuedIsFrozen();
    void versionsFollowEachOther();
    void whatIsWrittenBehindTheEndOfAMovedLogIsNamed();
    void aMillionNumbersAreChecked();

private:
    void tell(const AnyEvent &event, const QString &stream = QStringLiteral("series/INV"));
    void reserve(qint64 first, qint64 last, const QString &pattern = QStringLiteral("INV-2026-{#####}"));
    void reserveFor(const QString &document, qint64 ordinal);
    void issue(const QString &document, qint64 ordinal);
    void issueReserved(qint64 ordinal, const QDate &date, const QString &inversion = {});
    void define(const QString &code, const Rules &rules);
    void changeRules(const QDate &from, const Rules &rules);
    QStringList findings();

    std::unique_ptr<Notebook> m_notebook;
    std::unique_ptr<NumberCheck> m_numbers;
    std::unique_ptr<StoryCheck> m_story;
    QMap<QString, Version> m_versions;
    RecordedEvent m_recorded;
};

namespace {

using namespace seriatim::document;

const Period Year = *Period::fromKey(u"2026-01-01");
const QString Document = QStringLiteral("0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11");
const QString Other = QStringLiteral("6f1d0b7e-7f3c-4d0a-9d41-0c2a6c6f1d11");

Rules yearlyRules(const QString &mask)
{
    Rules rules;
    rules.mask = mask;
    rules.stepBack = true;
    return rules;
}

NumberFinalized finalized(qint64 ordinal)
{
    const QString number = QStringLiteral("INV-2026-%1").arg(ordinal, 5, 10, QLatin1Char('0'));
    return {Year, ordinal, ordinal, Document, number, QDate(2026, 3, 16), {}};
}

DocumentIssued issued(qint64 ordinal)
{
    DocumentContent content;
    content.date = finalized(ordinal).date;
    return {content, {}, "INV", Year, ordinal, finalized(ordinal).number};
}

} // namespace

void TestNumberStory::init()
{
    m_notebook = std::make_unique<Notebook>();
    m_numbers = std::make_unique<NumberCheck>(*m_notebook);
    m_story = std::make_unique<StoryCheck>(*m_notebook, *m_numbers, true);
    m_versions.clear();
    m_recorded = {};
    m_recorded.commandId = QStringLiteral("one");
    m_recorded.actor = QStringLiteral("anna");
    define("INV", yearlyRules("INV-{YYYY}-{#####}"));
}

void TestNumberStory::tell(const AnyEvent &event, const QString &stream)
{
    ++m_recorded.position;
    m_recorded.stream = stream;
    m_recorded.version = ++m_versions[stream];
    m_recorded.type = codec::typeOf(event);
    m_story->take(m_recorded, event);
    m_numbers->take(m_recorded, event);
}

void TestNumberStory::reserve(qint64 first, qint64 last, const QString &pattern)
{
    const auto text = [&](qint64 ordinal) {
        const qsizetype digits = pattern.count(u'#');
        return QString(pattern).replace(
            u'{' + QString(digits, u'#') + u'}', QString::number(ordinal).rightJustified(digits, u'0'));
    };
    tell(NumberReserved{Year, first, last, text(first), text(last), pattern, {}, "paper pad", "anna"});
}

void TestNumberStory::reserveFor(const QString &document, qint64 ordinal)
{
    const QString number = finalized(ordinal).number;
    tell(NumberReserved{Year, ordinal, ordinal, number, number, "INV-2026-{#####}", document, {}, "anna"});
}

void TestNumberStory::issue(const QString &document, qint64 ordinal)
{
    reserveFor(document, ordinal);
    tell(issued(ordinal), codec::documentStream(document));
    NumberFinalized number = finalized(ordinal);
    number.document = document;
    tell(number);
}

/// Puts a number that is reserved already on a document of that date.
void TestNumberStory::issueReserved(qint64 ordinal, const QDate &date, const QString &inversion)
{
    const QString document = QStringLiteral("0b7e3f0e-7f3c-4d0a-9d41-%1").arg(ordinal, 12, 10, QLatin1Char('0'));
    tell(ReservationMoved{Year, ordinal, ordinal, document, {}});
    DocumentIssued paper = issued(ordinal);
    paper.content.date = date;
    tell(paper, codec::documentStream(document));
    tell(NumberFinalized{Year, ordinal, ordinal, document, finalized(ordinal).number, date, inversion});
}

void TestNumberStory::changeRules(const QDate &from, const Rules &rules)
{
    tell(SeriesRulesChanged{{from, Period::of(from, rules.reset, rules.fiscalYearStart), rules}});
}

void TestNumberStory::define(const QString &code, const Rules &rules)
{
    tell(SeriesDefined{{code, {}, code, {}, false}, {{}, Year, rules}}, codec::seriesStream(code));
}

QStringList TestNumberStory::findings()
{
    m_story->finish();
    QStringList ids;
    for (const Finding &finding : m_notebook->findings())
        ids.append(findingId(finding.kind));
    return ids;
}

void TestNumberStory::aUsualStoryIsNotRemarkable()
{
    reserve(1, 5);
    tell(ReservationMoved{Year, 2, 2, Document, {}});
    tell(issued(2), codec::documentStream(Document));
    tell(finalized(2));
    tell(NumberVoided{Year, 3, 4, "spoiled"});
    tell(NumberReleased{Year, 5, 5});
    reserve(5, 5);
    tell(NumberLost{Year, 6, 7, "INV-2026-00006", "INV-2026-00007", "INV-2026-{#####}", "restored", 9});
    QCOMPARE(findings(), QStringList());
    const PeriodRow expected{"INV", Year, 1, 8, 1, 2, 2, 2, 0, false};
    QVERIFY(m_numbers->books().at({"INV", Year}).counters() == expected);
}

void TestNumberStory::aSkippedNumberIsNamed()
{
    reserve(1, 2);
    reserve(5, 5);
    QCOMPARE(findings(), QStringList{"number-skipped"});
    const Finding finding = m_notebook->findings().front();
    QCOMPARE(finding.position, 3);
    QCOMPARE(finding.facts.value("first"), "3");
    QCOMPARE(finding.facts.value("last"), "4");
}

void TestNumberStory::aPeriodThatDoesNotBeginWithItsFirstNumberIsNamed()
{
    reserve(2, 2);
    QCOMPARE(findings(), QStringList{"number-skipped"});
    Rules rules = yearlyRules("S-{YYYY}-{####}");
    rules.start = 451;
    define("S", rules);
    tell(NumberReserved{Year, 451, 451, "S-2026-0451", "S-2026-0451", "S-2026-{####}", {}, "pad", "anna"}, "series/S");
    QCOMPARE(findings().size(), 1);
}

void TestNumberStory::aNumberGivenTwiceIsNamed()
{
    reserve(1, 3);
    reserve(3, 4);
    QCOMPARE(findings(), QStringList{"number-given-twice"});
    QCOMPARE(m_notebook->findings().front().facts.value("number"), "INV-2026-00003");
}

void TestNumberStory::aNumberIsFinalizedOnlyWhenReserved()
{
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    QCOMPARE(findings(), QStringList{"number-not-open"});
}

void TestNumberStory::aVoidedNumberStaysVoided()
{
    reserve(1, 2);
    tell(NumberVoided{Year, 1, 1, "spoiled"});
    tell(NumberVoided{Year, 1, 2, "spoiled again"});
    QCOMPARE(findings(), QStringList{"number-not-open"});
    QCOMPARE(m_notebook->findings().front().facts.value("state"), "voided");
    QCOMPARE(m_numbers->stateOf("INV", Year, 2), NumberCheck::Voided);
}

void TestNumberStory::onlyReservationsAreMoved()
{
    tell(ReservationMoved{Year, 1, 1, Document, {}});
    QCOMPARE(findings(), QStringList{"number-not-open"});
}

void TestNumberStory::onlyTheLatestStepsBack()
{
    reserve(1, 3);
    tell(NumberReleased{Year, 2, 2});
    tell(NumberReleased{Year, 2, 3});
    QCOMPARE(findings(), (QStringList{"release-not-latest", "release-not-latest"}));
}

void TestNumberStory::aClosedPeriodIsLeftAlone()
{
    reserve(1, 1);
    tell(NumberVoided{Year, 1, 1, "spoiled"});
    tell(PeriodClosed{Year});
    reserve(2, 2);
    QCOMPARE(findings(), QStringList{"period-closed"});
}

void TestNumberStory::aPeriodWithReservationsIsNotClosed()
{
    reserve(1, 1);
    tell(PeriodClosed{Year});
    QCOMPARE(findings(), QStringList{"period-closed"});
}

void TestNumberStory::aTextOtherThanTheMasksIsNamed()
{
    tell(NumberReserved{Year, 1, 1, "INV-2026-00002", "INV-2026-00001", "INV-2026-{#####}", {}, "pad", "anna"});
    QCOMPARE(findings(), QStringList{"text-wrong"});
    init();
    reserve(1, 1, "INV-2025-{#####}");
    QCOMPARE(findings(), QStringList{"text-wrong"});
    init();
    reserve(1, 1);
    reserve(2, 2, "INV-2026-{######}");
    QVERIFY(findings().contains("text-wrong"));
    init();
    reserve(1, 1, "INV-2026-#");
    QVERIFY(findings().contains("text-wrong"));
}

void TestNumberStory::patternsThatCanClashAreNamed()
{
    reserve(1, 1);
    define("B", yearlyRules("INV-{YYYY}-{#####}"));
    tell(NumberReserved{Year, 1, 1, "INV-2026-00001", "INV-2026-00001", "INV-2026-{#####}", {}, "pad", "anna"},
        "series/B");
    QCOMPARE(findings(), QStringList{"text-clash"});
}

void TestNumberStory::anImpossibleRangeIsNamed()
{
    tell(NumberVoided{Year, 3, 1, "spoiled"});
    reserve(1, 999'999'999'999);
    tell(NumberVoided{Year, -5, 1, "spoiled"});
    QCOMPARE(findings(), (QStringList{"range-malformed", "range-malformed", "range-malformed"}));
}

void TestNumberStory::aNumberThatWasShownDoesNotStepBack()
{
    reserveFor(Document, 1);
    tell(DocumentPrinted{Medium::Pdf, 1, "INV-2026-00001"}, codec::documentStream(Document));
    tell(NumberReleased{Year, 1, 1});
    QCOMPARE(findings(), QStringList{"release-of-shown"});
    QCOMPARE(m_notebook->findings().front().facts.value("number"), "INV-2026-00001");
    // The next who gets the number has shown nothing yet.
    reserveFor(Document, 1);
    tell(NumberReleased{Year, 1, 1});
    QCOMPARE(findings().size(), 1);
}

void TestNumberStory::stepsBackFollowTheRulesOfTheirTime()
{
    Rules strict = yearlyRules("INV-{YYYY}-{#####}");
    strict.stepBack = false;
    reserve(1, 1);
    changeRules(QDate(2027, 1, 1), strict);
    tell(NumberReleased{Year, 1, 1});
    QCOMPARE(findings(), QStringList());
    const Period next = *Period::fromKey(u"2027-01-01");
    const QString number = "INV-2027-00001";
    tell(NumberReserved{next, 1, 1, number, number, "INV-2027-{#####}", {}, "pad", "anna"});
    tell(NumberReleased{next, 1, 1});
    QCOMPARE(findings(), QStringList{"release-forbidden"});
}

void TestNumberStory::aNumberGoesToTheDraftThatReservedIt()
{
    reserveFor(Other, 1);
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    QCOMPARE(findings(), QStringList{"number-of-other-draft"});
    QCOMPARE(m_notebook->findings().front().facts.value("draft"), Other);
    // A number that was reserved for a purpose belongs to no draft until it is put on one.
    init();
    reserve(1, 1);
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    QCOMPARE(findings(), QStringList{"number-of-other-draft"});
}

void TestNumberStory::aDocumentIsDatedInThePeriodOfItsNumber()
{
    reserveFor(Document, 1);
    DocumentIssued document = issued(1);
    document.content.date = QDate(2025, 12, 31);
    tell(document, codec::documentStream(Document));
    NumberFinalized number = finalized(1);
    number.date = document.content.date;
    tell(number);
    QCOMPARE(findings(), (QStringList{"date-outside-period", "date-outside-period"}));
    // Rules of later on change nothing about days before them; from their day on, another period holds.
    init();
    Rules fiscal = yearlyRules("INV-{YYYY}-{#####}");
    fiscal.fiscalYearStart = 7;
    changeRules(QDate(2026, 7, 1), fiscal);
    reserveFor(Document, 1);
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    QCOMPARE(findings(), QStringList());
    m_recorded.commandId = "two";
    reserveFor(Other, 2);
    document = issued(2);
    document.content.date = QDate(2026, 7, 1);
    tell(document, codec::documentStream(Other));
    number = finalized(2);
    number.document = Other;
    number.date = document.content.date;
    tell(number);
    QCOMPARE(findings(), (QStringList{"date-outside-period", "date-outside-period"}));
}

void TestNumberStory::aNumberIsIssuedByItsHolder()
{
    reserve(1, 2);
    tell(ReservationMoved{Year, 2, 2, {}, "bert"});
    m_recorded.actor = QStringLiteral("bert");
    issueReserved(1, QDate(2026, 3, 16));
    QCOMPARE(findings(), QStringList{"number-of-other-holder"});
    QCOMPARE(m_notebook->findings().front().facts.value("holder"), "anna");
    issueReserved(2, QDate(2026, 3, 16));
    QCOMPARE(findings().size(), 1);
}

void TestNumberStory::aDateOutOfOrderIsToldByItsEvent()
{
    reserve(1, 3);
    issueReserved(2, QDate(2026, 3, 16));
    issueReserved(3, QDate(2026, 3, 15));
    QCOMPARE(findings(), QStringList{"inversion-mistold"});
    QCOMPARE(m_notebook->findings().front().facts.value("other"), "INV-2026-00002");
    issueReserved(1, QDate(2026, 3, 17), "INV-2026-00003");
    QCOMPARE(findings().size(), 2);
    QCOMPARE(m_notebook->findings().back().facts.value("other"), "INV-2026-00002");
    QCOMPARE(m_notebook->findings().back().facts.value("found"), "INV-2026-00003");
    init();
    reserve(1, 3);
    issueReserved(2, QDate(2026, 3, 16));
    issueReserved(3, QDate(2026, 3, 15), "INV-2026-00002");
    issueReserved(1, QDate(2026, 3, 17), "INV-2026-00002");
    QCOMPARE(findings(), QStringList());
}

void TestNumberStory::aDateInOrderIsNotToldToBeOutOfIt()
{
    reserve(1, 2);
    issueReserved(1, QDate(2026, 3, 16));
    issueReserved(2, QDate(2026, 3, 16), "INV-2026-00001");
    QCOMPARE(findings(), QStringList{"inversion-mistold"});
    QVERIFY(!m_notebook->findings().front().facts.contains("other"));
}

void TestNumberStory::voidedNumbersAreNoNeighbours()
{
    reserve(1, 4);
    issueReserved(1, QDate(2026, 3, 14));
    issueReserved(2, QDate(2026, 3, 20));
    m_recorded.commandId = "two";
    tell(DocumentVoided{"wrong customer"}, codec::documentStream("0b7e3f0e-7f3c-4d0a-9d41-000000000002"));
    tell(NumberVoided{Year, 2, 2, "wrong customer"});
    m_recorded.commandId = "three";
    issueReserved(3, QDate(2026, 3, 15));
    QCOMPARE(findings(), QStringList());
    issueReserved(4, QDate(2026, 3, 13), "INV-2026-00003");
    QCOMPARE(findings(), QStringList());
}

void TestNumberStory::aDateOutOfOrderNeedsRulesThatLetItThrough()
{
    Rules strict = yearlyRules("INV-{YYYY}-{#####}");
    strict.dateOrder = DateOrder::Refuse;
    changeRules({}, strict);
    reserve(1, 2);
    issueReserved(1, QDate(2026, 3, 16));
    issueReserved(2, QDate(2026, 3, 15), "INV-2026-00001");
    QCOMPARE(findings(), QStringList{"inversion-forbidden"});
    // Rules for later periods change nothing about this one.
    init();
    changeRules(QDate(2027, 1, 1), strict);
    reserve(1, 2);
    issueReserved(1, QDate(2026, 3, 16));
    issueReserved(2, QDate(2026, 3, 15), "INV-2026-00001");
    QCOMPARE(findings(), QStringList());
}

void TestNumberStory::aPeriodIsClosedWhenItIsOver()
{
    m_recorded.recordedAt = "2026-12-30T23:59:59.000000Z";
    tell(PeriodClosed{Year});
    QCOMPARE(findings(), QStringList{"period-closed-early"});
    // Somewhere on Earth it is the first of January, and there the desk may stand.
    init();
    m_recorded.recordedAt = "2026-12-31T10:00:00.000000Z";
    tell(PeriodClosed{Year});
    QCOMPARE(findings(), QStringList());
    init();
    m_recorded.recordedAt = "2025-12-31T09:00:00.000000Z";
    tell(PeriodClosed{Year});
    QCOMPARE(findings(), QStringList{"period-closed-early"});
}

void TestNumberStory::aDocumentThatStandsCreditedIsNotVoided()
{
    const auto voidIt = [this](bool withdrawn) {
        init();
        reserveFor(Document, 1);
        tell(issued(1), codec::documentStream(Document));
        tell(finalized(1));
        tell(DocumentCredited{"memo", "CM-2026-00001"}, codec::documentStream(Document));
        if (withdrawn)
            tell(CreditWithdrawn{"memo", "CM-2026-00001"}, codec::documentStream(Document));
        m_recorded.commandId = "two";
        tell(DocumentVoided{"wrong customer"}, codec::documentStream(Document));
        tell(NumberVoided{Year, 1, 1, "wrong customer"});
        return findings();
    };
    QCOMPARE(voidIt(false), QStringList{"credited-document-voided"});
    QCOMPARE(voidIt(true), QStringList());
}

void TestNumberStory::aNumberNeedsItsDocument()
{
    reserveFor(Document, 1);
    tell(finalized(1));
    QCOMPARE(findings(), QStringList{"number-without-document"});
}

void TestNumberStory::aDocumentNeedsItsNumber()
{
    reserveFor(Document, 1);
    reserve(2, 2);
    tell(issued(2), codec::documentStream(Document));
    tell(finalized(1));
    QCOMPARE(findings(), (QStringList{"number-without-document", "document-without-number"}));
}

void TestNumberStory::bothMustBeOfOneCommand()
{
    reserveFor(Document, 1);
    tell(issued(1), codec::documentStream(Document));
    m_recorded.commandId = "two";
    tell(finalized(1));
    QCOMPARE(findings(), (QStringList{"document-without-number", "number-without-document"}));
}

void TestNumberStory::aDocumentIsVoidedWithItsNumber()
{
    reserveFor(Document, 1);
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    m_recorded.commandId = "two";
    tell(DocumentVoided{"wrong customer"}, codec::documentStream(Document));
    m_recorded.commandId = "three";
    tell(NumberVoided{Year, 1, 1, "wrong customer"});
    QCOMPARE(findings(), (QStringList{"void-without-number", "void-without-document"}));
}

void TestNumberStory::aDocumentIsVoidedWithItsOwnNumber()
{
    issue(Document, 1);
    issue(Other, 2);
    m_recorded.commandId = "two";
    tell(DocumentVoided{"wrong customer"}, codec::documentStream(Document));
    tell(NumberVoided{Year, 2, 2, "wrong customer"});
    QCOMPARE(findings(), (QStringList{"void-without-number", "void-without-document"}));
    QCOMPARE(m_notebook->findings().front().facts.value("document"), Document);
    QCOMPARE(m_notebook->findings().back().facts.value("ordinal"), "2");
    // Two that one command voids are told apart.
    init();
    issue(Document, 1);
    issue(Other, 2);
    m_recorded.commandId = "two";
    tell(DocumentVoided{"wrong customer"}, codec::documentStream(Document));
    tell(DocumentVoided{"wrong customer"}, codec::documentStream(Other));
    tell(NumberVoided{Year, 2, 2, "wrong customer"});
    tell(NumberVoided{Year, 1, 1, "wrong customer"});
    QCOMPARE(findings(), QStringList());
}

void TestNumberStory::anIssuedDocumentsNumberIsNotVoidedAmongReservations()
{
    reserve(1, 1);
    issue(Document, 2);
    reserve(3, 3);
    tell(NumberVoided{Year, 1, 3, "spoiled"});
    QCOMPARE(findings(), QStringList{"void-without-document"});
    QCOMPARE(m_notebook->findings().front().facts.value("ordinal"), "2");
}

void TestNumberStory::aDocumentThatWasIssuedIsFrozen()
{
    reserveFor(Document, 1);
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    tell(DraftSaved{}, codec::documentStream(Document));
    tell(DraftDiscarded{}, codec::documentStream(Document));
    QCOMPARE(findings(), (QStringList{"frozen-document-changed", "frozen-document-changed"}));
}

/// Somebody made the old place live again: the log may be live twice.
void TestNumberStory::whatIsWrittenBehindTheEndOfAMovedLogIsNamed()
{
    tell(LogMoved{"elsewhere", "two"}, "log");
    m_recorded.commandId = QStringLiteral("two");
    tell(LogArrived{"here"}, "log");
    QCOMPARE(findings(), QStringList());
    m_recorded.commandId = QStringLiteral("three");
    tell(LogMoved{"elsewhere", "four"}, "log");
    m_recorded.commandId = QStringLiteral("five");
    tell(LogArrived{"here"}, "log");
    tell(LogMoved{"elsewhere", "six"}, "log");
    reserve(1, 1);
    QCOMPARE(findings(), QStringList({"live-elsewhere", "live-elsewhere"}));
}

void TestNumberStory::versionsFollowEachOther()
{
    m_versions["series/INV"] = 4;
    reserve(1, 1);
    QCOMPARE(findings(), QStringList{"version-wrong"});
    QCOMPARE(m_notebook->findings().front().facts.value("expected"), "2");
}

void TestNumberStory::aMillionNumbersAreChecked()
{
    define("BIG", yearlyRules("BIG-{YYYY}-{#######}"));
    constexpr qint64 Block = 10'000;
    for (qint64 first = 1; first < 1'000'000; first += Block) {
        const auto text = [](qint64 ordinal) {
            return QStringLiteral("BIG-2026-%1").arg(ordinal, 7, 10, QLatin1Char('0'));
        };
        tell(NumberReserved{Year, first, first + Block - 1, text(first), text(first + Block - 1), "BIG-2026-{#######}",
                 {}, "pad", "anna"},
            "series/BIG");
        tell(NumberVoided{Year, first, first + Block - 1, "spoiled"}, "series/BIG");
    }
    QCOMPARE(findings(), QStringList());
    QCOMPARE(m_numbers->books().at({"BIG", Year}).counters().voided, 1'000'000);
}

QTEST_GUILESS_MAIN(TestNumberStory)
#include "tst_numberstory.moc"
