#include <QTest>

#include "audit/storytest.h"

using namespace seriatim;
using namespace seriatim::series;
using namespace seriatim::document;

/// What cannot happen between a number and its document, within a document, and behind the end of a log.
class TestPaperStory : public StoryTest
{
    Q_OBJECT

private slots:
    void aNumberGoesToTheDraftThatReservedIt();
    void aNumberIsIssuedByItsHolder();
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
};

void TestPaperStory::aNumberGoesToTheDraftThatReservedIt()
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

void TestPaperStory::aNumberIsIssuedByItsHolder()
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

void TestPaperStory::aDocumentThatStandsCreditedIsNotVoided()
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

void TestPaperStory::aNumberNeedsItsDocument()
{
    reserveFor(Document, 1);
    tell(finalized(1));
    QCOMPARE(findings(), QStringList{"number-without-document"});
}

void TestPaperStory::aDocumentNeedsItsNumber()
{
    reserveFor(Document, 1);
    reserve(2, 2);
    tell(issued(2), codec::documentStream(Document));
    tell(finalized(1));
    QCOMPARE(findings(), (QStringList{"number-without-document", "document-without-number"}));
}

void TestPaperStory::bothMustBeOfOneCommand()
{
    reserveFor(Document, 1);
    tell(issued(1), codec::documentStream(Document));
    m_recorded.commandId = "two";
    tell(finalized(1));
    QCOMPARE(findings(), (QStringList{"document-without-number", "number-without-document"}));
}

void TestPaperStory::aDocumentIsVoidedWithItsNumber()
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

void TestPaperStory::aDocumentIsVoidedWithItsOwnNumber()
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

void TestPaperStory::anIssuedDocumentsNumberIsNotVoidedAmongReservations()
{
    reserve(1, 1);
    issue(Document, 2);
    reserve(3, 3);
    tell(NumberVoided{Year, 1, 3, "spoiled"});
    QCOMPARE(findings(), QStringList{"void-without-document"});
    QCOMPARE(m_notebook->findings().front().facts.value("ordinal"), "2");
}

void TestPaperStory::aDocumentThatWasIssuedIsFrozen()
{
    reserveFor(Document, 1);
    tell(issued(1), codec::documentStream(Document));
    tell(finalized(1));
    tell(DraftSaved{}, codec::documentStream(Document));
    tell(DraftDiscarded{}, codec::documentStream(Document));
    QCOMPARE(findings(), (QStringList{"frozen-document-changed", "frozen-document-changed"}));
}

void TestPaperStory::versionsFollowEachOther()
{
    m_versions["series/INV"] = 4;
    reserve(1, 1);
    QCOMPARE(findings(), QStringList{"version-wrong"});
    QCOMPARE(m_notebook->findings().front().facts.value("expected"), "2");
}

/// Somebody made the old place live again: the log may be live twice.
void TestPaperStory::whatIsWrittenBehindTheEndOfAMovedLogIsNamed()
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

QTEST_GUILESS_MAIN(TestPaperStory)
#include "tst_paperstory.moc"
