#include "domain/document.h"

#include <QTest>

#include "domain/paper.h"

using namespace seriatim;
using namespace seriatim::document;
using namespace seriatim::paper;

using Commands = std::vector<Command>;

Q_DECLARE_METATYPE(seriatim::document::Command)
Q_DECLARE_METATYPE(std::vector<seriatim::document::Command>)

namespace {

const DocumentContent Full = invoice({line("2", "10")});

QString told(const Refusal &refusal)
{
    return ruleId(refusal.rule) + " at " + refusal.field;
}

QString told(const Event &event)
{
    struct Teller {
        QString operator()(const DraftSaved &each) const
        {
            return "saved " + (each.gross ? each.gross->toString() : QString("without sums"));
        }
        QString operator()(const DraftDiscarded &each) const { return "discarded: " + each.reason; }
        QString operator()(const DocumentIssued &each) const { return "issued " + each.number; }
        QString operator()(const DocumentVoided &each) const { return "voided: " + each.reason; }
        QString operator()(const DocumentPrinted &each) const
        {
            return QStringLiteral("printed copy %1 of '%2' to %3")
                .arg(each.copy)
                .arg(each.number, mediumId(each.medium));
        }
        QString operator()(const DocumentPrintFailed &each) const
        {
            return QStringLiteral("print of copy %1 failed").arg(each.copy);
        }
        QString operator()(const DocumentCredited &each) const { return "credited by " + each.number; }
        QString operator()(const CreditWithdrawn &each) const { return "credit withdrawn " + each.number; }
    };
    return std::visit(Teller(), event);
}

QString told(const Result<Events> &result)
{
    if (isRefused(result))
        return told(refusalOf(result));
    QStringList events;
    for (const Event &event : std::get<Events>(result))
        events << told(event);
    return events.join(", ");
}

State after(const Commands &commands)
{
    State state;
    for (const Command &command : commands) {
        const auto result = decide(command, state);
        if (isRefused(result))
            qFatal("given, but refused: %s", qPrintable(told(result)));
        for (const Event &event : std::get<Events>(result))
            state = evolve(std::move(state), event);
    }
    return state;
}

Issue issue(const DocumentContent &content = Full)
{
    return {content, std::get<Totals>(reckon(Full)), "INV", *Period::fromKey(u"2026-01-01"), 7, "INV-2026-007"};
}

DocumentContent changed(auto change)
{
    DocumentContent content = Full;
    change(content);
    return content;
}

} // namespace

/// Documents: DESIGN 1.1 (a draft owns no number), 1.3 (voiding), 1.6 (an issued document is frozen).
class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void scenarios_data();
    void scenarios();
    void aDraftOwnsNoNumber();
    void whatWasIssuedIsKeptWordForWord_data();
    void whatWasIssuedIsKeptWordForWord();
    void aVoidedDocumentKeepsItsContent();
    void copiesAreCountedFromTheIssue();
    void creditsStandUntilTheyAreWithdrawn();
    void everythingThatIsMissingIsListed_data();
    void everythingThatIsMissingIsListed();
    void sharesAgreeToTheMinorUnit();
    void whatIsMissingIsInTheOrderOfTheForm();
    void kindsAskForWhatTheyNeed();
    void mediaHaveTheirIds();
};

