#pragma once

#include "domain/decimal.h"
#include "domain/refusal.h"

#include <span>

namespace seriatim {

/// A tax category of UNCL 5305, as EN 16931 (BT-151) admits them.
enum class TaxCategory {
    Standard,
    ZeroRated,
    Exempt,
    ReverseCharge,
    IntraCommunity,
    Export,
    OutsideScope,
    CanaryIslands,
    CeutaMelilla,
    SplitPayment
};

/// The category's code in documents: `S`, `Z`, `E`, `AE`, `K`, `G`, `O`, `L`, `M`, `B`.
QString taxCategoryCode(TaxCategory category);
std::optional<TaxCategory> taxCategoryFromCode(QStringView code);
std::span<const TaxCategory> allTaxCategories();

/// Whether a rate other than 0 may stand with the category (EN 16931, BR-Z-05, BR-E-05, BR-AE-05 and their kin).
bool mayHaveRate(TaxCategory category);

/// Category and rate: tax is reckoned once per such pair. The rate is a percentage from 0 to 100; absent means 0.
struct Tax {
    TaxCategory category = TaxCategory::Standard;
    Decimal rate;

    bool operator==(const Tax &) const = default; ///< Rates compare as numbers: 25 and 25.0 are one.
};

/// Why such a tax cannot be: a rate out of range, or one where the category admits none.
std::optional<Refusal> faultOf(const Tax &tax, const QString &field);

} // namespace seriatim
