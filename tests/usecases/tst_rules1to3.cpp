#include "support/shoptest.h"

using namespace seriatim;

/// Rules 1 to 3: drafts, reservations, and how a reservation ends.
class TestRules1To3 : public ShopTest
{
    Q_OBJECT

private slots:
    void rule1ADraftOwnsNoNumber();
    void rule1ShowingTheNextNumberConsumesNothing();
    void rule1TheNumberComesWithTheIssueInOneAppend();
    void rule2AReservationIsDeliberateAndHasAnOwner();
    void rule2AReservedNumberGoesToItsOwnDraft();
    void rule2ABlockRecordsPurposeAndHolder();
    void rule2TakingOverIsAnEvent();
    void rule2PuttingANumberOnADraftIsAnEvent();
    void rule2ASeriesMayReserveWhenTheDraftIsCreated();
    void rule3VoidingNeedsAReasonOf3To255Characters();
    void rule3ARangeIsVoidedWhollyOrNotAtAll();
    void rule3AnIssuedDocumentIsVoidedWithItsNumber();
    void rule3WhoMeansReservedNumbersVoidsNoDocument();
    void rule3ACreditedDocumentIsNotVoided();
    void rule3AVoidedNumberIsNeverUsedAgain();
    void rule3DiscardingADraftWithANumberAsksForTheReason();
    void rule3MovingADraftOutOfItsPeriodAsksForTheReason();
};

void TestRules1To3::rule1ADraftOwnsNoNumber()
{
    const QString draft = anna().draft();
    QCOMPARE(anna().documents().document(draft)->number, QString());
    QVERIFY(anna().numbers().periods("INV").empty());
}

void TestRules1To3::rule1ShowingTheNextNumberConsumesNothing()
{
    const Position before = anna().head();
    QCOMPARE(previewNumber(anna().store(), anna().content()), "INV-2026-00001");
    QCOMPARE(previewNumber(anna().store(), anna().content()), "INV-2026-00001");
    QCOMPARE(anna().head(), before);
    QCOMPARE(done(ben().issue(ben().content())).number, "INV-2026-00001");
}

void TestRules1To3::rule1TheNumberComesWithTheIssueInOneAppend()
{
    const QString draft = anna().draft();
    const Position before = anna().head();
    const DocumentAnswer issued = done(anna().issue(draft));
    QCOMPARE(issued.number, "INV-2026-00001");
    QCOMPARE(anna().eventsAfter(before), (QStringList{"NumberReserved", "DocumentIssued", "NumberFinalized"}));
    const auto events = anna().store().log().read(before, 3);
    QVERIFY(events[0].commandId == events[1].commandId && events[1].commandId == events[2].commandId);
    QCOMPARE(anna().stateOf("INV-2026-00001"), "finalized");
}

void TestRules1To3::rule2AReservationIsDeliberateAndHasAnOwner()
{
    const QString draft = anna().draft();
    clock().pass(90);
    QCOMPARE(done(anna().reserve(draft)).firstNumber, "INV-2026-00001");
    const NumberRow row = *anna().numbers().reservationOf(draft);
    QCOMPARE(row.holder, "anna");
    QCOMPARE(row.origin, "desk-of-anna");
    QCOMPARE(row.since, "2026-03-16T10:01:30.000000Z");
    QCOMPARE(anna().documents().document(draft)->state, DocumentState::Reserved);
}

void TestRules1To3::rule2AReservedNumberGoesToItsOwnDraft()
{
    const QString reserved = anna().draft();
    done(anna().reserve(reserved));
    QCOMPARE(done(anna().issue(anna().content())).number, "INV-2026-00002");
    QCOMPARE(refusedBy(ben().issue(reserved)), "reserved-by-other");
    QCOMPARE(done(anna().issue(reserved)).number, "INV-2026-00001");
}

void TestRules1To3::rule2ABlockRecordsPurposeAndHolder()
{
    const NumbersAnswer block = done(anna().reserveBlock(25));
    QCOMPARE(block.firstNumber, "INV-2026-00001");
    QCOMPARE(block.lastNumber, "INV-2026-00025");
    const auto rows = anna().numbers().reservations();
    QCOMPARE(rows.size(), 25U);
    QCOMPARE(rows.back().purpose, "paper pad");
    QCOMPARE(rows.back().holder, "anna");
    QCOMPARE(done(ben().issue(ben().content())).number, "INV-2026-00026");
}

void TestRules1To3::rule2TakingOverIsAnEvent()
{
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    const Position before = anna().head();
    done(ben().move("INV-2026-00001", true));
    QCOMPARE(ben().eventsAfter(before), QStringList{"ReservationMoved"});
    QCOMPARE(ben().numbers().reservationOf(draft)->holder, "ben");
    QCOMPARE(done(ben().issue(draft)).number, "INV-2026-00001");
}

void TestRules1To3::rule2PuttingANumberOnADraftIsAnEvent()
{
    done(anna().reserveBlock(3));
    const QString draft = anna().draft();
    const Position before = anna().head();
    done(anna().move("INV-2026-00002", false, draft));
    QCOMPARE(anna().eventsAfter(before), QStringList{"ReservationMoved"});
    QCOMPARE(done(anna().issue(draft)).number, "INV-2026-00002");
    QCOMPARE(refusedBy(ben().move("INV-2026-00003", false, ben().draft())), "reserved-by-other");
}

void TestRules1To3::rule2ASeriesMayReserveWhenTheDraftIsCreated()
{
    series::Rules rules = yearly("SAGA-{YYYY}-{####}");
    rules.reserveAt = series::ReserveAt::Draft;
    done(anna().define("SAGA", rules));
    const Position before = anna().head();
    const QString draft = anna().draft(anna().contentIn("SAGA"));
    QCOMPARE(anna().eventsAfter(before), (QStringList{"DraftSaved", "NumberReserved"}));
    QCOMPARE(done(anna().issue(draft)).number, "SAGA-2026-0001");
    QCOMPARE(anna().eventsAfter(before + 2), (QStringList{"DocumentIssued", "NumberFinalized"}));
}

