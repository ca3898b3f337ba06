#include "support/shoptest.h"

using namespace seriatim;

/// Documents that are made from documents.
class TestMadeDocuments : public ShopTest
{
    Q_OBJECT

private slots:
    void aDeliveryNoteFollowsAPurchaseOrderWithLinksBothWays();
    void termsOfPaymentStayWithWhatAsksForMoney();
    void whatIsMadeIsDueByThePartysOwnTerm();
    void aCopyHasTheUsualTermsForItsOwnDays();
    void aCopyKeepsAClerksOwnTermsAndTheirDays();
    void aCopyForgetsWhenTheSourceWasDelivered();
    void whatDoesNotFollowIsRefused();
    void inASeriesThatReservesWithTheDraftWhatIsMadeHoldsItsNumber();
    void aCopyOfADocumentOfARetiredSeriesGoesToTheUsualOne();
    void aCreditMemoThatFollowsSomethingElseTakesBackTheInvoiceThatItNames();
    void aCreditMemoOfAnUnknownDocumentTakesBackTheInvoiceThatItNames();
    void aCopiedCreditMemoTakesBackTheSameInvoice();
    void aCopiedInvoiceFollowsNothing();
    void aCreditMemoThatNamesNoInvoiceIsIssuedOnlyIfAccepted();
    void aTypedNumberOfOursIsLinkedWithItsDate();

private:
    Result<DocumentAnswer> follow(const QString &id, const char *kind)
    {
        FollowUpDocument command;
        command.id = id;
        command.kind = *DocumentKind::fromId(QString::fromLatin1(kind));
        return followUpDocument(anna().store(), command);
    }

    Result<DocumentAnswer> copy(const QString &id)
    {
        CopyDocument command;
        command.id = id;
        return copyDocument(anna().store(), command);
    }

    /// What Anna's next documents are to say of payment.
    void payWithin(int days, const QString &terms)
    {
        ChangeCompany change;
        change.company = readCompany(anna().store());
        change.company.dueDays = days;
        change.company.terms = terms;
        done(changeCompany(anna().store(), change));
    }

    /// An invoice of today that says this of payment.
    DocumentContent payable(int days, const QString &terms)
    {
        DocumentContent content = anna().content();
        content.due = content.date.addDays(days);
        content.terms = terms;
        return content;
    }

    /// What a copy of a draft with the content says, a month later.
    DocumentContent copied(const DocumentContent &content)
    {
        const QString source = anna().draft(content);
        clock().set(QDate(2026, 4, 16));
        const DocumentContent made = viewDocument(anna().store(), done(copy(source)).document)->state.content;
        clock().set(QDate(2026, 3, 16));
        return made;
    }

    /// The usual series of the kind is one that reserves when the draft is made.
    void reserveEarly(const char *code, const char *kind)
    {
        DefineSeries command;
        command.definition = {QString::fromLatin1(code), *DocumentKind::fromId(QString::fromLatin1(kind)),
            QString::fromLatin1(code), {}, true};
        command.rules = yearly(QString::fromLatin1(code) + "-{YYYY}-{###}");
        command.rules.reserveAt = series::ReserveAt::Draft;
        done(defineSeries(anna().store(), command));
    }
};

void TestMadeDocuments::aDeliveryNoteFollowsAPurchaseOrderWithLinksBothWays()
{
    const DocumentAnswer order = done(anna().issue(anna().content({}, "purchase-order")));
    clock().set(QDate(2026, 3, 20));
    const DocumentAnswer draft = done(follow(order.document, "delivery-note"));
    const DocumentView view = *viewDocument(anna().store(), draft.document);
    QCOMPARE(view.state.content.kind.id(), "delivery-note");
    QCOMPARE(view.state.content.date, QDate(2026, 3, 20));
    QCOMPARE(view.state.content.party.name, "Harbour Books");
    QCOMPARE(view.state.content.lines.size(), 1U);
    QCOMPARE(view.state.content.follows.number, "PO-2026-00001");

    const DocumentAnswer note = done(anna().issue(draft.document));
    QCOMPARE(note.number, "DN-2026-00001");
    const auto there = anna().documents().links(order.document);
    QCOMPARE(there.size(), 1U);
    QCOMPARE(there.front().number, "DN-2026-00001");
    QVERIFY(there.front().leadsThere);
    const auto back = anna().documents().links(note.document);
    QCOMPARE(back.size(), 1U);
    QCOMPARE(back.front().number, "PO-2026-00001");
    QVERIFY(!back.front().leadsThere);
}

