#include "support/shoptest.h"

using namespace seriatim;

/// Rules 4 to 6: the step back, what is left behind, and what is frozen.
class TestRules4To6 : public ShopTest
{
    Q_OBJECT

private slots:
    void init() override;
    void rule4StepBackIsOffByDefault();
    void rule4OnlyTheLatestNumberStepsBack();
    void rule4ANumberThatWasShownDoesNotStepBack();
    void rule4AFinalizedNumberDoesNotStepBack();
    void rule4TheEventsTellTheStepBackAndTheNumberGoesOutAgain();
    void rule5NothingReleasesAReservationThatWasLeftBehind();
    void rule5OpeningALogChangesNothing();
    void rule6AnIssuedDocumentIsNotEdited();
    void rule6AnIssuedDocumentIsNotDiscardedOrIssuedAgain();
    void rule6TheCompanyAndThePartyAreCopiedIn();
    void rule6ACreditMemoCorrectsIt();
    void rule6MoreThanIsLeftIsCreditedOnlyIfAccepted();
    void rule6PartsAreCreditedUpToTheWholeAndAfterAWithdrawalAgain();
};

void TestRules4To6::init()
{
    ShopTest::init();
    series::Rules rules = yearly("BACK-{YYYY}-{####}");
    rules.stepBack = true;
    done(anna().define("BACK", rules));
}

void TestRules4To6::rule4StepBackIsOffByDefault()
{
    done(anna().reserveBlock(1));
    QCOMPARE(refusedBy(anna().stepBack("INV-2026-00001")), "step-back-not-allowed");
}

void TestRules4To6::rule4OnlyTheLatestNumberStepsBack()
{
    done(anna().reserveBlock(2, "BACK"));
    QCOMPARE(refusedBy(anna().stepBack("BACK-2026-0001")), "number-not-latest");
    done(anna().stepBack("BACK-2026-0002"));
    done(anna().stepBack("BACK-2026-0001"));
    QCOMPARE(refusedBy(anna().stepBack("BACK-2026-0001")), "unknown-number");
}

void TestRules4To6::rule4ANumberThatWasShownDoesNotStepBack()
{
    const QString draft = anna().draft(anna().contentIn("BACK"));
    done(anna().reserve(draft));
    done(anna().print(draft));
    QVERIFY(anna().numbers().number("BACK-2026-0001")->shown);
    QCOMPARE(refusedBy(anna().stepBack("BACK-2026-0001")), "number-shown");
}

void TestRules4To6::rule4AFinalizedNumberDoesNotStepBack()
{
    done(anna().issue(anna().contentIn("BACK")));
    QCOMPARE(refusedBy(anna().stepBack("BACK-2026-0001")), "number-finalized");
}

void TestRules4To6::rule4TheEventsTellTheStepBackAndTheNumberGoesOutAgain()
{
    const QString draft = anna().draft(anna().contentIn("BACK"));
    done(anna().reserve(draft));
    const Position before = anna().head();
    done(anna().stepBack("BACK-2026-0001"));
    QCOMPARE(anna().eventsAfter(before), QStringList{"NumberReleased"});
    QCOMPARE(anna().documents().document(draft)->state, DocumentState::Draft);
    QCOMPARE(done(ben().issue(ben().contentIn("BACK"))).number, "BACK-2026-0001");
    const auto story = anna().numbers().story("BACK", *Period::fromKey(u"2026-01-01"), 1);
    QCOMPARE(story.size(), 4U);
}

void TestRules4To6::rule5NothingReleasesAReservationThatWasLeftBehind()
{
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    clock().set(QDate(2027, 2, 1));
    done(ben().issue(ben().content()));
    const auto left = ben().numbers().reservations();
    QCOMPARE(left.size(), 1U);
    QCOMPARE(left.front().holder, "anna");
    QCOMPARE(left.front().since, "2026-03-16T10:00:00.000000Z");
}

