#include "domain/document.h"

#include "domain/text.h"

/// What a document needs before it can be issued. What may happen to it otherwise is in `document.cpp`.
namespace seriatim::document {

namespace {

Refusal missing(const QString &field)
{
    return {Rule::Missing, field, {}};
}

void checkTax(Refusals &found, const DocumentContent &content, const std::optional<Tax> &tax, const QString &field)
{
    if (!tax && content.kind.traits().needsTax)
        found.push_back(missing(field));
    if (const auto fault = tax ? faultOf(*tax, field) : std::nullopt)
        found.push_back(*fault);
}

/// Where a percentage tells what it is of, the page says so beside the amount: the three have to agree, to the minor
/// unit that other programs may round otherwise.
void checkShare(Refusals &found, const DocumentContent &content, const Adjustment &adjustment, const QString &field)
{
    const auto currency = Currency::fromCode(content.currency);
    if (!currency || !adjustment.percent || !adjustment.base || !adjustment.amount)
        return;
    const auto part = share(*adjustment.base, *adjustment.percent, *currency, field);
    const auto told = Money::exactly(*adjustment.amount, *currency);
    if (isRefused(part) || !told)
        return; // Reckoning the document says what is wrong.
    const Money due = std::get<Money>(part);
    if (Int128 off = Int128(told->minorUnits()) - due.minorUnits(); off < -1 || off > 1)
        found.push_back({Rule::ShareDisagrees, field,
            {{"value", told->toString()}, {"percent", adjustment.percent->toString()},
                {"base", adjustment.base->toString()}, {"other", due.toString()}}});
}

void checkAdjustments(
    Refusals &found, const DocumentContent &content, const std::vector<Adjustment> &adjustments, const QString &name)
{
    for (std::size_t i = 0; i < adjustments.size(); ++i) {
        const QString field = QStringLiteral("%1[%2]").arg(name).arg(i);
        if (!adjustments[i].amount)
            found.push_back(missing(field + ".amount"));
        checkShare(found, content, adjustments[i], field + ".amount");
        checkTax(found, content, adjustments[i].tax, field + ".tax");
    }
}

/// Allowances and charges of a line, which have the line's tax.
void checkAmounts(
    Refusals &found, const DocumentContent &content, const std::vector<Adjustment> &adjustments, const QString &name)
{
    for (std::size_t i = 0; i < adjustments.size(); ++i) {
        const QString field = QStringLiteral("%1[%2].amount").arg(name).arg(i);
        if (!adjustments[i].amount)
            found.push_back(missing(field));
        checkShare(found, content, adjustments[i], field);
    }
}

void checkPeriod(Refusals &found, const DateRange &period, const QString &field)
{
    if (period.from.isValid() && period.to.isValid() && period.to < period.from)
        found.push_back({Rule::PeriodReversed, field,
            {{"value", period.to.toString(Qt::ISODate)}, {"other", period.from.toString(Qt::ISODate)}}});
}

/// Names fields from the line on.
void checkLine(Refusals &found, const DocumentContent &content, const Line &line)
{
    if (line.text.isEmpty())
        found.push_back(missing(".text"));
    if (!line.quantity)
        found.push_back(missing(".quantity"));
    if (!line.price && content.kind.traits().showsPrices)
        found.push_back(missing(".price"));
    checkTax(found, content, line.tax, QStringLiteral(".tax"));
    checkAmounts(found, content, line.allowances, QStringLiteral(".allowances"));
    checkAmounts(found, content, line.charges, QStringLiteral(".charges"));
    checkPeriod(found, line.period, QStringLiteral(".period"));
}

void checkLines(Refusals &found, const DocumentContent &content)
{
    const auto count = static_cast<qsizetype>(content.lines.size());
    if (count == 0)
        found.push_back(missing("lines"));
    if (count > MaxLines)
        found.push_back(
            {Rule::TooManyLines, "lines", {{"limit", QString::number(MaxLines)}, {"value", QString::number(count)}}});
    for (std::size_t i = 0; i < content.lines.size(); ++i) {
        Refusals ofLine;
        checkLine(ofLine, content, content.lines[i]);
        for (const Refusal &each : ofLine)
            found.push_back(within(each, "lines", i));
    }
}

void checkHead(Refusals &found, const DocumentContent &content)
{
    if (content.party.name.isEmpty())
        found.push_back(missing("party.name"));
    if (!content.date.isValid())
        found.push_back(missing("date"));
    if (content.due.isValid() && content.date.isValid() && content.due < content.date)
        found.push_back({Rule::DueBeforeDate, "due",
            {{"value", content.due.toString(Qt::ISODate)}, {"other", content.date.toString(Qt::ISODate)},
                {"kind", content.kind.id()}}});
    checkPeriod(found, content.period, "period");
    if (content.seller.name.isEmpty())
        found.push_back(missing("seller.name"));
}

} // namespace

Refusals missingForIssue(const DocumentContent &content)
{
    Refusals found;
    checkHead(found, content);
    checkLines(found, content);
    checkAdjustments(found, content, content.allowances, "allowances");
    checkAdjustments(found, content, content.charges, "charges");
    const auto totals = reckon(content);
    if (isRefused(totals))
        found.push_back(refusalOf(totals));
    return found;
}

} // namespace seriatim::document
