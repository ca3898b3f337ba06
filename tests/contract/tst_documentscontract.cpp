#include <QTest>

#include "log/codec.h"
#include "support/shoptest.h"

using namespace seriatim;

/// What every store promises of its lists of documents and parties, whatever keeps it.
class TestDocumentsContract : public ShopTest
{
    Q_OBJECT

private slots:
    void aDraftIsListedAsItWasTyped();
    void anIssuedDocumentIsListedWithItsNumber();
    void aDraftWithANumberIsReserved();
    void theLatestChangeIsTold();
    void copiesAreCounted();
    void pagesRunFromTheNewestAndKnowTheirEnd();
    void discardedDraftsAreHiddenUnlessAskedFor();
    void aListIsFilteredByKindStateDateAndParty();
    void textIsFoundInNumberPartyReferenceAndTotal();
    void textIsFoundWhateverItsCase();
    void textIsNoPattern();
    void totalsAreFoundAsTheyAreWritten();
    void sumsCountIssuedDocumentsByCurrency();
    void sumsAreWhatIsLeftToBePaid();
    void sumsThatAreTooLargeAreNoFailure();
    void documentsAreLinkedBothWays();
    void aCreditMemoThatOnlyNamesTheNumberIsLinked();
    void aNumberLeadsToItsDocument();
    void partiesAreFoundInTheOrderOfNames();
    void aPartyTellsItsCard();
    void theCompanyIsToldWithoutItsLogo();
};

namespace {

QStringList numbersOf(const std::vector<DocumentRow> &rows)
{
    QStringList numbers;
    for (const DocumentRow &row : rows)
        numbers.append(row.number);
    return numbers;
}

QStringList found(Clerk &clerk, const DocumentFilter &filter)
{
    return numbersOf(clerk.documents().page(filter, {}, 100).rows);
}

QStringList foundByText(Clerk &clerk, const QString &text)
{
    DocumentFilter filter;
    filter.text = text;
    return found(clerk, filter);
}

DocumentContent named(const Clerk &clerk, const QString &party, const QString &reference = {})
{
    DocumentContent content = clerk.content();
    content.party.name = party;
    content.reference = reference;
    return content;
}

} // namespace

void TestDocumentsContract::aDraftIsListedAsItWasTyped()
{
    DocumentContent content = named(anna(), "Harbour Books", "PO 77");
    content.due = QDate(2026, 4, 1);
    content.party.id = "4f9d2f9c-31c5-4c60-9b4c-4b1f0e6f1b11";
    const QString id = anna().draft(content);
    const DocumentRow row = *anna().documents().document(id);
    QCOMPARE(row.id, id);
    QCOMPARE(row.state, DocumentState::Draft);
    QCOMPARE(row.series, QString());
    QCOMPARE(row.number, QString());
    QCOMPARE(row.date, QDate(2026, 3, 16));
    QCOMPARE(row.due, QDate(2026, 4, 1));
    QCOMPARE(row.partyId, content.party.id);
    QCOMPARE(row.partyName, "Harbour Books");
    QCOMPARE(row.reference, "PO 77");
    QCOMPARE(row.currency, "EUR");
    QCOMPARE(row.net, 24000);
    QCOMPARE(row.gross, 28560);
    QCOMPARE(row.version, 1);
    QVERIFY(!anna().documents().document("no such document"));
}

void TestDocumentsContract::anIssuedDocumentIsListedWithItsNumber()
{
    DocumentContent content = named(anna(), "Kuwait Trading");
    content.currency = "KWD";
    const DocumentRow row = *anna().documents().document(done(anna().issue(content)).document);
    QCOMPARE(row.state, DocumentState::Issued);
    QCOMPARE(row.series, "INV");
    QCOMPARE(row.period.key(), "2026-01-01");
    QCOMPARE(row.ordinal, 1);
    QCOMPARE(row.number, "INV-2026-00001");
    QCOMPARE(row.gross, 285600);
}

void TestDocumentsContract::aDraftWithANumberIsReserved()
{
    const QString id = anna().draft();
    done(anna().reserve(id));
    const DocumentRow row = *anna().documents().document(id);
    QCOMPARE(row.state, DocumentState::Reserved);
    QCOMPARE(row.series, "INV");
    QCOMPARE(row.ordinal, 1);
    QCOMPARE(row.number, "INV-2026-00001");
    QCOMPARE(row.version, 1);
    QCOMPARE(row.position, anna().head());
    done(anna().voidNumbers(row.number));
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Draft);
    QCOMPARE(anna().documents().document(id)->number, QString());
    QCOMPARE(anna().documents().document(id)->series, QString());
}

