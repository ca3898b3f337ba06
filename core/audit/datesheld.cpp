#include "audit/datesheld.h"

#include <algorithm>
#include <bit>

namespace seriatim {

namespace {

constexpr std::size_t WordBits = 64;

constexpr quint64 bitOf(std::size_t index)
{
    return quint64(1) << (index % WordBits);
}

/// The bits of a word below `index`, and those above it.
constexpr quint64 bitsBelow(std::size_t index)
{
    return bitOf(index) - 1;
}

constexpr quint64 bitsAbove(std::size_t index)
{
    return ~(bitsBelow(index) | bitOf(index));
}

std::size_t highestOf(quint64 word)
{
    return WordBits - 1 - static_cast<std::size_t>(std::countl_zero(word));
}

std::size_t lowestOf(quint64 word)
{
    return static_cast<std::size_t>(std::countr_zero(word));
}

/// Up from the index's own word until there is a bit in the direction of `mask`, then down along the nearest ones.
std::optional<std::size_t> nearest(const auto &levels, std::size_t index, auto mask, auto nearestOf)
{
    for (std::size_t level = 0; level < levels.size(); ++level, index /= WordBits) {
        const std::size_t word = index / WordBits;
        const quint64 bits = word < levels[level].size() ? levels[level][word] & mask(index) : 0;
        if (bits == 0)
            continue;
        std::size_t found = word * WordBits + nearestOf(bits);
        while (level-- > 0)
            found = found * WordBits + nearestOf(levels[level][found]);
        return found;
    }
    return std::nullopt;
}

} // namespace

void DatesHeld::hold(std::size_t index, const QDate &date)
{
    m_days.resize(std::max(m_days.size(), index + 1));
    m_days[index] = static_cast<qint32>(date.toJulianDay());
    for (std::vector<quint64> &words : m_bits) {
        words.resize(std::max(words.size(), index / WordBits + 1));
        words[index / WordBits] |= bitOf(index);
        index /= WordBits;
    }
}

void DatesHeld::drop(std::size_t index)
{
    for (std::vector<quint64> &words : m_bits) {
        if (index / WordBits >= words.size())
            return;
        words[index / WordBits] &= ~bitOf(index);
        if (words[index / WordBits] != 0)
            return;
        index /= WordBits;
    }
}

std::optional<std::size_t> DatesHeld::below(std::size_t index) const
{
    return nearest(m_bits, index, bitsBelow, highestOf);
}

std::optional<std::size_t> DatesHeld::above(std::size_t index) const
{
    return nearest(m_bits, index, bitsAbove, lowestOf);
}

} // namespace seriatim
