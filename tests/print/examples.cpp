#include "print/examples.h"

#include <QBuffer>
#include <QPainter>

#include <stdexcept>

namespace seriatim::examples {

namespace {

Decimal decimal(const char *text)
{
    return Decimal::parse(QString::fromLatin1(text)).value();
}

Tax vat(const char *rate)
{
    return {TaxCategory::Standard, decimal(rate)};
}

Line lineOf(const char *text, const char *quantity, const char *unit, const char *price, const char *rate)
{
    Line line;
    line.text = QString::fromUtf8(text);
    line.quantity = decimal(quantity);
    line.unit = QString::fromLatin1(unit);
    line.price = decimal(price);
    line.tax = vat(rate);
    return line;
}

Adjustment adjustment(const char *amount, const char *reason, const char *percent = nullptr)
{
    Adjustment result;
    result.amount = decimal(amount);
    result.reason = QString::fromUtf8(reason);
    if (percent)
        result.percent = decimal(percent);
    return result;
}

Party seller()
{
    Party party;
    party.name = "Harbour Supplies Ltd";
    party.taxId = "IE3628739L";
    party.registrationId = "482915";
    party.legalForm = "Registered in Ireland 482915 · Directors: M. Byrne, A. Walsh";
    party.phone = "+353 21 555 0134";
    party.email = "office@harbour-supplies.example";
    party.address = {"Dock Road 4", {}, {}, "T12 X8NT", "Cork", {}, "IE"};
    return party;
}

Party customer()
{
    Party party;
    party.name = "Contoso GmbH";
    party.contact = QStringLiteral("Einkauf, Frau Weiß");
    party.taxId = "DE129273398";
    party.address = {QStringLiteral("Lindenstraße 12"), {}, {}, "10969", "Berlin", {}, "DE"};
    return party;
}

print::PrintedDocument blankInvoice()
{
    print::PrintedDocument document;
    document.content.date = QDate(2026, 11, 23);
    document.content.due = QDate(2026, 12, 7);
    document.content.currency = "EUR";
    document.content.language = "en-IE";
    document.content.seller = seller();
    document.content.party = customer();
    document.content.paymentMeans.code = "58";
    document.content.paymentMeans.iban = "IE29 AIBK 9311 5212 3456 78";
    document.content.paymentMeans.bic = "AIBKIE2D";
    document.number = "INV-2026-00450";
    document.standing = print::Standing::Issued;
    document.issuedHash = QByteArray::fromHex("9f3c02bbc47d1122334455667788990011223344556677889900112233445566");
    document.logo = logoFile();
    return document;
}

} // namespace

QByteArray logoFile()
{
    QImage image(280, 280, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x0f766e));
    painter.drawRoundedRect(0, 0, 280, 280, 56, 56);
    painter.setBrush(Qt::white);
    painter.drawRect(86, 76, 32, 128);
    painter.drawRect(162, 76, 32, 128);
    painter.drawRect(86, 126, 108, 28);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return buffer.data();
}

void reckonAnew(print::PrintedDocument &document)
{
    const auto totals = reckon(document.content);
    if (isRefused(totals))
        throw std::logic_error("an example that cannot be reckoned");
    document.totals = std::get<Totals>(totals);
}

print::PrintedDocument invoice()
{
    print::PrintedDocument document = blankInvoice();
    DocumentContent &content = document.content;
    content.delivered = QDate(2026, 11, 20);
    content.reference = "PO 88-1204";
    content.lines = {lineOf("Pallet rack, 3 bays, zinc", "4", "C62", "310", "19"),
        lineOf("Delivery and assembly", "6.5", "HUR", "58", "19"),
        lineOf("Safety handbook, printed", "10", "EA", "12.90", "7"),
        lineOf("Anchor bolt M12 × 110", "8", "XBX", "24.50", "19")};
    content.lines[0].description = QStringLiteral("2 700 × 1 100 × 3 000 mm, 4 levels, 3 800 kg a bay");
    content.lines[3].description = "box of 50";
    content.allowances = {adjustment("36.26", "Discount on this order", "2")};
    content.allowances[0].tax = vat("19");
    reckonAnew(document);
    return document;
}

