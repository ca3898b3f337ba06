#pragma once

#include <QWidget>

#include <functional>

namespace seriatim {

using TakePath = std::function<void(const QString &path)>;

/// Where a new log is to lie; `beside`: the log that is open.
void chooseNewLog(QWidget &window, const QString &beside, const TakePath &taken);
/// Which log is to be opened.
void chooseLog(QWidget &window, const QString &beside, const TakePath &taken);

} // namespace seriatim
