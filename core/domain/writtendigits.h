#pragma once

#include <QLocale>

#include "domain/decimal.h"

namespace seriatim {

/// The digits of `value` as people of the locale write them, groups and separators with them, at least `leastDecimals`
/// behind the point: "1.234,50". Without its sign: the page and the screen have one each.
///
/// Whoever writes numbers for people does it with this, for QLocale of Qt 6.4 misreads the languages that leave four
/// digits whole: it writes "1234 567" in Polish, Spanish and Portuguese.
QString writtenDigits(const Decimal &value, int leastDecimals, const QLocale &locale);

/// Whether the locale groups digits as in 1,23,45,678.
bool countsInPairs(const QLocale &locale);

} // namespace seriatim
