#pragma once

#include "log/codec.h"

/// One event of each type, with all that it can carry.
namespace seriatim::specimens {

inline const Period Year = *Period::fromKey(u"2026-04-01");
inline const QString Id = QStringLiteral("0b7c9a3e-5f1d-4a52-8d2e-9c1f00aa77bb");

inline Party party(const QString &name)
{
    Party party{Id, name, "Trading", "IE1234567T", "L-7", "R-8", "Directors: A, B", "0088:7312345500001", "Ann",
        "+353 1", "a@example.com", {}};
    party.address = {"1 Main Street", "Floor 2", "Back door", "D01", "Dublin", "Leinster", "IE"};
    return party;
}

inline Adjustment adjustment(const char *amount)
{
    return {Decimal::parse(QString::fromLatin1(amount)), "loyal", "95", Decimal(10, 0), Decimal(1000, 2),
        Tax{TaxCategory::Standard, Decimal(230, 1)}};
}

inline Line line()
{
    Line line;
    line.text = QStringLiteral("Stra\u00DFe, 2\u20443\"");
    line.description = "two\nlines\tand a tab";
    line.quantity = Decimal(-25, 1);
    line.unit = "HUR";
    line.price = Decimal(129000, 5);
    line.priceBase = Decimal(10, 0);
    line.tax = Tax{TaxCategory::Standard, Decimal(230, 1)};
    line.allowances = {adjustment("0.10")};
    line.charges = {adjustment("1.00"), Adjustment()};
    line.note = "note";
    line.period = {{2026, 4, 1}, {2026, 4, 30}};
    line.orderLine = "1";
    line.objectId = "2";
    line.accounting = "3";
    line.sellersItem = "4";
    line.buyersItem = "5";
    line.standardItem = "0160:6";
    line.classification = "7";
    line.originCountry = "IE";
    return line;
}

inline DocumentContent content()
{
    DocumentContent content;
    content.kind = *DocumentKind::fromId(u"credit-memo");
    content.series = "CM";
    content.date = {2026, 4, 30};
    content.due = {2026, 5, 30};
    content.currency = "KWD";
    content.language = "en-IE";
    content.party = party(QStringLiteral("K\u00E4ufer \U0001F600 <b>&amp;</b>"));
    content.seller = party("Seller");
    for (QString *text : {&content.reference, &content.orderReference, &content.contractReference,
             &content.projectReference, &content.despatchReference, &content.receivingReference,
             &content.tenderReference, &content.objectReference, &content.accounting})
        *text = "R-1";
    content.precedes = "INV-2026-001";
    content.precedesDate = {2026, 4, 2};
    content.follows = {Id, "invoice", "INV-2026-001"};
    content.delivered = {2026, 4, 29};
    content.period = {{2026, 4, 1}, {2026, 4, 30}};
    content.taxPoint = {2026, 4, 28};
    content.deliverTo = party("Door");
    content.payee = party("Payee");
    content.taxRepresentative = party("Representative");
    content.lines = {line(), Line(), line()};
    content.allowances = {adjustment("2.000")};
    content.charges = {adjustment("3.5")};
    content.prepaid = Decimal(0, 0);
    content.rounding = Decimal(-10, 2);
    content.exemptions = {{"E", "Article 132", "VATEX-EU-132"}};
    content.note = "Thank you\nvery much";
    content.terms = "30 days";
    content.paymentMeans = {"58", "IE29AIBK93115212345678", "AIBKIE2D", "Seller", "RF18", "1234", "M-1"};
    return content;
}

inline Company company()
{
    Company company{party("Company"), "EUR", "en-IE", 30, "30 days", content().paymentMeans, {}};
    company.logo = QByteArray(9001, '\x89');
    return company;
}

inline series::RulesVersion rules()
{
    return {{2027, 4, 1}, *Period::fromKey(u"2027-04-01"),
        {"INV-{YYYY}-{#####}", Reset::Yearly, 4, 452, series::DateOrder::Refuse, true, series::ReserveAt::Draft}};
}

inline std::vector<AnyEvent> events()
{
    using namespace series;
    using namespace document;
    const Totals totals = std::get<Totals>(reckon(content()));
    return {SeriesDefined{{"INV", DocumentKind(), "Invoices", "one\nreason", true}, rules()},
        SeriesRulesChanged{rules()}, SeriesRetired{},
        NumberReserved{Year, 7, 9, "INV-2026-00007", "INV-2026-00009", "INV-2026-{#####}", Id, "a pad", "ann"},
        ReservationMoved{Year, 7, 9, Id, "bob"},
        NumberFinalized{Year, 7, 7, Id, "INV-2026-00007", {2026, 4, 30}, "INV-2026-00006"},
        NumberVoided{Year, 8, 9, "paper jam"}, NumberReleased{Year, 9, 9},
        NumberLost{Year, 10, 12, "INV-2026-00010", "INV-2026-00012", "INV-2026-{#####}", "restored", 4711},
        PeriodClosed{Year}, DraftSaved{content(), Decimal(1234, 3), Decimal(-1, 3)}, DraftDiscarded{"typed twice"},
        DocumentIssued{content(), totals, "CM", Year, 7, "CM-2026-00007"}, DocumentVoided{"wrong customer"},
        DocumentPrinted{Medium::Pdf, 2, "CM-2026-00007"}, DocumentPrintFailed{Medium::Printer, 3},
        DocumentCredited{Id, "CM-2026-00001"}, CreditWithdrawn{Id, "CM-2026-00001"}, CompanyChanged{company()},
        PartySaved{{party("Customer"), true, true, "SEK", "sv-SE", 0, "internal"}}, PartyArchived{},
        ClockConfirmed{"2026-01-02T03:04:05.000000Z", "2026-01-03T03:04:05.000000Z"},
        LogMoved{"postgresql://db.example/office", Id}, LogArrived{"/home/ada/office.seriatim"}};
}

} // namespace seriatim::specimens