void TestMadeDocuments::termsOfPaymentStayWithWhatAsksForMoney()
{
    DocumentContent content = anna().content();
    content.terms = "Payable within 14 days.";
    const DocumentAnswer invoice = done(anna().issue(content));
    const DocumentAnswer note = done(follow(invoice.document, "delivery-note"));
    QCOMPARE(viewDocument(anna().store(), note.document)->state.content.terms, QString());
}

void TestMadeDocuments::whatIsMadeIsDueByThePartysOwnTerm()
{
    payWithin(14, "Payable within 14 days.");
    SaveParty slow;
    slow.card.party.name = "Harbour Books";
    slow.card.dueDays = 30;
    DocumentContent content = anna().content();
    content.party.id = done(saveParty(anna().store(), slow)).id;
    const QString source = anna().draft(content);
    QCOMPARE(viewDocument(anna().store(), done(copy(source)).document)->state.content.due, QDate(2026, 4, 15));
    content.kind = *DocumentKind::fromId(u"quotation");
    const DocumentAnswer quotation = done(anna().issue(content));
    const auto made = viewDocument(anna().store(), done(follow(quotation.document, "invoice")).document);
    QCOMPARE(made->state.content.due, QDate(2026, 4, 15));
    QCOMPARE(made->state.content.terms, QString());
}

void TestMadeDocuments::aCopyHasTheUsualTermsForItsOwnDays()
{
    SaveParty quick;
    quick.card.party.name = "Harbour Books";
    quick.card.dueDays = 14;
    payWithin(30, "Payable within 30 days.");
    DocumentContent content = payable(30, "Payable within 30 days.");
    content.party.id = done(saveParty(anna().store(), quick)).id;
    const DocumentContent made = copied(content);
    QCOMPARE(made.due, QDate(2026, 4, 30));
    QCOMPARE(made.terms, QString());
    // None were the usual ones for 14 days; the company's name no others by now.
    payWithin(14, "Payable within 14 days.");
    QCOMPARE(copied(payable(30, {})).terms, "Payable within 14 days.");
    QCOMPARE(copied(payable(14, {})).terms, QString());
}

void TestMadeDocuments::aCopyKeepsAClerksOwnTermsAndTheirDays()
{
    payWithin(14, "Payable within 14 days.");
    const DocumentContent agreed = copied(payable(30, "Payable within 30 days, as agreed."));
    QCOMPARE(agreed.terms, "Payable within 30 days, as agreed.");
    QCOMPARE(agreed.due, QDate(2026, 5, 16));
    const DocumentContent other = copied(payable(20, "Cash, please."));
    QCOMPARE(other.terms, "Cash, please.");
    QCOMPARE(other.due, QDate(2026, 4, 30));
}

void TestMadeDocuments::aCopyForgetsWhenTheSourceWasDelivered()
{
    DocumentContent content = anna().content();
    content.delivered = QDate(2026, 3, 3);
    content.period = {QDate(2026, 3, 1), QDate(2026, 3, 31)};
    content.taxPoint = QDate(2026, 3, 4);
    content.lines.front().period = {QDate(2026, 3, 1), QDate(2026, 3, 15)};
    const DocumentContent made = copied(content);
    QCOMPARE(made.delivered, QDate());
    QVERIFY(made.period == DateRange());
    QCOMPARE(made.taxPoint, QDate());
    QVERIFY(made.lines.front().period == DateRange());
    QCOMPARE(made.lines.front().text, content.lines.front().text);
}

void TestMadeDocuments::whatDoesNotFollowIsRefused()
{
    const DocumentAnswer order = done(anna().issue(anna().content({}, "purchase-order")));
    QCOMPARE(refusedBy(follow(order.document, "invoice")), "no-such-follow-up");
    QCOMPARE(refusedBy(follow(anna().draft(), "delivery-note")), "not-issued");
}

void TestMadeDocuments::inASeriesThatReservesWithTheDraftWhatIsMadeHoldsItsNumber()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    const DocumentAnswer quotation = done(anna().issue(anna().content({}, "quotation")));
    reserveEarly("CME", "credit-memo");
    reserveEarly("DNE", "delivery-note");
    reserveEarly("QUE", "quotation");

    const DocumentAnswer memo = done(anna().credit(invoice.document));
    QCOMPARE(memo.number, "CME-2026-001");
    QCOMPARE(anna().numbers().reservationOf(memo.document)->holder, "anna");
    QCOMPARE(done(anna().issue(memo.document)).number, "CME-2026-001");
    QCOMPARE(done(follow(quotation.document, "delivery-note")).number, "DNE-2026-001");
    DocumentContent early = anna().content({}, "quotation");
    early.series = "QUE";
    const QString draft = anna().draft(early);
    QCOMPARE(done(copy(draft)).number, "QUE-2026-002");
}

