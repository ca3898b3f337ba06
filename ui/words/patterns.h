#pragma once

#include <QLocale>
#include <QString>

#include <optional>

#include "domain/refusal.h"

namespace seriatim::words {

/// Fills the facts of a refusal into a sentence: `<holder>` stands for the fact `holder`, `<due:date>` for the fact
/// `due` in a form that people read (`date`, `time`, `period`, `kind`, `count`, `readonly`). `<field>` is the field's name;
/// `<kinds>` and `<categories>` list what there is. Empty if a fact is not there.
///
/// What was filled in is not looked at again: facts are what people typed, and may hold anything.
std::optional<QString> filled(const QString &pattern, const Refusal &refusal);

/// Text from outside for use within a sentence: at most 80 characters, those that cannot be seen replaced.
QString shown(const QString &text);

/// `field` without where it belongs to: `price` of `lines[2].price`.
QString leafOf(const QString &field);

/// Whether the locale groups digits as in 1,23,45,678.
bool countsInPairs(const QLocale &locale);

} // namespace seriatim::words