void TestRules1To3::rule3VoidingNeedsAReasonOf3To255Characters()
{
    done(anna().reserveBlock(3));
    const Position before = anna().head();
    QCOMPARE(refusedBy(anna().voidNumbers("INV-2026-00001", {}, {})), "reason-needed");
    QCOMPARE(refusedBy(anna().voidNumbers("INV-2026-00001", {}, "no")), "reason-length");
    QCOMPARE(refusedBy(anna().voidNumbers("INV-2026-00001", {}, QString(256, u'x'))), "reason-length");
    QCOMPARE(anna().head(), before);
    done(anna().voidNumbers("INV-2026-00001", {}, "oil"));
    done(anna().voidNumbers("INV-2026-00002", {}, QString(255, u'x')));
    QCOMPARE(anna().numbers().number("INV-2026-00001")->reason, "oil");
}

void TestRules1To3::rule3ARangeIsVoidedWhollyOrNotAtAll()
{
    done(anna().reserveBlock(4));
    done(anna().voidNumbers("INV-2026-00003"));
    const auto result = anna().voidNumbers("INV-2026-00001", "INV-2026-00004");
    QCOMPARE(refusedBy(result), "number-already-voided");
    QCOMPARE(refusalOf(result).facts.value("number"), "INV-2026-00003");
    QCOMPARE(anna().stateOf("INV-2026-00001"), "reserved");
    done(anna().voidNumbers("INV-2026-00001", "INV-2026-00002"));
    QCOMPARE(anna().stateOf("INV-2026-00002"), "voided");
    QCOMPARE(refusedBy(anna().voidNumbers("INV-2026-00004", "INV-2026-00005")), "unknown-number");
}

void TestRules1To3::rule3AnIssuedDocumentIsVoidedWithItsNumber()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    const Position before = anna().head();
    done(anna().voidDocument(issued.document));
    QCOMPARE(anna().eventsAfter(before), (QStringList{"DocumentVoided", "NumberVoided"}));
    const DocumentRow row = *anna().documents().document(issued.document);
    QCOMPARE(row.state, DocumentState::Voided);
    QCOMPARE(row.number, "INV-2026-00001");
    QCOMPARE(row.gross, 28560);
    QCOMPARE(anna().stateOf("INV-2026-00001"), "voided");
}

void TestRules1To3::rule3WhoMeansReservedNumbersVoidsNoDocument()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    VoidNumbers command{{}, issued.number, issued.number, "pad returned", true};
    QCOMPARE(refusedBy(voidNumbers(anna().store(), command)), "number-finalized");
    command.last.clear();
    QCOMPARE(refusedBy(voidNumbers(anna().store(), command)), "number-finalized");
    QCOMPARE(anna().documents().document(issued.document)->state, DocumentState::Issued);
    command.onlyReserved = false;
    done(voidNumbers(anna().store(), command));
    QCOMPARE(anna().documents().document(issued.document)->state, DocumentState::Voided);
}

void TestRules1To3::rule3ACreditedDocumentIsNotVoided()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    const DocumentAnswer memo = done(anna().credit(invoice.document));
    done(anna().issue(memo.document));
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Credited);
    QCOMPARE(refusedBy(anna().voidDocument(invoice.document)), "credited");
    done(anna().voidDocument(memo.document));
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Issued);
    done(anna().voidDocument(invoice.document));
}

void TestRules1To3::rule3AVoidedNumberIsNeverUsedAgain()
{
    done(anna().reserveBlock(2));
    done(anna().voidNumbers("INV-2026-00001", "INV-2026-00002"));
    QCOMPARE(done(anna().issue(anna().content())).number, "INV-2026-00003");
    QCOMPARE(refusedBy(anna().voidNumbers("INV-2026-00001")), "number-already-voided");
    QCOMPARE(refusedBy(anna().stepBack("INV-2026-00002")), "number-already-voided");
    QCOMPARE(refusedBy(anna().move("INV-2026-00002", true, anna().draft())), "number-already-voided");
}

void TestRules1To3::rule3DiscardingADraftWithANumberAsksForTheReason()
{
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    DiscardDraft discard;
    discard.id = draft;
    QCOMPARE(refusedBy(discardDraft(anna().store(), discard)), "draft-holds-number");
    discard.reason = "customer withdrew";
    done(discardDraft(anna().store(), discard));
    QCOMPARE(anna().stateOf("INV-2026-00001"), "voided");
    QCOMPARE(anna().numbers().number("INV-2026-00001")->reason, "customer withdrew");
    QCOMPARE(anna().documents().document(draft)->state, DocumentState::Discarded);
    QCOMPARE(anna().documents().document(draft)->number, QString());
}

void TestRules1To3::rule3MovingADraftOutOfItsPeriodAsksForTheReason()
{
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    const DocumentContent elsewhere = anna().content(QDate(2025, 12, 30));
    QCOMPARE(refusedBy(anna().save(draft, elsewhere)), "draft-holds-number");
    QCOMPARE(refusedBy(anna().save(draft, anna().content(QDate(2026, 5, 1)))), QString());
    done(anna().save(draft, elsewhere, "belongs to last year"));
    QCOMPARE(anna().stateOf("INV-2026-00001"), "voided");
    QCOMPARE(done(anna().issue(draft, Rule::DateLongPast)).number, "INV-2025-00001");
}

QTEST_GUILESS_MAIN(TestRules1To3)
#include "tst_rules1to3.moc"
