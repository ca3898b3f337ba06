#pragma once

#include <QString>

/// Files that nothing that leaves the program may take the place of.
namespace seriatim::outgoing {

/// Whether `path` leads to the log that lies at `log`, or to a file that SQLite keeps beside it, under whatever name.
/// False where the log is no file.
bool isOfLog(const QString &path, const QString &log);

/// Whether the file at `path` is any log, or a file that SQLite keeps beside one, or is open in this program.
bool isLogFile(const QString &path);

} // namespace seriatim::outgoing
