#include "ui/editor/shares.h"

#include "domain/totals.h"

namespace seriatim::shares {

namespace {

bool setShare(Adjustment &adjustment, const Decimal &percent, const Decimal &base, const QString &currencyCode)
{
    const auto currency = Currency::fromCode(currencyCode);
    const auto part = currency ? share(base, percent, *currency, {}) : Refusal();
    if (isRefused(part))
        return false;
    adjustment.amount = std::get<Money>(part).toDecimal();
    adjustment.percent = percent;
    adjustment.base = base;
    return true;
}

} // namespace

std::optional<Decimal> lineSum(const DocumentContent &content)
{
    DocumentContent lines;
    lines.currency = content.currency;
    lines.lines = content.lines;
    const auto totals = reckon(lines);
    return isRefused(totals) ? std::nullopt : std::optional(std::get<Totals>(totals).lineSum.toDecimal());
}

bool take(Adjustment &adjustment, const Decimal &percent, const DocumentContent &content)
{
    const auto base = lineSum(content);
    return base && setShare(adjustment, percent, *base, content.currency);
}

void follow(DocumentContent &content, const Decimal &before)
{
    const auto now = lineSum(content);
    if (!now)
        return;
    for (auto *list : {&content.allowances, &content.charges}) {
        for (Adjustment &each : *list) {
            if (each.percent && each.base && *each.base == before)
                setShare(each, Decimal(*each.percent), *now, content.currency);
        }
    }
}

} // namespace seriatim::shares
