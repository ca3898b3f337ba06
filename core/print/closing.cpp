#include "print/closing.h"

#include <algorithm>

#include "print/girocode.h"
#include "print/parties.h"
#include "print/sheet.h"

namespace seriatim::print {

namespace {

constexpr qreal TotalsWidth = 240;
constexpr qreal TotalsLeft = sheet::Right - TotalsWidth;
constexpr qreal AmountGap = 14;
constexpr qreal QrSide = sheet::fromMillimetres(24);

/// Label and amount on one row, whose label wraps beside the amount.
void putSum(Block &block, const QString &label, const QString &amount, const TextStyle &style = sheet::Body)
{
    const qreal top = block.height() + 3.2;
    const qreal amountWidth = std::min(naturalWidth(amount, style) + 0.1, TotalsWidth / 2);
    block.putText(label, style, TotalsLeft, top, TotalsWidth - amountWidth - AmountGap);
    block.putText(amount, style, sheet::Right - amountWidth, top, amountWidth, Align::Right);
    block.reach(block.height() + 3.2);
}

QString exemptionOf(const DocumentContent &content, TaxCategory category)
{
    const QString code = taxCategoryCode(category);
    const auto found = std::ranges::find(content.exemptions, code, &Exemption::category);
    if (found == content.exemptions.end())
        return {};
    return found->reason.isEmpty() ? found->reasonCode : found->reason;
}

QString taxLabel(const TaxSubtotal &subtotal, const Language &language)
{
    const auto &[words, format] = language;
    const QString label = words(words.taxSum(subtotal.tax.category));
    const QString taxable = format.amount(subtotal.taxable);
    const bool hasRate = words.taxCell(subtotal.tax.category).isEmpty();
    return hasRate ? label.arg(format.percent(subtotal.tax.rate), taxable) : label.arg(taxable);
}

void putTaxes(Block &block, const PrintedDocument &document, const Language &language)
{
    for (const TaxSubtotal &each : document.totals.taxes) {
        putSum(block, taxLabel(each, language), language.format.amount(each.amount));
        const QString reason = exemptionOf(document.content, each.tax.category);
        if (!reason.isEmpty())
            block.reach(block.putText(reason, sheet::Small, TotalsLeft, block.height() - 2.6, TotalsWidth) + 2.6);
    }
}

/// Between net and what is to be paid: only where they are not plain.
void putDeductions(Block &block, const Totals &totals, const Language &language)
{
    const auto &[words, format] = language;
    if (totals.prepaid.isZero() && totals.rounding.isZero())
        return;
    putSum(block, words(word::Gross), format.amount(totals.gross));
    if (!totals.prepaid.isZero())
        putSum(
            block, words(word::Prepaid), format.amount(Money(-totals.prepaid.minorUnits(), totals.prepaid.currency())));
    if (!totals.rounding.isZero())
        putSum(block, words(word::Rounding), format.amount(totals.rounding));
}

bool isDebit(const PaymentMeans &means)
{
    return means.code == QLatin1StringView("49") || means.code == QLatin1StringView("59");
}

bool isCard(const PaymentMeans &means)
{
    return means.code == QLatin1StringView("48") || means.code == QLatin1StringView("54")
        || means.code == QLatin1StringView("55");
}

QString request(const PrintedDocument &document, const Language &language)
{
    const auto &[words, format] = language;
    const bool debit = isDebit(document.content.paymentMeans);
    const QString amount = format.amountWithCode(document.totals.payable);
    if (!document.content.due.isValid())
        return words(debit ? word::Debit : word::Pay).arg(amount);
    return words(debit ? word::DebitOn : word::PayBy).arg(amount, format.longDate(document.content.due));
}

QString accountOf(const PaymentMeans &means, const PageWords &words)
{
    const auto account = iban(means.iban);
    const QString named =
        account ? words(word::Iban).arg(inGroupsOfFour(*account)) : words(word::Account).arg(means.iban);
    return joined(
        {means.iban.isEmpty() ? QString() : named, means.bic.isEmpty() ? QString() : words(word::Bic).arg(means.bic)},
        QStringLiteral(" · "));
}

QStringList paymentLines(const PrintedDocument &document, const Language &language)
{
    const PageWords &words = language.words;
    const DocumentContent &content = document.content;
    const PaymentMeans &means = content.paymentMeans;
    const auto told = [&](const char *source, const QString &value) {
        return value.isEmpty() ? QString() : words(source).arg(value);
    };
    const QString holder = means.accountName.isEmpty() ? content.payee.name : means.accountName;
    const QString reference = means.remittance.isEmpty() ? document.number : means.remittance;
    QStringList lines{request(document, language), accountOf(means, words),
        told(word::Payee, holder == content.seller.name ? QString() : holder), told(word::Mandate, means.mandate),
        told(word::Card, isCard(means) ? means.cardNumber : QString()), told(word::PaymentReference, reference)};
    lines.removeAll(QString());
    return lines;
}

/// A side of the code as dark stretches, as long as possible: the fewer there are, the smaller is
/// the file.
Fill squaresAt(const QrSquares &squares, QPointF at, qreal side)
{
    Fill fill{{}, 0xff000000};
    const qreal unit = side / squares.side;
    for (int row = 0; row < squares.side; ++row) {
        for (int column = 0; column < squares.side; ++column) {
            const int begin = column;
            while (column < squares.side && squares.dark[static_cast<std::size_t>(row * squares.side + column)])
                ++column;
            if (column > begin)
                fill.boxes.emplace_back(at.x() + begin * unit, at.y() + row * unit, (column - begin) * unit, unit);
        }
    }
    return fill;
}

Block paragraph(const QString &text, const TextStyle &style = sheet::Body)
{
    Block block;
    block.putText(text, style, sheet::Left, 0, sheet::ContentWidth, Align::Reading, TextShape::Paragraphs);
    return block;
}

} // namespace

Block totalsBlock(const PrintedDocument &document, const Language &language)
{
    Block block;
    if (!tellsAmounts(document))
        return block;
    const auto &[words, format] = language;
    const Totals &totals = document.totals;
    block.reach(8);
    if (namesTaxes(document.content)) {
        putSum(block, words(word::Net), format.amount(totals.net));
        putTaxes(block, document, language);
    }
    putDeductions(block, totals, language);
    if (block.height() > 8)
        block.putRule(TotalsLeft, block.height() + 1.5, TotalsWidth, 0.9, sheet::colour::Ink);
    block.reach(block.height() + 2);
    const char *last = document.content.kind.traits().asksPayment ? word::ToPay : word::Total;
    putSum(block, words(last).arg(totals.payable.currency().code()), format.amount(totals.payable), sheet::Grand);
    return block;
}

Block paymentBlock(const PrintedDocument &document, const Language &language)
{
    Block block;
    const bool asks = document.content.kind.traits().asksPayment && document.standing != Standing::Voided;
    if (!asks || !tellsAmounts(document) || document.totals.payable.minorUnits() <= 0)
        return block;
    const qreal top = 18;
    const auto squares = qrSquares(giroCode(document));
    const qreal left = squares ? sheet::Left + QrSide + 17 : sheet::Left;
    const qreal width = sheet::Right - left;
    if (squares)
        block.put(squaresAt(*squares, {sheet::Left, top}, QrSide));
    qreal y = top;
    for (const QString &line : paymentLines(document, language))
        y = block.putText(line, sheet::Body, left, y, width) + 1.6;
    if (squares)
        block.putText(language.words(word::Scan), sheet::Small, left, y, width);
    return block;
}

std::vector<Block> paragraphs(const PrintedDocument &document, const Language &language)
{
    const DocumentContent &content = document.content;
    const Party &agent = content.taxRepresentative;
    std::vector<Block> blocks;
    for (const QString &text : {content.note, content.terms}) {
        if (!text.isEmpty())
            blocks.push_back(paragraph(text));
    }
    if (!agent.name.isEmpty()) {
        const QString vat = agent.taxId.isEmpty() ? QString() : language.words(word::VatNumberIs).arg(agent.taxId);
        const QString about =
            joined(QStringList{agent.name} + addressLines(agent.address, language.words) + QStringList{vat},
                QStringLiteral(", "));
        blocks.push_back(paragraph(language.words(word::TaxRepresentative).arg(about), sheet::Small));
    }
    return blocks;
}

} // namespace seriatim::print
