#pragma once

#include <QString>

namespace seriatim::outgoing {

/// Whether `path` leads to the log that lies at `log`, or to a file that SQLite keeps beside it, under whatever name:
/// nothing that leaves the program may take its place. False where the log is no file.
bool isOfLog(const QString &path, const QString &log);

} // namespace seriatim::outgoing
