#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace seriatim {

/// 128-bit intermediate results; a name for the compiler's extension.
__extension__ using Int128 = __int128;

/// An exact decimal number: `unscaled` / 10^`scale`. Quantities, prices and tax rates are decimals, never doubles.
///
/// At most 18 significant digits, at most 9 of them behind the point. The digits behind the point are kept as they
/// were written ("12.90" stays so), but decimals compare as numbers: 25 == 25.0.
class Decimal
{
public:
    static constexpr int MaxDigits = 18;
    static constexpr int MaxScale = 9;

    constexpr Decimal() = default;
    constexpr Decimal(qint64 unscaled, int scale) : m_unscaled(unscaled), m_scale(scale) {}

    /// Reads `-?(0|[1-9][0-9]*)(\.[0-9]+)?` (FORMAT, Data), with a leading `+` forgiven. Empty for anything else, and
    /// for numbers with more digits than a Decimal holds. A negative zero is read as zero.
    static std::optional<Decimal> parse(QStringView text);

    constexpr qint64 unscaled() const { return m_unscaled; }
    constexpr int scale() const { return m_scale; }
    constexpr bool isZero() const { return m_unscaled == 0; }
    constexpr bool isNegative() const { return m_unscaled < 0; }

    /// The published form: no exponent, no `+`, never `-0`.
    QString toString() const;

    /// Without zeros at the end: 12.90 becomes 12.9, 25.0 becomes 25.
    Decimal trimmed() const;

    friend bool operator==(const Decimal &a, const Decimal &b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);

private:
    qint64 m_unscaled = 0;
    int m_scale = 0;
};

/// 10^`exponent`, for exponents from 0 to 38.
Int128 powerOfTen(int exponent);

/// `numerator` / `denominator`, rounded half away from zero (EN 16931). `denominator` is not 0.
Int128 dividedHalfAway(Int128 numerator, Int128 denominator);

/// `value` × 10^`exponent`; empty on overflow.
std::optional<Int128> shifted(Int128 value, int exponent);

} // namespace seriatim