void TestDocument::scenarios_data()
{
    QTest::addColumn<Commands>("given");
    QTest::addColumn<Command>("when");
    QTest::addColumn<QString>("then");
    const auto row = [](const char *name, const Commands &given, const Command &when, const char *then) {
        QTest::newRow(name) << given << when << QString::fromUtf8(then);
    };

    const Commands none;
    const Commands draft{SaveDraft{Full}};
    const Commands discarded{SaveDraft{Full}, Discard{}};
    const Commands issued{SaveDraft{Full}, issue()};
    const Commands voided{issue(), Void{"wrong customer"}};
    const Commands credited{issue(), Credit{"cm", "CM-2026-001"}};
    const DocumentContent other = changed([](auto &content) { content.note = "Thank you"; });
    const DocumentContent order =
        changed([](auto &content) { content.kind = *DocumentKind::fromId(u"purchase-order"); });
    const DocumentContent memo = changed([](auto &content) { content.kind = *DocumentKind::fromId(u"credit-memo"); });
    const DocumentContent nameless = changed([](auto &content) { content.party.name.clear(); });
    const DocumentContent empty;

    // clang-format off
    row("a draft is saved",                        none, SaveDraft{Full}, "saved 25.00");
    row("an unfinished one, too",                  none, SaveDraft{empty}, "saved without sums");
    row("a draft is revised",                      draft, SaveDraft{other}, "saved 25.00");
    row("saving it unchanged is no event",         draft, SaveDraft{Full}, "");
    row("a draft keeps its kind",                  draft, SaveDraft{order}, "kind-fixed at kind");
    row("a draft is discarded",                    draft, Discard{}, "discarded: ");
    row("with its reason",                         draft, Discard{" typed twice "}, "discarded: typed twice");
    row("but no hostile one",                      draft, Discard{"a\nbc"}, "forbidden-character at reason");
    row("nothing is discarded twice",              discarded, Discard{}, "");
    row("nothing unknown is discarded",            none, Discard{}, "unknown-document at ");
    row("a discarded draft is not revised",        discarded, SaveDraft{other}, "not-a-draft at ");
    row("a discarded draft is not issued",         discarded, issue(), "not-a-draft at ");
    row("a draft is issued",                       draft, issue(), "issued INV-2026-007");
    row("a new document is issued at once",        none, issue(), "issued INV-2026-007");
    row("with its newer content",                  draft, issue(other), "issued INV-2026-007");
    row("but of the draft's kind",                 draft, issue(memo), "kind-fixed at kind");
    row("only when it is complete",                draft, issue(nameless), "missing at party.name");
    row("an issued document is not edited",        issued, SaveDraft{other}, "not-a-draft at ");
    row("an issued document is not deleted",       issued, Discard{"mistake"}, "not-a-draft at ");
    row("an issued document is not renumbered",    issued, issue(), "not-a-draft at ");
    row("a voided document is not issued again",   voided, issue(), "not-a-draft at ");
    row("a voided document is not edited",         voided, SaveDraft{other}, "not-a-draft at ");
    row("an issued document is voided",            issued, Void{" wrong customer "}, "voided: wrong customer");
    row("with a reason",                           issued, Void{""}, "reason-needed at reason");
    row("of three characters",                     issued, Void{"ab"}, "reason-length at reason");
    row("not twice",                               voided, Void{"again"}, "already-void at ");
    row("not a draft",                             draft, Void{"wrong"}, "not-issued at ");
    row("not a discarded one",                     discarded, Void{"wrong"}, "not-issued at ");
    row("nothing unknown is voided",               none, Void{"wrong"}, "unknown-document at ");
    row("a credited document is not voided",       credited, Void{"wrong"}, "credited at ");
    row("once the credit is withdrawn, it is",     {issue(), Credit{"cm", "CM-1"}, WithdrawCredit{"cm", "CM-1"}}, Void{"wrong"}, "voided: wrong");
    row("an issued invoice is credited",           issued, Credit{"cm", "CM-2026-001"}, "credited by CM-2026-001");
    row("in parts, too",                           credited, Credit{"cm2", "CM-2026-002"}, "credited by CM-2026-002");
    row("a draft is not credited",                 draft, Credit{"cm", "CM-1"}, "not-issued at ");
    row("a voided one is not credited",            voided, Credit{"cm", "CM-1"}, "already-void at ");
    row("a credit memo is not credited",           {issue(memo)}, Credit{"cm", "CM-1"}, "not-creditable at ");
    row("a credit that is not there",              issued, WithdrawCredit{"cm", "CM-1"}, "");
    row("a draft is printed without a number",     draft, Print{Medium::Printer, 1, {}}, "printed copy 1 of '' to printer");
    row("a draft is printed with its reserved one",draft, Print{Medium::Pdf, 1, "INV-2026-003"}, "printed copy 1 of 'INV-2026-003' to pdf");
    row("an issued one with its own",              issued, Print{Medium::Pdf, 1, "INV-2026-003"}, "printed copy 1 of 'INV-2026-007' to pdf");
    row("a voided one, too",                       voided, Print{Medium::Printer, 1, {}}, "printed copy 1 of 'INV-2026-007' to printer");
    row("the second is a copy",                    {issue(), Print{Medium::Printer, 1, {}}}, Print{Medium::Pdf, 2, {}}, "printed copy 2 of 'INV-2026-007' to pdf");
    row("two windows do not print one copy",       {issue(), Print{Medium::Printer, 1, {}}}, Print{Medium::Printer, 1, {}}, "printed-meanwhile at ");
    row("no copy is left out",                     issued, Print{Medium::Printer, 2, {}}, "printed-meanwhile at ");
    row("data are exported as often as one likes", {issue(), Print{Medium::Json, 0, {}}}, Print{Medium::Json, 0, {}}, "printed copy 0 of 'INV-2026-007' to json");
    row("a discarded draft is not printed",        discarded, Print{Medium::Printer, 1, {}}, "unknown-document at ");
    row("nothing unknown is printed",              none, Print{Medium::Printer, 1, {}}, "unknown-document at ");
    row("a print that failed is told",             {issue(), Print{Medium::Printer, 1, {}}}, PrintFailure{Medium::Printer, 1}, "print of copy 1 failed");
    row("told twice, it failed once",              {issue(), Print{Medium::Printer, 1, {}}, PrintFailure{Medium::Printer, 1}}, PrintFailure{Medium::Printer, 1}, "");
    row("what was not recorded did not fail",      issued, PrintFailure{Medium::Printer, 1}, "");
    row("copy 0 did not fail",                     issued, PrintFailure{Medium::Printer, 0}, "");
    row("an export that failed is told",           issued, PrintFailure{Medium::Json, 0}, "print of copy 0 failed");
    row("nothing unknown fails",                   none, PrintFailure{Medium::Printer, 1}, "unknown-document at ");
    // clang-format on
}

