#include <QTest>

#include "audit/storytest.h"

using namespace seriatim;
using namespace seriatim::series;
using namespace seriatim::document;

/// Stories that no number can have, told by events that fit the chain: what a faulty program would write.
class TestNumberStory : public StoryTest
{
    Q_OBJECT

private slots:
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
    void aMillionNumbersAreChecked();
};

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
