#include "print/tablerows.h"

#include "print/parties.h"

namespace seriatim::print {

namespace {

QString factOf(const char *source, const QString &value, const Language &language)
{
    // The word and the beginning of its value stay on one line.
    return value.isEmpty() ? QString() : language.words(source).replace(u' ', QChar::Nbsp).arg(value);
}

/// `0160:1234567890128` without the scheme.
QString identifierOf(const QString &standardItem)
{
    return standardItem.contains(u':') ? standardItem.section(u':', 1) : standardItem;
}

QStringList detailsOf(const Line &line, const Language &language)
{
    const bool hasPeriod = line.period.from.isValid() || line.period.to.isValid();
    const QString facts = joined(
        {factOf(word::ItemNumber, line.sellersItem, language), factOf(word::YourItemNumber, line.buyersItem, language),
            factOf(word::StandardItem, identifierOf(line.standardItem), language),
            factOf(word::OrderLine, line.orderLine, language), factOf(word::LineObject, line.objectId, language),
            factOf(word::Origin, language.words.country(line.originCountry), language),
            hasPeriod ? language.format.dates(line.period.from, line.period.to) : QString()},
        QStringLiteral(" · "));
    QStringList details{line.description, facts, line.note};
    details.removeAll(QString());
    return details;
}

/// "Discount, 2 %": the reason or, if none is given, what it is.
QString nameOf(const Adjustment &adjustment, const char *usual, const Language &language)
{
    const QString name = adjustment.reason.isEmpty() ? language.words(usual) : adjustment.reason;
    if (!adjustment.percent)
        return name;
    return language.words(word::AdjustmentBy).arg(name, language.format.percent(*adjustment.percent));
}

QString taxCell(const std::optional<Tax> &tax, const Language &language)
{
    if (!tax)
        return {};
    const QString named = language.words.taxCell(tax->category);
    return named.isEmpty() ? language.format.percent(tax->rate) : named;
}

QString quantityCell(const Line &line, const Language &language)
{
    constexpr qsizetype ShortUnit = 6; ///< Characters; a longer one may stand below its number.
    if (!line.quantity)
        return {};
    const QString unit = language.words.unit(line.unit);
    const QChar blank = unit.size() <= ShortUnit ? QChar(QChar::Nbsp) : QChar(u' ');
    return joined({language.format.decimal(*line.quantity), unit}, QString(blank));
}

/// Makes the rows in their order and adds up what they show.
class Rows
{
public:
    Rows(const PrintedDocument &document, const Language &language)
        : m_content(document.content),
          m_totals(document.totals),
          m_language(language),
          m_tellsAmounts(tellsAmounts(document)),
          m_sum(document.totals.net.currency())
    {
    }

    std::vector<TableRow> all()
    {
        std::vector<TableRow> rows;
        for (std::size_t i = 0; i < m_content.lines.size(); ++i)
            rows.push_back(rowOf(i));
        if (m_tellsAmounts) {
            for (const Adjustment &allowance : m_content.allowances)
                rows.push_back(rowOf(allowance, -1));
            for (const Adjustment &charge : m_content.charges)
                rows.push_back(rowOf(charge, 1));
        }
        return rows;
    }

private:
    TableRow rowOf(std::size_t index)
    {
        const Line &line = m_content.lines[index];
        TableRow row;
        row.ordinal = QString::number(index + 1);
        row.text = line.text;
        row.details = detailsOf(line, m_language);
        row.quantity = quantityCell(line, m_language);
        if (m_content.kind.traits().showsPrices) {
            row.price = priceCell(line);
            row.tax = taxCell(line.tax, m_language);
        }
        if (m_tellsAmounts)
            addAmounts(row, line, m_totals.lineNets[index]);
        return row;
    }

    void addAmounts(TableRow &row, const Line &line, Money net)
    {
        Sum before(net.currency());
        before += net;
        for (const Adjustment &allowance : line.allowances) {
            before += amountOf(allowance, 1);
            row.adjustments.push_back(subRowOf(allowance, -1));
        }
        for (const Adjustment &charge : line.charges) {
            before += amountOf(charge, -1);
            row.adjustments.push_back(subRowOf(charge, 1));
        }
        row.net = m_language.format.amount(before.total().value_or(net));
        row.sum = sumWith(net);
    }

    SubRow subRowOf(const Adjustment &adjustment, int sign) const
    {
        const char *usual = sign < 0 ? word::Discount : word::Charge;
        return {nameOf(adjustment, usual, m_language), m_language.format.amount(amountOf(adjustment, sign))};
    }

    TableRow rowOf(const Adjustment &adjustment, int sign)
    {
        const SubRow told = subRowOf(adjustment, sign);
        TableRow row;
        row.text = told.text;
        row.tax = taxCell(adjustment.tax, m_language);
        row.net = told.amount;
        row.sum = sumWith(amountOf(adjustment, sign));
        row.isLine = false;
        return row;
    }

    QString priceCell(const Line &line) const
    {
        if (!line.price)
            return {};
        const Currency currency = Currency::fromCode(m_content.currency).value_or(Currency());
        const QString price = m_language.format.price(*line.price, currency);
        if (!line.priceBase || *line.priceBase == Decimal(1, 0))
            return price;
        return m_language.words(word::PricePer).arg(price, m_language.format.decimal(*line.priceBase));
    }

    QString sumWith(Money amount)
    {
        m_sum += amount;
        const auto total = m_sum.total();
        return total ? m_language.format.amount(*total) : QString();
    }

    Money amountOf(const Adjustment &adjustment, int sign) const
    {
        const Money amount =
            Money::exactly(adjustment.amount.value_or(Decimal()), m_totals.net.currency()).value_or(Money());
        return Money(sign * amount.minorUnits(), m_totals.net.currency());
    }

    const DocumentContent &m_content;
    const Totals &m_totals;
    const Language &m_language;
    bool m_tellsAmounts;
    Sum m_sum;
};

} // namespace

std::vector<TableRow> tableRows(const PrintedDocument &document, const Language &language)
{
    return Rows(document, language).all();
}

} // namespace seriatim::print