void TestDocumentsContract::theLatestChangeIsTold()
{
    const QString id = anna().draft();
    clock().pass(60);
    done(ben().save(id, named(ben(), "Somebody Else")));
    DocumentRow row = *anna().documents().document(id);
    QCOMPARE(row.changedBy, "ben");
    QCOMPARE(row.changedAt, "2026-03-16T10:01:00.000000Z");
    QCOMPARE(row.version, 2);
    clock().pass(60);
    done(anna().issue(id));
    row = *anna().documents().document(id);
    QCOMPARE(row.changedBy, "anna");
    QCOMPARE(row.version, 3);
    QCOMPARE(row.position, anna().head());
}

void TestDocumentsContract::copiesAreCounted()
{
    const QString id = done(anna().issue(anna().content())).document;
    done(anna().print(id, 1));
    done(anna().print(id, 2, document::Medium::Pdf));
    done(anna().print(id, 0, document::Medium::Json));
    QCOMPARE(anna().documents().document(id)->copies, 2);
    RecordPrintFailure failure;
    failure.id = id;
    failure.copy = 2;
    done(recordPrintFailure(anna().store(), failure));
    QCOMPARE(anna().documents().document(id)->copies, 1);
}

void TestDocumentsContract::pagesRunFromTheNewestAndKnowTheirEnd()
{
    for (int i = 0; i < 4; ++i)
        done(anna().issue(anna().content()));
    const DocumentPage first = anna().documents().page({}, {}, 2);
    QCOMPARE(numbersOf(first.rows), (QStringList{"INV-2026-00004", "INV-2026-00003"}));
    QVERIFY(!first.complete);
    const DocumentPage second = anna().documents().page({}, first.end, 2);
    QCOMPARE(numbersOf(second.rows), (QStringList{"INV-2026-00002", "INV-2026-00001"}));
    QVERIFY(second.complete);
    const DocumentPage third = anna().documents().page({}, second.end, 2);
    QVERIFY(third.rows.empty());
    QVERIFY(third.complete);
    QCOMPARE(third.end.created, second.end.created);
}

void TestDocumentsContract::discardedDraftsAreHiddenUnlessAskedFor()
{
    DiscardDraft discard;
    discard.id = anna().draft();
    done(discardDraft(anna().store(), discard));
    QVERIFY(anna().documents().page({}, {}, 10).rows.empty());
    QCOMPARE(anna().documents().sums({}).shown, 0);
    DocumentFilter filter;
    filter.states = {DocumentState::Discarded};
    QCOMPARE(anna().documents().page(filter, {}, 10).rows.size(), 1U);
}

void TestDocumentsContract::aListIsFilteredByKindStateDateAndParty()
{
    DocumentContent forParty = anna().content(QDate(2026, 3, 1));
    forParty.party.id = "4f9d2f9c-31c5-4c60-9b4c-4b1f0e6f1b11";
    done(anna().issue(forParty));
    done(anna().issue(anna().content(QDate(2026, 3, 10))));
    done(anna().issue(anna().content({}, "quotation")));
    DocumentContent undated = anna().content();
    undated.date = {};
    anna().draft(undated);

    DocumentFilter filter;
    filter.kind = DocumentKind::fromId(u"quotation");
    QCOMPARE(found(anna(), filter), QStringList{"QU-2026-00001"});
    filter = {};
    filter.states = {DocumentState::Draft, DocumentState::Voided};
    QCOMPARE(found(anna(), filter), QStringList{QString()});
    filter = {};
    filter.from = QDate(2026, 3, 10);
    QCOMPARE(found(anna(), filter), (QStringList{"QU-2026-00001", "INV-2026-00002"}));
    filter.to = QDate(2026, 3, 10);
    QCOMPARE(found(anna(), filter), QStringList{"INV-2026-00002"});
    filter.from = {};
    QCOMPARE(found(anna(), filter), (QStringList{"INV-2026-00002", "INV-2026-00001"}));
    filter = {};
    filter.partyId = forParty.party.id;
    QCOMPARE(found(anna(), filter), QStringList{"INV-2026-00001"});
}

void TestDocumentsContract::textIsFoundInNumberPartyReferenceAndTotal()
{
    done(anna().issue(named(anna(), "Harbour Books", "Ref-9")));
    done(anna().issue(named(anna(), "Ångström AB")));
    QCOMPARE(foundByText(anna(), "00002"), QStringList{"INV-2026-00002"});
    QCOMPARE(foundByText(anna(), " harbour "), QStringList{"INV-2026-00001"});
    QCOMPARE(foundByText(anna(), "ref-9"), QStringList{"INV-2026-00001"});
    QCOMPARE(foundByText(anna(), "285.6").size(), 2);
    QVERIFY(foundByText(anna(), "nobody").isEmpty());
}

