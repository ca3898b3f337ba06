#pragma once

#include <QString>

namespace seriatim {

/// What a log is (FORMAT, Tables): only one that is live gives numbers that others rely on.
enum class LogRole { Live, Backup, Moved, Branch };

/// As the log's row has it: `live`, `backup`, `moved`, `branch`.
QString logRoleId(LogRole role);
/// Live, if it is none of the others.
LogRole logRoleFrom(const QString &id);

} // namespace seriatim
