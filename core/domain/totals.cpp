#include "domain/totals.h"

#include <algorithm>
#include <utility>

namespace seriatim {

namespace {

Refusal tooLarge(const QString &field)
{
    return Refusal{Rule::AmountTooLarge, field, {}};
}

/// round(quantity × price / priceBase) in minor units; empty on overflow.
std::optional<Money> roundedProduct(
    const Decimal &quantity, const Decimal &price, const Decimal &base, Currency currency)
{
    // 18 + 18 digits fit into 128 bits; only the shifts can leave them.
    const Int128 product = Int128(quantity.unscaled()) * price.unscaled();
    const int exponent = currency.digits() + base.scale() - quantity.scale() - price.scale();
    const auto numerator = shifted(product, std::max(exponent, 0));
    const auto denominator = shifted(base.unscaled(), std::max(-exponent, 0));
    if (!numerator || !denominator)
        return std::nullopt;
    return Money::fitting(dividedHalfAway(*numerator, *denominator), currency);
}

Result<Money> amountOf(const std::optional<Decimal> &amount, Currency currency, const QString &field)
{
    if (!amount)
        return Money(0, currency);
    if (amount->trimmed().scale() > currency.digits())
        return Refusal{Rule::TooManyDigits, field,
            {{"value", amount->toString()}, {"currency", currency.code()},
                {"digits", QString::number(currency.digits())}}};
    if (const auto money = Money::exactly(*amount, currency))
        return *money;
    return tooLarge(field);
}

Result<Money> sumOf(const std::vector<Adjustment> &adjustments, Currency currency, const QString &of, const char *name)
{
    Sum sum(currency);
    for (std::size_t i = 0; i < adjustments.size(); ++i) {
        const auto amount = amountOf(
            adjustments[i].amount, currency, QStringLiteral("%1%2[%3].amount").arg(of, QLatin1StringView(name)).arg(i));
        if (isRefused(amount))
            return amount;
        sum += std::get<Money>(amount);
    }
    if (const auto total = sum.total())
        return *total;
    return tooLarge(of + QLatin1StringView(name));
}

/// Gathers what is taxed, by category and rate, in the order of first occurrence.
class TaxTable
{
public:
    explicit TaxTable(Currency currency) : m_currency(currency) {}

    void add(const std::optional<Tax> &tax, Money amount) { sumFor(tax) += amount; }
    void subtract(const std::optional<Tax> &tax, Money amount) { sumFor(tax) -= amount; }

    Result<std::vector<TaxSubtotal>> subtotals() const
    {
        std::vector<TaxSubtotal> result;
        for (const auto &[tax, sum] : m_rows) {
            const auto taxable = sum.total();
            if (!taxable)
                return tooLarge("lines");
            const auto amount = roundedProduct(taxable->toDecimal(), tax.rate, Decimal(100, 0), m_currency);
            if (!amount)
                return tooLarge("lines");
            result.push_back({tax, *taxable, *amount});
        }
        return result;
    }

private:
    Sum &sumFor(const std::optional<Tax> &tax)
    {
        const Tax key = tax.value_or(Tax{TaxCategory::OutsideScope, {}});
        const auto found = std::ranges::find(m_rows, key, &std::pair<Tax, Sum>::first);
        if (found != m_rows.end())
            return found->second;
        return m_rows.emplace_back(key, Sum(m_currency)).second;
    }

    Currency m_currency;
    std::vector<std::pair<Tax, Sum>> m_rows;
};

/// Works out one document; the first refusal ends it.
class Reckoning
{
public:
    Reckoning(const DocumentContent &content, Currency currency)
        : m_content(content), m_currency(currency), m_taxes(currency)
    {
    }

    Result<Totals> result()
    {
        using Step = std::optional<Refusal> (Reckoning::*)();
        for (const Step step :
            {&Reckoning::addLines, &Reckoning::addAdjustments, &Reckoning::addTaxes, &Reckoning::sumUp}) {
            if (const auto refusal = (this->*step)())
                return *refusal;
        }
        return m_totals;
    }

private:
    std::optional<Refusal> addLines()
    {
        Sum sum(m_currency);
        for (std::size_t i = 0; i < m_content.lines.size(); ++i) {
            const Line &line = m_content.lines[i];
            const auto net = lineNet(line, m_currency, {});
            if (isRefused(net))
                return within(refusalOf(net), "lines", i);
            m_totals.lineNets.push_back(std::get<Money>(net));
            sum += m_totals.lineNets.back();
            m_taxes.add(line.tax, m_totals.lineNets.back());
        }
        return put(sum, m_totals.lineSum, "lines");
    }

