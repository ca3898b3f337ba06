#pragma once

#include <QStringList>

/// The servers that were used on this workstation: their addresses only, never a password.
namespace seriatim::knownlogs {

/// The one that was used last first.
QStringList servers();
void rememberServer(const QString &address);

/// The server on which a window opens that is not told which log; empty: it opens on the clerk's own.
QString usual();
void setUsual(const QString &address);

} // namespace seriatim::knownlogs