void TestDocumentsContract::textIsFoundWhateverItsCase()
{
    done(anna().issue(named(anna(), "Ångström AB")));
    QCOMPARE(foundByText(anna(), "ÅNGSTRÖM").size(), 1);
    QCOMPARE(foundByText(anna(), "ångström").size(), 1);
}

void TestDocumentsContract::textIsNoPattern()
{
    done(anna().issue(named(anna(), "100% Wool", "a_b")));
    done(anna().issue(named(anna(), "Plain Cotton", "axb")));
    QCOMPARE(foundByText(anna(), "%").size(), 1);
    QCOMPARE(foundByText(anna(), "a_b").size(), 1);
    QVERIFY(foundByText(anna(), "*").isEmpty());
}

void TestDocumentsContract::sumsCountIssuedDocumentsByCurrency()
{
    done(anna().issue(anna().content()));
    done(anna().voidDocument(done(anna().issue(anna().content())).document));
    anna().draft();
    DocumentContent dollars = anna().content();
    dollars.currency = "USD";
    done(anna().issue(dollars));
    const DocumentAnswer credited = done(anna().issue(anna().content()));
    done(anna().issue(done(anna().credit(credited.document)).document));

    DocumentFilter filter;
    filter.kind = DocumentKind();
    const DocumentSums sums = anna().documents().sums(filter);
    QCOMPARE(sums.shown, 5);
    QVERIFY(sums.sums == (std::vector<DocumentSum>{{"EUR", 2, 48000, 57120}, {"USD", 1, 24000, 28560}}));
}

void TestDocumentsContract::sumsAreWhatIsLeftToBePaid()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    DocumentContent small = anna().content();
    small.lines.front().price = Decimal(1, 0);
    done(anna().issue(small));
    done(anna().issue(done(anna().credit(invoice.document)).document));
    for (const char *kind : {"quotation", "purchase-order"})
        done(anna().issue(anna().content({}, kind)));
    const DocumentSums all = anna().documents().sums({});
    QCOMPARE(all.shown, 5);
    QVERIFY(all.sums == (std::vector<DocumentSum>{{"EUR", 3, 300, 357}}));

    for (const auto &[kind, net] : {std::pair("credit-memo", 24000), {"quotation", 24000}, {"invoice", 24300}}) {
        DocumentFilter filter;
        filter.kind = DocumentKind::fromId(QString::fromLatin1(kind));
        QCOMPARE(anna().documents().sums(filter).sums.front().net, std::optional<qint64>(net));
    }
    DocumentFilter filter;
    filter.states = {DocumentState::Credited};
    QVERIFY(anna().documents().sums(filter).sums == (std::vector<DocumentSum>{{"EUR", 1, 24000, 28560}}));
}

void TestDocumentsContract::sumsThatAreTooLargeAreNoFailure()
{
    DocumentContent largest = anna().content();
    Line &line = largest.lines.front();
    line.quantity = Decimal(1, 0);
    line.price = Decimal(999'999'999'999'999'999, 2);
    line.tax = Tax{TaxCategory::ZeroRated, {}};
    QString last;
    for (int i = 0; i < 10; ++i)
        last = done(anna().issue(largest)).document;
    const auto sums = anna().documents().sums({}).sums;
    QCOMPARE(sums.size(), 1U);
    QCOMPARE(sums.front().count, 10);
    QVERIFY(!sums.front().net && !sums.front().gross);
    // Together with what takes it off again, it can be told.
    for (const DocumentRow &row : anna().documents().page({}, {}, 9).rows)
        done(anna().issue(done(anna().credit(row.id)).document));
    QCOMPARE(anna().documents().sums({}).sums.front().net, std::optional<qint64>(999'999'999'999'999'999));
}

void TestDocumentsContract::totalsAreFoundAsTheyAreWritten()
{
    DocumentContent content = anna().content();
    content.lines.front().price = Decimal(225235, 2);
    const DocumentAnswer issued = done(anna().issue(content));
    done(anna().issue(anna().content()));
    const QString total = Money(anna().documents().document(issued.document)->gross, Currency()).toString();
    DocumentFilter filter;
    filter.text = QStringLiteral("8.040,89");
    QVERIFY(found(anna(), filter).isEmpty());
    filter.amount = total;
    QCOMPARE(found(anna(), filter), QStringList{issued.number});
    QCOMPARE(anna().documents().sums(filter).shown, 1);
    QCOMPARE(anna().documents().sums(filter).sums.front().count, 1);
    filter.amount = QStringLiteral("8040.88");
    QVERIFY(found(anna(), filter).isEmpty());
}

void TestDocumentsContract::documentsAreLinkedBothWays()
{
    const DocumentAnswer quotation = done(anna().issue(anna().content({}, "quotation")));
    FollowUpDocument follow;
    follow.id = quotation.document;
    const DocumentAnswer draft = done(followUpDocument(anna().store(), follow));
    const auto there = anna().documents().links(quotation.document);
    QCOMPARE(there.size(), 1U);
    QCOMPARE(there.front().document, draft.document);
    QCOMPARE(there.front().kind.id(), "invoice");
    QCOMPARE(there.front().state, DocumentState::Draft);
    QVERIFY(there.front().leadsThere);
    const auto back = anna().documents().links(draft.document);
    QCOMPARE(back.size(), 1U);
    QCOMPARE(back.front().number, "QU-2026-00001");
    QVERIFY(!back.front().leadsThere);
}

void TestDocumentsContract::aCreditMemoThatOnlyNamesTheNumberIsLinked()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    DocumentContent memo = anna().content({}, "credit-memo");
    memo.precedes = invoice.number;
    const DocumentAnswer credit = done(anna().issue(memo));
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Credited);
    QCOMPARE(anna().documents().links(invoice.document).front().document, credit.document);
    QCOMPARE(anna().documents().links(credit.document).front().document, invoice.document);
}

void TestDocumentsContract::aNumberLeadsToItsDocument()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    QCOMPARE(anna().documents().byNumber("INV-2026-00001")->id, issued.document);
    QCOMPARE(anna().documents().byNumber("INV-2026-00002")->id, draft);
    done(anna().voidDocument(issued.document));
    QCOMPARE(anna().documents().byNumber("INV-2026-00001")->state, DocumentState::Voided);
    QVERIFY(!anna().documents().byNumber("INV-2026-00003"));
    QVERIFY(!anna().documents().byNumber(""));
}