void TestRules4To6::rule5OpeningALogChangesNothing()
{
    done(anna().reserveBlock(3));
    const Position before = anna().head();
    QCOMPARE(ben().head(), before);
    QCOMPARE(ben().numbers().reservations().size(), 3U);
}

void TestRules4To6::rule6AnIssuedDocumentIsNotEdited()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    const Position before = anna().head();
    DocumentContent other = anna().content();
    other.party.name = "Somebody Else";
    QCOMPARE(refusedBy(anna().save(issued.document, other)), "not-a-draft");
    QCOMPARE(anna().head(), before);
}

void TestRules4To6::rule6AnIssuedDocumentIsNotDiscardedOrIssuedAgain()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    DiscardDraft discard;
    discard.id = issued.document;
    discard.reason = "a mistake";
    QCOMPARE(refusedBy(discardDraft(anna().store(), discard)), "not-a-draft");
    QCOMPARE(refusedBy(anna().issue(issued.document)), "not-a-draft");
    QCOMPARE(anna().numbers().periods("INV").front().next, 2);
}

void TestRules4To6::rule6TheCompanyAndThePartyAreCopiedIn()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    ChangeCompany change;
    change.company = readCompany(anna().store());
    change.company.party.name = "Renamed Ltd";
    done(changeCompany(anna().store(), change));
    const DocumentView view = *viewDocument(anna().store(), issued.document);
    QCOMPARE(view.state.content.seller.name, "Lindqvist & Daughters");
    QCOMPARE(view.state.content.party.name, "Harbour Books");
    QCOMPARE(view.state.totals.gross.toString(), "285.60");
}

void TestRules4To6::rule6ACreditMemoCorrectsIt()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    const DocumentAnswer draft = done(anna().credit(invoice.document));
    const DocumentAnswer memo = done(anna().issue(draft.document));
    QCOMPARE(memo.number, "CM-2026-00001");
    QCOMPARE(viewDocument(anna().store(), memo.document)->state.content.precedes, "INV-2026-00001");
    const auto links = anna().documents().links(invoice.document);
    QCOMPARE(links.size(), 1U);
    QCOMPARE(links.front().number, "CM-2026-00001");
    QVERIFY(links.front().leadsThere);
    QVERIFY(!anna().documents().links(memo.document).front().leadsThere);
}

void TestRules4To6::rule6MoreThanIsLeftIsCreditedOnlyIfAccepted()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    done(anna().issue(done(anna().credit(invoice.document)).document));
    const QString again = done(anna().credit(invoice.document)).document;
    const Position before = anna().head();
    const auto warned = anna().issue(again);
    QCOMPARE(refusedBy(warned), "credit-exceeds");
    QVERIFY(refusalOf(warned).acceptable);
    QCOMPARE(refusalOf(warned).facts.value("other"), "CM-2026-00001");
    QCOMPARE(refusalOf(warned).facts.value("before"), "285.60");
    QCOMPARE(anna().head(), before);
    const DocumentAnswer accepted = done(anna().issue(again, Rule::CreditExceeds));
    QCOMPARE(accepted.number, "CM-2026-00002");
    QCOMPARE(accepted.warnings.size(), 1U);
    QCOMPARE(accepted.warnings.front().rule, Rule::CreditExceeds);
}

void TestRules4To6::rule6PartsAreCreditedUpToTheWholeAndAfterAWithdrawalAgain()
{
    DocumentContent content = anna().content();
    content.lines.push_back(content.lines.front());
    const DocumentAnswer invoice = done(anna().issue(content));
    DocumentContent half = anna().content({}, "credit-memo");
    half.precedes = invoice.number;
    done(anna().issue(half));
    const DocumentAnswer second = done(anna().issue(half));
    QCOMPARE(refusedBy(anna().issue(half)), "credit-exceeds");
    done(anna().voidDocument(second.document));
    done(anna().issue(half));
}

QTEST_GUILESS_MAIN(TestRules4To6)
#include "tst_rules4to6.moc"
