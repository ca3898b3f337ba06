#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace seriatim {

/// Where an event's data leave the published form (FORMAT, Data).
struct DataFault {
    QString what;     ///< `too-long`, `not-utf8`, `syntax`, `whitespace`, `key-order`, `key-form`, `number-form`,
                      ///< `decimal-form`, `text-form`.
    qsizetype at = 0; ///< In bytes.
};

/// Empty if the data are compact JSON as it is published: one object, keys sorted and each once, integers only,
/// decimals as strings of their form, no character that the format forbids.
///
/// Reads byte by byte: a parser that forgives would hide what is looked for here.
std::optional<DataFault> dataFault(const QByteArray &data);

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, and never `-0`.
bool isPublishedDecimal(QStringView text);

} // namespace seriatim
