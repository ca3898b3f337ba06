#include "print/printeddocument.h"

#include <algorithm>

namespace seriatim::print {

bool tellsAmounts(const PrintedDocument &document)
{
    const DocumentContent &content = document.content;
    const auto currency = Currency::fromCode(content.currency);
    return content.kind.traits().showsPrices && currency && *currency == document.totals.net.currency()
        && document.totals.lineNets.size() == content.lines.size();
}

bool namesTaxes(const DocumentContent &content)
{
    const auto named = [](const auto &each) { return each.tax.has_value(); };
    return std::ranges::any_of(content.lines, named) || std::ranges::any_of(content.allowances, named)
        || std::ranges::any_of(content.charges, named);
}

} // namespace seriatim::print
