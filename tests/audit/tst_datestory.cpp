#include <QTest>

#include "audit/storytest.h"

using namespace seriatim;
using namespace seriatim::series;
using namespace seriatim::document;

/// Dates that no number can have: outside its period, or out of order with its neighbours and not told to be.
class TestDateStory : public StoryTest
{
    Q_OBJECT

private slots:
    void aDocumentIsDatedInThePeriodOfItsNumber();
    void aDateOutOfOrderIsToldByItsEvent();
    void aDateInOrderIsNotToldToBeOutOfIt();
    void voidedNumbersAreNoNeighbours();
    void aDateOutOfOrderNeedsRulesThatLetItThrough();
    void aPeriodIsClosedWhenItIsOver();
};

void TestDateStory::aDocumentIsDatedInThePeriodOfItsNumber()
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

void TestDateStory::aDateOutOfOrderIsToldByItsEvent()
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

void TestDateStory::aDateInOrderIsNotToldToBeOutOfIt()
{
    reserve(1, 2);
    issueReserved(1, QDate(2026, 3, 16));
    issueReserved(2, QDate(2026, 3, 16), "INV-2026-00001");
    QCOMPARE(findings(), QStringList{"inversion-mistold"});
    QVERIFY(!m_notebook->findings().front().facts.contains("other"));
}

void TestDateStory::voidedNumbersAreNoNeighbours()
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

void TestDateStory::aDateOutOfOrderNeedsRulesThatLetItThrough()
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

void TestDateStory::aPeriodIsClosedWhenItIsOver()
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

QTEST_GUILESS_MAIN(TestDateStory)
#include "tst_datestory.moc"
