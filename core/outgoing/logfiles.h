#pragma once

#include <QString>

/// Files that nothing that leaves the program may take the place of.
namespace seriatim::outgoing {

/// Whether the file at `path` is any log, or a file that SQLite keeps beside one; also where a link leads to it, and
/// where a log's file would be that is not there at the moment.
bool isLogFile(const QString &path);

} // namespace seriatim::outgoing
