#include "domain/decimal.h"

namespace seriatim {

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// The digits of `text`, at most `MaxDigits`; empty for anything that is not a digit.
std::optional<qint64> digitsOf(QStringView whole, QStringView fraction)
{
    qint64 value = 0;
    int significant = 0;
    for (const QStringView part : {whole, fraction}) {
        for (const QChar character : part) {
            if (!isDigit(character))
                return std::nullopt;
            if (value > 0 || character != u'0')
                ++significant;
            if (significant > Decimal::MaxDigits)
                return std::nullopt;
            value = value * 10 + (character.unicode() - u'0');
        }
    }
    return value;
}

} // namespace

std::optional<Decimal> Decimal::parse(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.sliced(1);

    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    const QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    if (whole.isEmpty() || (whole.size() > 1 && whole.front() == u'0'))
        return std::nullopt;
    if ((point >= 0 && fraction.isEmpty()) || fraction.size() > MaxScale)
        return std::nullopt;

    const std::optional<qint64> digits = digitsOf(whole, fraction);
    if (!digits)
        return std::nullopt;
    return Decimal(negative ? -*digits : *digits, static_cast<int>(fraction.size()));
}

QString Decimal::toString() const
{
    QString digits = QString::number(m_unscaled < 0 ? -m_unscaled : m_unscaled);
    if (m_scale > 0) {
        digits = digits.rightJustified(m_scale + 1, u'0');
        digits.insert(digits.size() - m_scale, u'.');
    }
    return m_unscaled < 0 ? u'-' + digits : digits;
}

Decimal Decimal::trimmed() const
{
    Decimal result = *this;
    while (result.m_scale > 0 && result.m_unscaled % 10 == 0) {
        result.m_unscaled /= 10;
        --result.m_scale;
    }
    return result;
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    // 18 digits shifted by at most 9 places stay far below 2^127.
    const Int128 left = Int128(a.m_unscaled) * powerOfTen(b.m_scale);
    const Int128 right = Int128(b.m_unscaled) * powerOfTen(a.m_scale);
    if (left == right)
        return std::strong_ordering::equal;
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

Int128 powerOfTen(int exponent)
{
    Int128 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

Int128 dividedHalfAway(Int128 numerator, Int128 denominator)
{
    const Int128 quotient = numerator / denominator;
    const Int128 remainder = numerator % denominator;
    const Int128 size = remainder < 0 ? -remainder : remainder;
    const Int128 divisor = denominator < 0 ? -denominator : denominator;
    if (size < divisor - size)
        return quotient;
    return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1;
}

std::optional<Int128> shifted(Int128 value, int exponent)
{
    Int128 result = 0;
    if (exponent > 38 || __builtin_mul_overflow(value, powerOfTen(exponent), &result))
        return value == 0 ? std::optional<Int128>(0) : std::nullopt;
    return result;
}

} // namespace seriatim
