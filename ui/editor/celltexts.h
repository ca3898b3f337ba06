#pragma once

#include <QLocale>
#include <QStringList>

#include <optional>
#include <vector>

#include "domain/currency.h"
#include "domain/tax.h"

/// How cells of the editor's grids are written and read.
namespace seriatim::celltext {

/// "19 %", or in words where there is no rate: "reverse charge".
QString tax(const std::optional<Tax> &tax, const QLocale &locale);
/// Reads "19", "19 %", "7,5", a category's code ("AE", "S 19"), or the words that `tax` writes.
std::optional<Tax> parseTax(const QString &text, const QLocale &locale);

/// Taxes that are usual in a country (ISO 3166), its standard rate first; those without a rate always come last.
std::vector<Tax> usualTaxes(const QString &country);
/// A price with at least the digits of its currency, as the printed page has it: "24.50".
QString price(const Decimal &price, Currency currency, const QLocale &locale);

/// Units as people write them ("pcs"); any other word will do as well. What is stored is the unit's code (`EA`).
QStringList usualUnits();
QString unit(const QString &stored);
QString parseUnit(const QString &text);

/// Cells as a spreadsheet puts them on the clipboard: tabs between cells, lines between rows, quotes round cells that
/// hold either.
std::vector<QStringList> parseCells(const QString &text);

} // namespace seriatim::celltext