void TestDocument::scenarios()
{
    QFETCH(Commands, given);
    QFETCH(Command, when);
    QTEST(told(decide(when, after(given))), "then");
}

void TestDocument::aDraftOwnsNoNumber()
{
    const State state = after({SaveDraft{Full}});
    QVERIFY(state.number.isEmpty());
    QCOMPARE(state.ordinal, 0);
}

void TestDocument::whatWasIssuedIsKeptWordForWord_data()
{
    QTest::addColumn<Commands>("later");
    QTest::newRow("nothing more") << Commands{};
    QTest::newRow("printed") << Commands{Print{Medium::Printer, 1, {}}, PrintFailure{Medium::Printer, 1}};
    QTest::newRow("credited") << Commands{Credit{"cm", "CM-1"}, WithdrawCredit{"cm", "CM-1"}};
    QTest::newRow("voided") << Commands{Void{"wrong customer"}};
}

/// Whatever comes after, content, totals and number are those of the issue.
void TestDocument::whatWasIssuedIsKeptWordForWord()
{
    QFETCH(Commands, later);
    Commands all{SaveDraft{Full}, issue()};
    all.insert(all.end(), later.begin(), later.end());
    const State state = after(all);
    QVERIFY(state.content == Full);
    QVERIFY(state.totals == issue().totals);
    QCOMPARE(state.number, "INV-2026-007");
    QCOMPARE(state.ordinal, 7);
    QCOMPARE(state.series, "INV");
    QCOMPARE(state.period.key(), "2026-01-01");
}

void TestDocument::aVoidedDocumentKeepsItsContent()
{
    const State state = after({issue(), Void{"wrong customer"}});
    QVERIFY(state.status == Status::Voided);
    QVERIFY(state.content == Full);
}

void TestDocument::copiesAreCountedFromTheIssue()
{
    Commands story{SaveDraft{Full}, Print{Medium::Printer, 1, {}}, Print{Medium::Pdf, 2, {}}};
    QCOMPARE(after(story).copies, 2);
    story.push_back(issue());
    QCOMPARE(after(story).copies, 0);
    story.push_back(Print{Medium::Pdf, 1, {}});
    story.push_back(Print{Medium::Json, 0, {}});
    QCOMPARE(after(story).copies, 1);
    story.push_back(Print{Medium::Pdf, 2, {}});
    story.push_back(PrintFailure{Medium::Pdf, 1});
    QCOMPARE(after(story).copies, 2);
    story.push_back(PrintFailure{Medium::Pdf, 2});
    QCOMPARE(after(story).copies, 1);
}

void TestDocument::creditsStandUntilTheyAreWithdrawn()
{
    State state =
        after({issue(), Credit{"a", "CM-1"}, Credit{"b", "CM-2"}, Credit{"a", "CM-1"}, WithdrawCredit{"b", "CM-2"}});
    QCOMPARE(state.credits.size(), 1U);
    QCOMPARE(state.credits.at("a"), "CM-1");
}

