#pragma once

#include <QLocale>
#include <QMap>
#include <QString>

#include <optional>

namespace seriatim::words {

/// Fills facts into a sentence: `<holder>` stands for the fact `holder`, `<due:date>` for the fact
/// `due` in a form that people read (`date`, `time`, `period`, `kind`, `count`, `readonly`). `<field>` is the field's
/// name;
/// `<kinds>` and `<categories>` list what there is. Empty if a fact is not there.
///
/// What was filled in is not looked at again: facts are what people typed, and may hold anything.
std::optional<QString> filled(const QString &pattern, const QString &field, const QMap<QString, QString> &facts);

/// Text from outside for use within a sentence: no longer than `most`, characters that cannot be seen replaced.
QString shown(const QString &text, qsizetype most = 80);

/// `field` without where it belongs to: `price` of `lines[2].price`.
QString leafOf(const QString &field);

} // namespace seriatim::words
