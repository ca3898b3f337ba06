#include "domain/refusal.h"

#include <array>

namespace seriatim {

namespace {

// clang-format off
/// In the order of `Rule`; a static_assert below sees that none was forgotten.
constexpr std::array Ids = {
    "missing", "too-long", "forbidden-character", "not-a-decimal", "not-a-date", "not-an-object", "wrong-type", "unknown-key",
    "unknown-kind", "unknown-currency", "unknown-country", "not-a-language", "not-a-bic", "unknown-tax-category", "tax-rate-out-of-range", "tax-rate-not-allowed",
    "too-many-digits", "amount-too-large", "too-many-lines", "not-an-identifier", "due-before-date", "period-reversed", "share-disagrees",
    "mask-malformed", "mask-forbidden-character", "mask-digit-beside-ordinal", "mask-lacks-period", "mask-beyond-period", "mask-clash",
    "unknown-series", "series-exists", "series-kind-differs", "series-code-malformed", "series-exhausted", "series-retired",
    "no-series-for-kind", "rules-frozen", "start-out-of-range",
    "unknown-number", "number-not-reserved", "number-already-voided", "number-finalized", "number-not-latest", "number-shown",
    "step-back-not-allowed", "reserved-by-other", "reservation-gone", "draft-holds-number", "draft-holds-no-number", "number-on-draft", "count-out-of-range", "range-reversed",
    "period-closed", "period-has-reservations", "period-not-over", "date-too-far-ahead", "date-long-past", "date-out-of-order", "date-outside-mask", "number-of-other-period",
    "reason-needed", "reason-length",
    "unknown-document", "not-a-draft", "not-issued", "already-void", "credited", "credit-exceeds", "credits-nothing", "amount-not-positive", "not-creditable", "no-such-follow-up", "version-changed",
    "kind-fixed", "unknown-party", "printed-meanwhile",
    "command-reused", "clock-behind", "log-busy",
    "log-moved", "log-empty", "chain-broken", "place-taken", "same-place", "not-administrator", "copy-differs", "log-read-only",
};
// clang-format on
static_assert(Ids.size() == static_cast<std::size_t>(Rule::LogReadOnly) + 1);

} // namespace

QString ruleId(Rule rule)
{
    return QString::fromLatin1(Ids[static_cast<std::size_t>(rule)]);
}

Refusal within(Refusal refusal, const char *list, std::size_t index)
{
    refusal.field.prepend(QStringLiteral("%1[%2]").arg(QLatin1StringView(list)).arg(index));
    return refusal;
}

} // namespace seriatim
