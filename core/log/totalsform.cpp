#include "log/totalsform.h"

#include <QJsonArray>

#include <array>

#include "log/codec.h"

namespace seriatim {

namespace {

constexpr std::array MoneyKeys{
    "lineSum", "allowances", "charges", "net", "tax", "gross", "prepaid", "rounding", "payable"};

/// The amounts of the totals, in the order of `MoneyKeys`.
auto amountsOf(auto &totals)
{
    return std::array{&totals.lineSum, &totals.allowances, &totals.charges, &totals.net, &totals.tax, &totals.gross,
        &totals.prepaid, &totals.rounding, &totals.payable};
}

Money moneyFrom(const QJsonValue &value, Currency currency)
{
    const auto decimal = Decimal::parse(value.toString());
    const auto money = decimal ? Money::exactly(*decimal, currency) : std::nullopt;
    if (!money || money->toString() != value.toString())
        throw LogError(LogError::Kind::Damaged, QStringLiteral("not an amount: %1").arg(value.toString()));
    return *money;
}

} // namespace

Totals totalsFrom(const QJsonObject &object, const QString &currencyCode)
{
    const auto currency = Currency::fromCode(currencyCode);
    if (!currency)
        throw LogError(LogError::Kind::Damaged, QStringLiteral("not a currency: %1").arg(currencyCode));
    Totals totals;
    for (const QJsonValue net : object.value("lineNets").toArray())
        totals.lineNets.push_back(moneyFrom(net, *currency));
    const auto amounts = amountsOf(totals);
    for (std::size_t i = 0; i < amounts.size(); ++i)
        *amounts[i] = moneyFrom(object.value(QLatin1StringView(MoneyKeys[i])), *currency);
    for (const QJsonValue each : object.value("taxes").toArray()) {
        const auto category = taxCategoryFromCode(each["category"].toString());
        const auto rate = Decimal::parse(each["rate"].toString());
        if (!category || !rate)
            throw LogError(LogError::Kind::Damaged, QStringLiteral("not a tax"));
        totals.taxes.push_back(
            {{*category, *rate}, moneyFrom(each["taxable"], *currency), moneyFrom(each["tax"], *currency)});
    }
    return totals;
}

json::ObjectText codec::textOf(const Totals &totals)
{
    json::ObjectText object;
    std::vector<QByteArray> nets;
    for (const Money &net : totals.lineNets)
        nets.push_back(json::quoted(net.toString()));
    object.addArray("lineNets", nets);
    const auto amounts = amountsOf(totals);
    for (std::size_t i = 0; i < amounts.size(); ++i)
        object.add(MoneyKeys[i], amounts[i]->toString());
    std::vector<QByteArray> taxes;
    for (const TaxSubtotal &each : totals.taxes)
        taxes.push_back(json::ObjectText{{"category", taxCategoryCode(each.tax.category)},
            {"rate", each.tax.rate.toString()}, {"taxable", each.taxable.toString()}, {"tax", each.amount.toString()}}
                            .text());
    object.addArray("taxes", taxes);
    return object;
}

} // namespace seriatim
