#include "domain/money.h"

#include <limits>

namespace seriatim {

std::optional<Money> Money::exactly(const Decimal &amount, Currency currency)
{
    const Decimal trimmed = amount.trimmed();
    if (trimmed.scale() > currency.digits())
        return std::nullopt;
    const auto minor = shifted(trimmed.unscaled(), currency.digits() - trimmed.scale());
    if (!minor || *minor > std::numeric_limits<qint64>::max() || *minor < -std::numeric_limits<qint64>::max())
        return std::nullopt;
    return Money(static_cast<qint64>(*minor), currency);
}

QString Money::toString() const
{
    return toDecimal().toString();
}

Sum &Sum::operator-=(Money amount)
{
    m_overflowed |= __builtin_sub_overflow(m_minor, amount.minorUnits(), &m_minor);
    return *this;
}

Sum &Sum::add(qint64 minorUnits)
{
    m_overflowed |= __builtin_add_overflow(m_minor, minorUnits, &m_minor);
    return *this;
}

std::optional<Money> Sum::total() const
{
    return m_overflowed ? std::nullopt : std::optional(Money(m_minor, m_currency));
}

} // namespace seriatim
