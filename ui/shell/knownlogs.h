#pragma once

#include <QStringList>

/// The logs that were used on this workstation: their names and addresses only, never a password.
namespace seriatim::knownlogs {

/// Addresses of servers, the one that was used last first.
QStringList servers();
void rememberServer(const QString &address);
void forgetServer(const QString &address);

/// Which log a window was last opened on; empty: the clerk's own.
QString last();
void setLast(const QString &log);

} // namespace seriatim::knownlogs
