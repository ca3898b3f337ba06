#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace seriatim::json {

/// Where an object names a key for the second time: `lines[0].price`. Qt's parser keeps the last of them without a
/// word, and so would lose what was typed first. `text` is JSON that the parser has read.
std::optional<QString> repeatedKey(const QByteArray &text);

} // namespace seriatim::json
