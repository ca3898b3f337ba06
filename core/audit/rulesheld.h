#pragma once

#include "domain/series.h"

#include <vector>

namespace seriatim {

/// The rules that a series has and ever had, as its events tell them; what they mean for a day is worked out here once
/// more, without the decider (DESIGN 1.7, 1.8).
class RulesHeld
{
public:
    void add(const series::RulesVersion &version) { m_versions.push_back(version); }

    /// The period of the series that the day lies in; empty while it has no rules.
    std::optional<Period> periodOn(const QDate &day) const;
    /// Whether the day is of the period, as far as that is known.
    bool mayHold(const Period &period, const QDate &day) const;
    /// Whether the period was over on the day, as far as that is known: another had begun.
    bool isOver(const Period &period, const QDate &day) const;
    /// Whether the latest number of the period may step back.
    bool allowStepBack(const Period &period) const;
    /// Whether a date of the period may be out of order with its neighbours', asked about or not.
    bool allowInversion(const Period &period) const;

    /// Whether a mask that the series ever had makes the pattern.
    bool make(const QString &pattern, const Period &period) const;
    /// Whether the period may begin with the ordinal.
    bool mayBegin(const Period &period, qint64 first) const;

private:
    const series::RulesVersion *on(const QDate &day) const;

    std::vector<series::RulesVersion> m_versions; ///< In the order in which they were told.
};

} // namespace seriatim
