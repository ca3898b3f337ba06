#pragma once

#include <optional>

#include "domain/content.h"

/// Allowances and charges that are a share of what the lines come to ("10 %"). On the page the share stands beside its
/// amount, so the two have to agree whatever happens to the lines.
namespace seriatim::shares {

/// What the lines come to; empty while that cannot be reckoned.
std::optional<Decimal> lineSum(const DocumentContent &content);

/// Makes the adjustment `percent` of what the lines come to, rounded to the currency's minor unit; false, and nothing
/// is changed, if that cannot be reckoned.
bool take(Adjustment &adjustment, const Decimal &percent, const DocumentContent &content);

/// Reckons anew what was a share of `before`, which the lines came to. A share of anything else is none of ours.
void follow(DocumentContent &content, const Decimal &before);

} // namespace seriatim::shares
