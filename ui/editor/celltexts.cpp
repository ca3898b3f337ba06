#include "ui/editor/celltexts.h"

#include <QHash>

#include <algorithm>

#include "print/pagewords.h"
#include "words/words.h"

namespace seriatim::celltext {

namespace {

/// Standard rate first, then the reduced ones, in per cent, as of 2026. A wrong or new one is typed over.
const QHash<QString, QStringList> &ratesByCountry()
{
    static const QHash<QString, QStringList> rates{
        {"AT", {"20", "13", "10"}},
        {"BE", {"21", "12", "6"}},
        {"BG", {"20", "9"}},
        {"CH", {"8.1", "3.8", "2.6"}},
        {"CY", {"19", "9", "5", "3"}},
        {"CZ", {"21", "12"}},
        {"DE", {"19", "7"}},
        {"DK", {"25"}},
        {"EE", {"24", "13", "9"}},
        {"ES", {"21", "10", "4"}},
        {"FI", {"25.5", "13.5", "10"}},
        {"FR", {"20", "10", "5.5", "2.1"}},
        {"GB", {"20", "5"}},
        {"GR", {"24", "13", "6"}},
        {"HR", {"25", "13", "5"}},
        {"HU", {"27", "18", "5"}},
        {"IE", {"23", "13.5", "9", "4.8"}},
        {"IT", {"22", "10", "5", "4"}},
        {"LT", {"21", "12", "5"}},
        {"LU", {"17", "14", "8", "3"}},
        {"LV", {"21", "12", "5"}},
        {"MT", {"18", "12", "7", "5"}},
        {"NL", {"21", "9"}},
        {"NO", {"25", "15", "12"}},
        {"PL", {"23", "8", "5"}},
        {"PT", {"23", "13", "6"}},
        {"RO", {"21", "11"}},
        {"SE", {"25", "12", "6"}},
        {"SI", {"22", "9.5", "5"}},
        {"SK", {"23", "19", "5"}},
    };
    return rates;
}

std::optional<Tax> standardTax(const QString &text, const QLocale &locale)
{
    const auto rate = words::parseDecimal(text, locale);
    if (!rate)
        return std::nullopt;
    const Tax tax{TaxCategory::Standard, *rate};
    return faultOf(tax, {}) ? std::nullopt : std::optional(tax);
}

} // namespace

QString tax(const std::optional<Tax> &tax, const QLocale &locale)
{
    if (!tax)
        return {};
    if (tax->category == TaxCategory::Standard)
        return QStringLiteral("%1 %").arg(words::decimal(tax->rate.trimmed(), locale));
    return words::taxName(*tax);
}

std::optional<Tax> parseTax(const QString &text, const QLocale &locale)
{
    QString typed = text.trimmed();
    for (const TaxCategory category : allTaxCategories()) {
        const Tax plain{category, {}};
        if (!mayHaveRate(category) && celltext::tax(plain, locale).compare(typed, Qt::CaseInsensitive) == 0)
            return plain;
    }
    const QString code = typed.section(u' ', 0, 0).toUpper();
    const auto category = taxCategoryFromCode(code);
    if (typed.endsWith(u'%'))
        typed.chop(1);
    if (!category)
        return standardTax(typed.trimmed(), locale);
    const QString rest = typed.section(u' ', 1).trimmed();
    const auto rate = rest.isEmpty() ? std::optional(Decimal()) : words::parseDecimal(rest, locale);
    if (!rate || (rest.isEmpty() && mayHaveRate(*category)) || faultOf({*category, *rate}, {}))
        return std::nullopt;
    return Tax{*category, *rate};
}

QString price(const Decimal &price, Currency currency, const QLocale &locale)
{
    const Decimal plain = price.trimmed();
    const int more = std::max(0, currency.digits() - plain.scale());
    const Int128 unscaled = plain.unscaled() * powerOfTen(more);
    if (unscaled != static_cast<qint64>(unscaled))
        return words::decimal(plain, locale);
    return words::decimal({static_cast<qint64>(unscaled), plain.scale() + more}, locale);
}

std::vector<Tax> usualTaxes(const QString &country)
{
    std::vector<Tax> taxes;
    for (const QString &rate : ratesByCountry().value(country.toUpper()))
        taxes.push_back({TaxCategory::Standard, *Decimal::parse(rate)});
    for (const auto category : {TaxCategory::ZeroRated, TaxCategory::Exempt, TaxCategory::ReverseCharge,
             TaxCategory::IntraCommunity, TaxCategory::Export, TaxCategory::OutsideScope})
        taxes.push_back({category, {}});
    return taxes;
}

namespace {

constexpr const char *UnitCodes[] = {"EA", "HUR", "DAY", "WEE", "MON", "ANN", "SET", "PR", "KGM", "GRM", "TNE", "LTR",
    "MTR", "MTK", "MTQ", "KMT", "KWH", "LS", "XBX", "XPK", "XPX"};

} // namespace

QString unit(const QString &stored)
{
    static const print::PageWords words{QLocale()};
    return words.unit(stored);
}

QStringList usualUnits()
{
    QStringList units;
    for (const char *code : UnitCodes)
        units.append(unit(QString::fromLatin1(code)));
    return units;
}

QString parseUnit(const QString &text)
{
    const QString typed = text.trimmed();
    for (const char *code : UnitCodes) {
        if (unit(QString::fromLatin1(code)).compare(typed, Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(code);
    }
    return typed;
}

std::vector<QStringList> parseCells(const QString &text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar each = text[i];
        if (quoted && each == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += each;
            ++i;
        } else if (quoted ? each == u'"' : each == u'"' && cell.isEmpty()) {
            quoted = !quoted;
        } else if (!quoted && (each == u'\t' || each == u'\n')) {
            row.append(std::exchange(cell, {}));
            if (each == u'\n')
                rows.push_back(std::exchange(row, {}));
        } else if (each != u'\r') {
            cell += each;
        }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
        row.append(cell);
        rows.push_back(row);
    }
    return rows;
}

} // namespace seriatim::celltext
