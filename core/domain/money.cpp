#include "domain/money.h"

namespace seriatim {

std::optional<Money> Money::exactly(const Decimal &amount, Currency currency)
{
    const Decimal trimmed = amount.trimmed();
    if (trimmed.scale() > currency.digits())
        return std::nullopt;
    const auto minor = shifted(trimmed.unscaled(), currency.digits() - trimmed.scale());
    return minor ? fitting(*minor, currency) : std::nullopt;
}

std::optional<Money> Money::fitting(Int128 minorUnits, Currency currency)
{
    if (minorUnits > MaxMinorUnits || minorUnits < -MaxMinorUnits)
        return std::nullopt;
    return Money(static_cast<qint64>(minorUnits), currency);
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
    return m_overflowed ? std::nullopt : Money::fitting(m_minor, m_currency);
}

} // namespace seriatim
