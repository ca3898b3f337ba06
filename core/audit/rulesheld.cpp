#include "audit/rulesheld.h"

#include <algorithm>

namespace seriatim {

std::optional<Period> RulesHeld::periodOn(const QDate &day) const
{
    const series::RulesVersion *version = on(day);
    if (!version || !day.isValid())
        return std::nullopt;
    return Period::of(day, version->rules.reset, std::clamp(version->rules.fiscalYearStart, 1, 12));
}

bool RulesHeld::mayHold(const Period &period, const QDate &day) const
{
    return m_versions.empty() || periodOn(day) == period;
}

bool RulesHeld::isOver(const Period &period, const QDate &day) const
{
    if (m_versions.empty() || !day.isValid())
        return true;
    return !period.isAllTime() && day > period.firstDay() && periodOn(day) != period;
}

bool RulesHeld::allowStepBack(const Period &period) const
{
    const series::RulesVersion *version = on(period.firstDay());
    return !version || version->rules.stepBack;
}

bool RulesHeld::allowInversion(const Period &period) const
{
    const series::RulesVersion *version = on(period.firstDay());
    return !version || version->rules.dateOrder != series::DateOrder::Refuse;
}

bool RulesHeld::make(const QString &pattern, const Period &period) const
{
    return std::ranges::any_of(m_versions, [&](const series::RulesVersion &version) {
        const auto mask = NumberMask::parse(version.rules.mask);
        return !isRefused(mask) && std::get<NumberMask>(mask).pattern(period) == pattern;
    });
}

bool RulesHeld::mayBegin(const Period &period, qint64 first) const
{
    return first == 1 || std::ranges::any_of(m_versions, [&](const series::RulesVersion &version) {
        return version.startPeriod == period && version.rules.start == first;
    });
}

/// The version told last among those that had begun: one that replaces others was told after them. For all time, the
/// last of all.
const series::RulesVersion *RulesHeld::on(const QDate &day) const
{
    const auto held = std::find_if(m_versions.rbegin(), m_versions.rend(),
        [&](const series::RulesVersion &each) { return day.isNull() || each.from.isNull() || each.from <= day; });
    if (held != m_versions.rend())
        return &*held;
    return m_versions.empty() ? nullptr : &m_versions.front();
}

} // namespace seriatim
