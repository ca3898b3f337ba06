#include "print/letterhead.h"

#include <algorithm>

#include "print/logo.h"
#include "print/parties.h"
#include "print/sheet.h"

namespace seriatim::print {

namespace {

using sheet::fromMillimetres;

constexpr qreal CompanyLeft = fromMillimetres(110);
constexpr qreal AddressWidth = fromMillimetres(80); ///< The window is 85 mm wide, and text begins 5 mm within.
constexpr qreal SenderTop = fromMillimetres(48);    ///< The window reaches from 45 to 90 mm.
constexpr qreal AddressTop = fromMillimetres(52.5);
constexpr qreal TitleTop = fromMillimetres(93);
constexpr qreal DeliveryLeft = fromMillimetres(125);
const QSizeF LogoSize(160, 40);

void putLogo(Block &block, const QByteArray &file)
{
    const QImage image = logoFrom(file);
    if (image.isNull())
        return;
    const QSizeF size = QSizeF(image.size()).scaled(LogoSize, Qt::KeepAspectRatio);
    block.put(Picture{QRectF(QPointF(sheet::Left, sheet::Top), size), image});
}

/// The block at the right; its bottom.
qreal putCompany(Block &block, const Party &company, const Language &language)
{
    const PageWords &words = language.words;
    const QString dot = QStringLiteral(" · ");
    const QString vat = company.taxId.isEmpty() ? QString() : words(word::VatNumberIs).arg(company.taxId);
    const qreal width = sheet::Right - CompanyLeft;
    const QString name = company.tradingName.isEmpty() ? company.name : company.tradingName;
    qreal y = block.putText(name, sheet::Name, CompanyLeft, sheet::Top, width, Align::Right);
    for (const QString &line : {joined(addressLines(company.address, words), QStringLiteral(", ")),
             joined({vat, company.phone}, dot), joined({company.contact, company.email}, dot)}) {
        if (!line.isEmpty())
            y = block.putText(line, sheet::Company, CompanyLeft, y + 0.6, width, Align::Right);
    }
    return y;
}

/// One small line, so that a letter that cannot be delivered comes back; shortened, for it stands
/// above in full.
void putSender(Block &block, const Party &company)
{
    const Address &address = company.address;
    const QString town = joined({address.postcode, address.city}, QStringLiteral(" "));
    const QString text = joined({company.name, address.street, town}, QStringLiteral(" · "));
    const TextLine line = setShortened(text, sheet::Sender, AddressWidth);
    const qreal bottom = block.putLine(line, sheet::Sender, sheet::Left, SenderTop, AddressWidth, Align::Left);
    if (!text.isEmpty())
        block.putRule(sheet::Left, bottom + 0.4, line.width, 0.4, sheet::colour::Faint);
}

qreal putLines(Block &block, const QStringList &lines, qreal x, qreal y, qreal width)
{
    for (const QString &line : lines)
        y = block.putText(line, sheet::Address, x, y, width) + 0.9;
    return y;
}

/// Where the goods go, beside the address, if that is another place; its bottom.
qreal putDelivery(Block &block, const DocumentContent &content, const Language &language, qreal top)
{
    const QStringList lines = recipientLines(content.deliverTo, language.words, content.seller.address.country);
    if (lines.isEmpty())
        return top;
    const qreal width = sheet::Right - DeliveryLeft;
    const qreal y = block.putText(language.words(word::DeliverTo), sheet::Label, DeliveryLeft, top, width);
    return putLines(block, lines, DeliveryLeft, y + 0.9, width);
}

struct Fact {
    QString label;
    QString value;
};

QString corrected(const DocumentContent &content, const Language &language)
{
    if (content.precedes.isEmpty() || !content.precedesDate.isValid())
        return content.precedes;
    return language.words(word::DocumentOfDate).arg(content.precedes, language.format.date(content.precedesDate));
}

QString followed(const DocumentContent &content, const Language &language)
{
    if (content.follows.number.isEmpty() || content.follows.number == content.precedes)
        return {};
    const auto kind = DocumentKind::fromId(content.follows.kind);
    return joined({kind ? language.words.kind(*kind) : QString(), content.follows.number}, QStringLiteral(" "));
}

std::vector<Fact> factsOf(const DocumentContent &content, const Language &language)
{
    const auto &[words, format] = language;
    const auto date = [&](const QDate &each) { return each.isValid() ? format.date(each) : QString(); };
    const bool hasPeriod = content.period.from.isValid() || content.period.to.isValid();
    std::vector<Fact> facts{{words(word::Date), date(content.date)}, {words(word::Delivered), date(content.delivered)},
        {words(word::Period), hasPeriod ? format.dates(content.period.from, content.period.to) : QString()},
        {words(word::TaxPoint), date(content.taxPoint)}, {words(word::Corrects), corrected(content, language)},
        {words(word::Follows), followed(content, language)}, {words(word::YourReference), content.reference},
        {words(word::Order), content.orderReference}, {words(word::Contract), content.contractReference},
        {words(word::Project), content.projectReference}, {words(word::Despatch), content.despatchReference},
        {words(word::Receiving), content.receivingReference}, {words(word::Tender), content.tenderReference},
        {words(word::Object), content.objectReference}, {words(word::Accounting), content.accounting},
        {words(word::YourVatNumber), content.kind.traits().showsPrices ? content.party.taxId : QString()},
        {words(PageWords::due(content.kind)), date(content.due)}};
    std::erase_if(facts, [](const Fact &fact) { return fact.value.isEmpty(); });
    return facts;
}

} // namespace

QString titleOf(const PrintedDocument &document, const Language &language)
{
    return joined({language.words.kind(document.content.kind), document.number}, QStringLiteral(" "));
}

Block letterhead(const PrintedDocument &document, const Language &language)
{
    const DocumentContent &content = document.content;
    Block block;
    putLogo(block, document.logo);
    const qreal companyBottom = putCompany(block, content.seller, language);
    putSender(block, content.seller);
    const QStringList recipient = recipientLines(content.party, language.words, content.seller.address.country);
    const qreal addressBottom = putLines(block, recipient, sheet::Left, AddressTop, AddressWidth);
    const qreal deliveryTop = std::max(SenderTop, companyBottom + 12);
    const qreal deliveryBottom = putDelivery(block, content, language, deliveryTop);

    const qreal top = std::max({TitleTop, companyBottom + 18, addressBottom + 10, deliveryBottom + 10});
    const qreal bottom =
        block.putText(titleOf(document, language), sheet::Title, sheet::Left, top, sheet::ContentWidth);
    block.putRule(sheet::Left, bottom + 6, sheet::ContentWidth, 0.9, sheet::colour::Ink);
    return block;
}

Block factsRow(const PrintedDocument &document, const Language &language)
{
    constexpr qreal Gap = 19;
    constexpr TextStyle Value{Face::Bold, 8.6, sheet::colour::Ink};
    Block block;
    qreal x = sheet::Left;
    qreal top = 7;
    for (const Fact &fact : factsOf(document.content, language)) {
        const qreal natural = std::max(naturalWidth(fact.label, sheet::Label), naturalWidth(fact.value, Value));
        const qreal width = std::min(natural + 0.1, sheet::ContentWidth);
        if (x > sheet::Left && x + width > sheet::Right) {
            x = sheet::Left;
            top = block.height() + 6;
        }
        const qreal middle = block.putText(fact.label, sheet::Label, x, top, width);
        block.putText(fact.value, Value, x, middle, width);
        x += width + Gap;
    }
    block.putRule(sheet::Left, block.height() + 7, sheet::ContentWidth, 0.6, sheet::colour::Rule);
    block.reach(block.height() + 14);
    return block;
}

} // namespace seriatim::print