void TestMadeDocuments::aCopyOfADocumentOfARetiredSeriesGoesToTheUsualOne()
{
    series::Rules early = yearly("OLD-{YYYY}-{###}");
    early.reserveAt = series::ReserveAt::Draft;
    done(anna().define("OLD", early));
    const DocumentAnswer old = done(anna().issue(anna().contentIn("OLD")));
    done(retireSeries(anna().store(), {{}, "OLD"}));
    const DocumentAnswer draft = done(copy(old.document));
    QCOMPARE(viewDocument(anna().store(), draft.document)->state.content.series, QString());
    QCOMPARE(done(anna().issue(draft.document)).number, "INV-2026-00001");
}

void TestMadeDocuments::aCreditMemoThatFollowsSomethingElseTakesBackTheInvoiceThatItNames()
{
    const DocumentAnswer quotation = done(anna().issue(anna().content({}, "quotation")));
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    DocumentContent memo = anna().content({}, "credit-memo");
    memo.follows = {quotation.document, "quotation", quotation.number};
    memo.precedes = invoice.number;
    const DocumentAnswer credit = done(anna().issue(memo));
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Credited);
    QCOMPARE(refusedBy(anna().voidDocument(invoice.document)), "credited");
    done(anna().voidDocument(credit.document));
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Issued);
}

void TestMadeDocuments::aCreditMemoOfAnUnknownDocumentTakesBackTheInvoiceThatItNames()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    DocumentContent memo = anna().content({}, "credit-memo");
    memo.follows = {"0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11", "invoice", "of another log"};
    memo.precedes = invoice.number;
    done(anna().issue(memo));
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Credited);
}

void TestMadeDocuments::aCopiedCreditMemoTakesBackTheSameInvoice()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    const DocumentAnswer memo = done(anna().issue(done(anna().credit(invoice.document)).document));
    const DocumentAnswer copy = done(copyDocument(anna().store(), {{}, memo.document}));
    const DocumentContent content = viewDocument(anna().store(), copy.document)->state.content;
    QCOMPARE(content.precedes, invoice.number);
    QCOMPARE(content.follows.document, invoice.document);
    QCOMPARE(refusedBy(anna().issue(copy.document)), "credit-exceeds");
}

void TestMadeDocuments::aCopiedInvoiceFollowsNothing()
{
    const DocumentAnswer quotation = done(anna().issue(anna().content({}, "quotation")));
    const DocumentAnswer made =
        done(followUpDocument(anna().store(), {{}, quotation.document, *DocumentKind::fromId(u"invoice")}));
    const DocumentAnswer copy = done(copyDocument(anna().store(), {{}, made.document}));
    QCOMPARE(viewDocument(anna().store(), copy.document)->state.content.follows, Precedent());
}

void TestMadeDocuments::aCreditMemoThatNamesNoInvoiceIsIssuedOnlyIfAccepted()
{
    const DocumentContent memo = anna().content({}, "credit-memo");
    const auto warned = anna().issue(memo);
    QCOMPARE(refusedBy(warned), "credits-nothing");
    QVERIFY(refusalOf(warned).acceptable);
    IssueDocument command;
    command.content = memo;
    command.accepted = Rule::CreditsNothing;
    const DocumentAnswer accepted = done(issueDocument(anna().store(), command));
    QCOMPARE(accepted.warnings.size(), 1U);
    QVERIFY(done(issueDocument(anna().store(), command)).warnings == accepted.warnings);
}

void TestMadeDocuments::aTypedNumberOfOursIsLinkedWithItsDate()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    DocumentContent memo = anna().content({}, "credit-memo");
    memo.precedes = invoice.number;
    const DocumentAnswer issued = done(anna().issue(memo));
    const DocumentContent content = viewDocument(anna().store(), issued.document)->state.content;
    QCOMPARE(content.precedesDate, anna().content().date);
    QCOMPARE(content.follows.document, invoice.document);
    memo.precedes = "A-77 of another program";
    QCOMPARE(viewDocument(anna().store(), done(anna().issue(memo)).document)->state.content.follows, Precedent());
}

QTEST_GUILESS_MAIN(TestMadeDocuments)
#include "tst_madedocuments.moc"