print::PrintedDocument longInvoice(int count)
{
    print::PrintedDocument document = blankInvoice();
    document.number = "INV-2026-00451";
    for (int i = 1; i <= count; ++i) {
        const QByteArray text = QStringLiteral("Article %1").arg(i, 4, 10, QLatin1Char('0')).toUtf8();
        document.content.lines.push_back(lineOf(text.constData(), "3", "C62", "17.45", i % 5 == 0 ? "7" : "19"));
        if (i % 4 == 0)
            document.content.lines.back().description = "with four anchors each";
    }
    reckonAnew(document);
    return document;
}

print::PrintedDocument fullInvoice()
{
    print::PrintedDocument document = invoice();
    DocumentContent &content = document.content;
    content.period = {QDate(2026, 11, 1), QDate(2026, 11, 30)};
    content.taxPoint = QDate(2026, 11, 22);
    content.orderReference = "4500017788";
    content.contractReference = "FW-2025-17";
    content.projectReference = "Hall 7";
    content.despatchReference = "DN-2026-00112";
    content.receivingReference = "WE-77812";
    content.tenderReference = "Lot 3";
    content.objectReference = "Meter 12-44";
    content.accounting = "KST 4711";
    content.follows = {{}, "quotation", "QU-2026-00031"};
    content.deliverTo.name = "Contoso Logistik, Tor 4";
    content.deliverTo.address = {"Am Speicher 9", {}, {}, "15366", "Hoppegarten", {}, "DE"};
    content.payee.name = "Factoring Bank AG";
    content.taxRepresentative = seller();
    Line &rack = content.lines[0];
    rack.sellersItem = "PR-3-ZN";
    rack.buyersItem = "77-1200";
    rack.standardItem = "0160:4012345678901";
    rack.orderLine = "10";
    rack.objectId = "Bay 12";
    rack.originCountry = "AT";
    rack.period = {QDate(2026, 11, 18), QDate(2026, 11, 20)};
    rack.note = "Inspected before despatch.";
    rack.allowances = {adjustment("124", "Volume discount", "10")};
    rack.charges = {adjustment("18.50", "Freight to site")};
    content.lines[3].priceBase = decimal("10");
    content.lines.push_back(lineOf("Training of the store keepers", "1", "DAY", "640", "0"));
    content.lines.back().tax = Tax{TaxCategory::Exempt, {}};
    content.exemptions = {{"E", "Vocational training, exempt under Article 132(1)(i) of Directive 2006/112/EC", {}}};
    content.charges = {adjustment("12.5", "Packing")};
    content.charges[0].tax = vat("19");
    content.prepaid = decimal("500");
    content.rounding = decimal("0.02");
    content.note =
        "Thank you for your order. The racks carry five years of warranty.\nThe load signs are in the parcel.";
    content.terms = QStringLiteral(
        "Payable within 14 days without deduction. After the due date we charge interest of 8 percentage "
        "points above the base rate of the European Central Bank. The goods remain our property until "
        "they are paid in full.");
    document.copy = 2;
    document.printedAt = QDateTime(QDate(2026, 11, 23), QTime(16, 42));
    reckonAnew(document);
    return document;
}

print::PrintedDocument voided(print::PrintedDocument document)
{
    document.standing = print::Standing::Voided;
    document.voidedAt = QDateTime(QDate(2026, 11, 23), QTime(17, 5));
    document.voidedBy = "ada";
    document.voidReason = "customer withdrew the order.";
    return document;
}

print::PrintedDocument drafted(print::PrintedDocument document)
{
    document.standing = print::Standing::Draft;
    document.number.clear();
    document.issuedHash.clear();
    return document;
}

print::PrintedDocument ofKind(print::PrintedDocument document, const char *kind)
{
    document.content.kind = DocumentKind::fromId(QString::fromLatin1(kind)).value();
    return document;
}

} // namespace seriatim::examples
