#pragma once

#include <QString>

/// Codes that the world has agreed on, as parties and the company bear them.
namespace seriatim {

/// ISO 3166-1 alpha-2, upper case; and XK, by which Kosovo goes until it has a code of its own.
bool isCountryCode(const QString &code);

/// Of the form that BCP 47 gives to languages that are written by people: `de`, `en-IE`, `sr-Latn-RS`, `es-419`. What
/// follows an extension or a private use is not looked at.
bool isLanguageTag(const QString &tag);

/// ISO 9362: eight or eleven capital letters and digits, the fifth and sixth a country's letters.
bool isBic(const QString &code);

} // namespace seriatim