void TestDocument::everythingThatIsMissingIsListed_data()
{
    QTest::addColumn<DocumentContent>("content");
    QTest::addColumn<QString>("missing");
    const auto row = [](const char *missing, auto change) {
        QTest::newRow(missing) << changed(change) << QString::fromUtf8(missing);
    };

    // clang-format off
    row("",                                   [](auto &) {});
    row("missing at party.name",              [](auto &content) { content.party.name.clear(); });
    row("missing at seller.name",             [](auto &content) { content.seller.name.clear(); });
    row("missing at date",                    [](auto &content) { content.date = {}; });
    row("due-before-date at due",             [](auto &content) { content.due = content.date.addDays(-1); });
    row("period-reversed at period",          [](auto &content) { content.period = {{2026, 2, 1}, {2026, 1, 1}}; });
    row("period-reversed at lines[0].period", [](auto &content) { content.lines[0].period = {{2026, 2, 1}, {2026, 1, 1}}; });
    row("missing at lines",                   [](auto &content) { content.lines.clear(); });
    row("too-many-lines at lines",            [](auto &content) { content.lines.assign(1001, line("1", "1")); });
    row("missing at lines[0].text",           [](auto &content) { content.lines[0].text.clear(); });
    row("missing at lines[0].quantity",       [](auto &content) { content.lines[0].quantity.reset(); });
    row("missing at lines[0].price",          [](auto &content) { content.lines[0].price.reset(); });
    row("missing at lines[0].tax",            [](auto &content) { content.lines[0].tax.reset(); });
    row("tax-rate-out-of-range at lines[0].tax", [](auto &content) { content.lines[0].tax = standard("101"); });
    row("tax-rate-not-allowed at lines[0].tax",  [](auto &content) { content.lines[0].tax->category = TaxCategory::Exempt; });
    row("missing at lines[0].allowances[0].amount", [](auto &content) { content.lines[0].allowances.emplace_back(); });
    row("missing at lines[0].charges[0].amount",    [](auto &content) { content.lines[0].charges.emplace_back(); });
    row("missing at allowances[1].amount",    [](auto &content) { content.allowances = {adjustment("1"), adjustment("")}; });
    row("missing at charges[0].tax",          [](auto &content) { content.charges = {adjustment("1")}; content.charges[0].tax.reset(); });
    row("missing at currency",                [](auto &content) { content.currency.clear(); });
    row("unknown-currency at currency",       [](auto &content) { content.currency = "DEM"; });
    row("share-disagrees at allowances[0].amount", [](auto &content) { content.allowances = {share("10", "500", "10.00")}; });
    row("share-disagrees at lines[0].charges[0].amount", [](auto &content) { content.lines[0].charges = {share("2.5", "99.99", "2.48")}; });
    row("too-many-digits at prepaid",         [](auto &content) { content.prepaid = decimal("0.001"); });
    row("amount-too-large at lines[0]",       [](auto &content) { content.lines[0] = line("100000000000000000", "1000"); });
    // clang-format on
}

void TestDocument::everythingThatIsMissingIsListed()
{
    QFETCH(DocumentContent, content);
    QStringList missing;
    for (const Refusal &refusal : missingForIssue(content))
        missing << told(refusal);
    QTEST(missing.join(", "), "missing");
    const auto result = decide(issue(content), State());
    QCOMPARE(isRefused(result), !missing.isEmpty());
    if (isRefused(result))
        QCOMPARE(told(result), missing.front());
}

void TestDocument::sharesAgreeToTheMinorUnit()
{
    const auto missing = [](const Adjustment &adjustment) {
        return missingForIssue(changed([&](auto &content) { content.allowances = {adjustment}; })).size();
    };
    QCOMPARE(missing(share("10", "500", "50")), 0U);
    QCOMPARE(missing(share("2.5", "99.99", "2.49")), 0U); // Rounded down by somebody else.
    QCOMPARE(missing(share("10", "-500", "-50.00")), 0U);
    QCOMPARE(missing(share("10", "500", "49.98")), 1U);
    QCOMPARE(missing(share("10", "", "7.00")), 0U); // Of what, nobody says.
}

void TestDocument::whatIsMissingIsInTheOrderOfTheForm()
{
    QStringList missing;
    DocumentContent content = Full;
    content.party = {};
    content.lines = {Line(), Line()};
    for (const Refusal &refusal : missingForIssue(content))
        missing << refusal.field;
    QCOMPARE(missing,
        QStringList({"party.name", "lines[0].text", "lines[0].quantity", "lines[0].price", "lines[0].tax",
            "lines[1].text", "lines[1].quantity", "lines[1].price", "lines[1].tax"}));
}

void TestDocument::kindsAskForWhatTheyNeed()
{
    DocumentContent content = Full;
    content.lines[0].price.reset();
    content.lines[0].tax.reset();
    const auto missing = [&](const char *kind) {
        content.kind = *DocumentKind::fromId(QString::fromLatin1(kind));
        return missingForIssue(content).size();
    };
    QCOMPARE(missing("invoice"), 2U);
    QCOMPARE(missing("credit-memo"), 2U);
    QCOMPARE(missing("quotation"), 2U);
    QCOMPARE(missing("purchase-order"), 1U);
    QCOMPARE(missing("delivery-note"), 0U);
}

void TestDocument::mediaHaveTheirIds()
{
    for (const Medium medium : {Medium::Printer, Medium::Pdf, Medium::Json})
        QVERIFY(mediumFromId(mediumId(medium)) == medium);
    QCOMPARE(mediumId(Medium::Pdf), "pdf");
    QVERIFY(!mediumFromId(u"fax"));
}

QTEST_APPLESS_MAIN(TestDocument)
#include "tst_document.moc"
