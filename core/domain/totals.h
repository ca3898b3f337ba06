#pragma once

#include "domain/content.h"
#include "domain/money.h"
#include "domain/refusal.h"

#include <vector>

namespace seriatim {

/// Tax on all amounts of one category and rate (EN 16931, BG-23).
struct TaxSubtotal {
    Tax tax;
    Money taxable;
    Money amount;

    bool operator==(const TaxSubtotal &) const = default;
};

/// What a document comes to (EN 16931, BG-22). Reckoned when issued and stored; never reckoned anew afterwards.
struct Totals {
    std::vector<Money> lineNets;    ///< In the order of the lines.
    Money lineSum;                  ///< BT-106
    Money allowances;               ///< BT-107
    Money charges;                  ///< BT-108
    Money net;                      ///< BT-109: lines less allowances plus charges.
    Money tax;                      ///< BT-110
    Money gross;                    ///< BT-112
    Money prepaid;                  ///< BT-113
    Money rounding;                 ///< BT-114
    Money payable;                  ///< BT-115: gross less prepaid plus rounding.
    std::vector<TaxSubtotal> taxes; ///< In the order in which the pairs first occur.

    bool operator==(const Totals &) const = default;
};

/// Totals by EN 16931: a line's net is rounded half away from zero to the currency's minor unit; tax is reckoned per
/// (category, rate) on the sum of its lines, and rounded once.
///
/// A line that lacks quantity or price counts as 0, one that lacks its tax as `O`: so a draft has totals while it is
/// typed. Refused: unknown currency, an amount with more digits than the currency has, overflow.
Result<Totals> reckon(const DocumentContent &content);

/// `percent` of `base`, rounded as a line's net is.
Result<Money> share(const Decimal &base, const Decimal &percent, Currency currency, const QString &field);

/// The net of one line, as `reckon` has it.
Result<Money> lineNet(const Line &line, Currency currency, const QString &field);

} // namespace seriatim
