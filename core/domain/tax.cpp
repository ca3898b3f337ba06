#include "domain/tax.h"

#include <algorithm>
#include <array>

namespace seriatim {

namespace {

struct Entry {
    TaxCategory category;
    const char *code;
    bool mayHaveRate;
};

// clang-format off
constexpr Entry Entries[] = {
    {TaxCategory::Standard,       "S",  true},
    {TaxCategory::ZeroRated,      "Z",  false},
    {TaxCategory::Exempt,         "E",  false},
    {TaxCategory::ReverseCharge,  "AE", false},
    {TaxCategory::IntraCommunity, "K",  false},
    {TaxCategory::Export,         "G",  false},
    {TaxCategory::OutsideScope,   "O",  false},
    {TaxCategory::CanaryIslands,  "L",  true},
    {TaxCategory::CeutaMelilla,   "M",  true},
    {TaxCategory::SplitPayment,   "B",  true},
};
// clang-format on

const Entry &entryOf(TaxCategory category)
{
    return Entries[static_cast<std::size_t>(category)];
}

} // namespace

QString taxCategoryCode(TaxCategory category)
{
    return QString::fromLatin1(entryOf(category).code);
}

std::optional<TaxCategory> taxCategoryFromCode(QStringView code)
{
    const auto *entry =
        std::ranges::find_if(Entries, [&](const Entry &each) { return code == QLatin1StringView(each.code); });
    return entry == std::end(Entries) ? std::nullopt : std::optional(entry->category);
}

std::span<const TaxCategory> allTaxCategories()
{
    static constexpr auto categories = [] {
        std::array<TaxCategory, std::size(Entries)> all{};
        std::ranges::transform(Entries, all.begin(), &Entry::category);
        return all;
    }();
    return categories;
}

bool mayHaveRate(TaxCategory category)
{
    return entryOf(category).mayHaveRate;
}

std::optional<Refusal> faultOf(const Tax &tax, const QString &field)
{
    const QMap<QString, QString> facts{{"value", tax.rate.toString()}, {"category", taxCategoryCode(tax.category)}};
    if (tax.rate < Decimal(0, 0) || tax.rate > Decimal(100, 0) || tax.rate.trimmed().scale() > 4)
        return Refusal{Rule::TaxRateOutOfRange, field, facts};
    if (!tax.rate.isZero() && !mayHaveRate(tax.category))
        return Refusal{Rule::TaxRateNotAllowed, field, facts};
    return std::nullopt;
}

} // namespace seriatim
