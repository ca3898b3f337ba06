#pragma once

#include "domain/currency.h"
#include "domain/decimal.h"

#include <optional>

namespace seriatim {

/// An amount of money: whole minor units of its currency (cents), in 64 bits, at most 18 digits long: what is longer
/// could be written, but not be read again as a Decimal.
///
/// There is no operator+: sums are made with `Sum`, which notices overflow, so that no amount is ever silently wrong.
class Money
{
public:
    static constexpr qint64 MaxMinorUnits = 999'999'999'999'999'999;

    Money() = default;
    Money(qint64 minorUnits, Currency currency) : m_minor(minorUnits), m_currency(currency) {}

    /// `amount` exactly; empty if it has more decimals than the currency or does not fit.
    static std::optional<Money> exactly(const Decimal &amount, Currency currency);
    /// Empty if it does not fit.
    static std::optional<Money> fitting(Int128 minorUnits, Currency currency);

    qint64 minorUnits() const { return m_minor; }
    Currency currency() const { return m_currency; }
    bool isZero() const { return m_minor == 0; }

    Decimal toDecimal() const { return Decimal(m_minor, m_currency.digits()); }

    /// The published form, with exactly the currency's digits: `1821.50`.
    QString toString() const;

    bool operator==(const Money &) const = default;

private:
    qint64 m_minor = 0;
    Currency m_currency;
};

/// Adds amounts of one currency and remembers if it ever overflowed.
class Sum
{
public:
    explicit Sum(Currency currency) : m_currency(currency) {}

    Sum &operator+=(Money amount) { return add(amount.minorUnits()); }
    Sum &operator-=(Money amount);

    /// Empty if the sum does not fit, or ever left 64 bits.
    std::optional<Money> total() const;

private:
    Sum &add(qint64 minorUnits);

    qint64 m_minor = 0;
    bool m_overflowed = false;
    Currency m_currency;
};

} // namespace seriatim
