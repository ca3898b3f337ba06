#pragma once

#include <QDate>

#include <array>
#include <optional>
#include <vector>

namespace seriatim {

/// The dates of one period's finalized numbers, by index from 0 on, and which of them are nearest to a number (DESIGN
/// 1.9). Four bytes a number; the nearest costs the same however far it is.
class DatesHeld
{
public:
    /// `date` is valid.
    void hold(std::size_t index, const QDate &date);
    /// Does nothing if there is none.
    void drop(std::size_t index);

    /// Of an index that has a date.
    QDate dateOf(std::size_t index) const { return QDate::fromJulianDay(m_days[index]); }
    /// The nearest index below, or above, that has a date.
    std::optional<std::size_t> below(std::size_t index) const;
    std::optional<std::size_t> above(std::size_t index) const;

private:
    /// 64^6 numbers: more than fit into memory.
    static constexpr std::size_t Levels = 6;

    std::vector<qint32> m_days; ///< Julian days.
    /// At the lowest level a bit an index that has a date, above it a bit a word of the level below that is not 0.
    std::array<std::vector<quint64>, Levels> m_bits;
};

} // namespace seriatim