void TestDocumentsContract::partiesAreFoundInTheOrderOfNames()
{
    QStringList ids;
    for (const char *name : {"beta", "Alpha", "Ärla", "gamma"}) {
        SaveParty save;
        save.card.party.name = QString::fromUtf8(name);
        save.card.party.address.city = "Örebro";
        save.card.party.taxId = "SE5567" + QString::number(ids.size());
        ids.append(done(saveParty(anna().store(), save)).id);
    }
    ArchiveParty archive;
    archive.id = ids[3];
    done(archiveParty(anna().store(), archive));

    const Parties &parties = anna().store().parties();
    const auto names = [](const std::vector<PartyRow> &rows) {
        QStringList result;
        for (const PartyRow &row : rows)
            result.append(row.card.party.name);
        return result;
    };
    QCOMPARE(names(parties.find({}, false, {}, 10)), (QStringList{"Alpha", "beta", QString::fromUtf8("Ärla")}));
    QCOMPARE(names(parties.find({}, true, {}, 10)), (QStringList{"Alpha", "beta", "gamma", QString::fromUtf8("Ärla")}));
    const auto page = parties.find({}, true, {}, 2);
    QCOMPARE(names(parties.find({}, true, page.back(), 2)), (QStringList{"gamma", QString::fromUtf8("Ärla")}));
    QCOMPARE(names(parties.find("ÖREBRO", false, {}, 1)), QStringList{"Alpha"});
    QCOMPARE(names(parties.find("se55671", false, {}, 10)), QStringList{"Alpha"});
    QVERIFY(parties.find("nobody", true, {}, 10).empty());
}

void TestDocumentsContract::aPartyTellsItsCard()
{
    SaveParty save;
    save.card.party.name = "Harbour Books";
    save.card.party.address.country = "IE";
    save.card.isSupplier = true;
    save.card.dueDays = 30;
    save.card.note = "Line one\nline two";
    const QString id = done(saveParty(anna().store(), save)).id;
    const PartyRow row = *anna().store().parties().party(id);
    QCOMPARE(row.version, 1);
    QCOMPARE(row.card.party.id, id);
    QCOMPARE(row.card.party.address.country, "IE");
    QVERIFY(row.card.isSupplier);
    QCOMPARE(row.card.dueDays, 30);
    QCOMPARE(row.card.note, "Line one\nline two");
    QVERIFY(!anna().store().parties().party("nobody"));
}

void TestDocumentsContract::theCompanyIsToldWithoutItsLogo()
{
    ChangeCompany change;
    change.company = readCompany(anna().store());
    change.company.logo = QByteArrayLiteral("\xff\xd8\xff").leftJustified(10'000, 'x');
    done(changeCompany(anna().store(), change));
    const Company company = anna().store().parties().company();
    QCOMPARE(company.party.name, "Lindqvist & Daughters");
    QCOMPARE(company.currency, "EUR");
    QVERIFY(company.logo.isEmpty());
    QCOMPARE(readCompany(anna().store()).logo.size(), 10'000);
}

QTEST_GUILESS_MAIN(TestDocumentsContract)
#include "tst_documentscontract.moc"
