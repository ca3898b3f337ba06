#pragma once

#include <QMap>
#include <QString>

/// Texts that could not be read are kept by field; when lines move, their fields move with them.
namespace seriatim::unread {

using Texts = QMap<QString, QString>;

void insertLine(Texts &texts, int row);
void removeLine(Texts &texts, int row);
void swapLines(Texts &texts, int a, int b);

} // namespace seriatim::unread