    std::optional<Refusal> addAdjustments()
    {
        const auto allowances = sumOf(m_content.allowances, m_currency, {}, "allowances");
        const auto charges = sumOf(m_content.charges, m_currency, {}, "charges");
        for (const auto *each : {&allowances, &charges}) {
            if (isRefused(*each))
                return refusalOf(*each);
        }
        m_totals.allowances = std::get<Money>(allowances);
        m_totals.charges = std::get<Money>(charges);
        // Their digits were checked with the sums above.
        for (const Adjustment &allowance : m_content.allowances)
            m_taxes.subtract(allowance.tax, *Money::exactly(allowance.amount.value_or(Decimal()), m_currency));
        for (const Adjustment &charge : m_content.charges)
            m_taxes.add(charge.tax, *Money::exactly(charge.amount.value_or(Decimal()), m_currency));
        return std::nullopt;
    }

    std::optional<Refusal> addTaxes()
    {
        const auto subtotals = m_taxes.subtotals();
        if (isRefused(subtotals))
            return refusalOf(subtotals);
        m_totals.taxes = std::get<std::vector<TaxSubtotal>>(subtotals);
        Sum sum(m_currency);
        for (const TaxSubtotal &each : m_totals.taxes)
            sum += each.amount;
        return put(sum, m_totals.tax, "lines");
    }

    std::optional<Refusal> sumUp()
    {
        for (const auto &[amount, field, target] : {std::tuple(&m_content.prepaid, "prepaid", &m_totals.prepaid),
                 {&m_content.rounding, "rounding", &m_totals.rounding}}) {
            const auto money = amountOf(*amount, m_currency, QString::fromLatin1(field));
            if (isRefused(money))
                return refusalOf(money);
            *target = std::get<Money>(money);
        }
        Sum sum(m_currency);
        sum += m_totals.lineSum;
        sum -= m_totals.allowances;
        sum += m_totals.charges;
        if (const auto refusal = put(sum, m_totals.net, "lines"))
            return refusal;
        sum += m_totals.tax;
        if (const auto refusal = put(sum, m_totals.gross, "lines"))
            return refusal;
        sum -= m_totals.prepaid;
        sum += m_totals.rounding;
        return put(sum, m_totals.payable, "lines");
    }

    static std::optional<Refusal> put(const Sum &sum, Money &target, const char *field)
    {
        const auto total = sum.total();
        if (!total)
            return tooLarge(QString::fromLatin1(field));
        target = *total;
        return std::nullopt;
    }

    const DocumentContent &m_content;
    Currency m_currency;
    TaxTable m_taxes;
    Totals m_totals;
};

} // namespace

Result<Money> lineNet(const Line &line, Currency currency, const QString &field)
{
    const Decimal base = line.priceBase.value_or(Decimal(1, 0));
    if (base.isZero() || base.isNegative())
        return Refusal{Rule::NotADecimal, field + ".priceBase", {{"value", base.toString()}}};
    const auto product =
        roundedProduct(line.quantity.value_or(Decimal()), line.price.value_or(Decimal()), base, currency);
    if (!product)
        return tooLarge(field);
    const auto allowances = sumOf(line.allowances, currency, field, ".allowances");
    const auto charges = sumOf(line.charges, currency, field, ".charges");
    for (const auto *each : {&allowances, &charges}) {
        if (isRefused(*each))
            return *each;
    }
    Sum sum(currency);
    sum += *product;
    sum -= std::get<Money>(allowances);
    sum += std::get<Money>(charges);
    if (const auto total = sum.total())
        return *total;
    return tooLarge(field);
}

Result<Money> share(const Decimal &base, const Decimal &percent, Currency currency, const QString &field)
{
    if (const auto part = roundedProduct(base, percent, Decimal(100, 0), currency))
        return *part;
    return tooLarge(field);
}

Result<Totals> reckon(const DocumentContent &content)
{
    const auto currency = Currency::fromCode(content.currency);
    if (!currency)
        return Refusal{content.currency.isEmpty() ? Rule::Missing : Rule::UnknownCurrency, "currency",
            {{"value", content.currency}}};
    return Reckoning(content, *currency).result();
}

} // namespace seriatim
