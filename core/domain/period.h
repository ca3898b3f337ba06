#pragma once

#include <QDate>
#include <QString>

#include <compare>
#include <optional>

namespace seriatim {

/// When a series begins anew.
enum class Reset { Never, Yearly, Monthly };

QString resetId(Reset reset); ///< `never`, `yearly`, `monthly`.
std::optional<Reset> resetFromId(QStringView id);

/// A stretch of time with a counter of its own: a fiscal year, a month, or all time.
class Period
{
public:
    /// All time: the period of a series that never resets.
    Period() = default;

    /// The period that `date` lies in. `fiscalYearStart` is a month, 1 to 12; a fiscal year is named by the day it
    /// begins, and bears that day's year.
    static Period of(const QDate &date, Reset reset, int fiscalYearStart);

    /// Reads `all` or `2026-04-01`.
    static std::optional<Period> fromKey(QStringView key);

    /// The published name (FORMAT): its first day, `2026-04-01`, or `all`.
    QString key() const;

    bool isAllTime() const { return m_firstDay.isNull(); }
    QDate firstDay() const { return m_firstDay; } ///< Null for all time.

    /// The first day of the period after this one; null for all time.
    QDate endsBefore(Reset reset) const;

    friend bool operator==(const Period &, const Period &) = default;
    friend std::strong_ordering operator<=>(const Period &a, const Period &b)
    {
        return a.m_firstDay.toJulianDay() <=> b.m_firstDay.toJulianDay();
    }

private:
    explicit Period(QDate firstDay) : m_firstDay(firstDay) {}

    QDate m_firstDay;
};

} // namespace seriatim
