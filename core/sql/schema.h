#pragma once

#include "sql/database.h"

namespace seriatim::sql {

constexpr int ApplicationId = 0x53455249; ///< "SERI", in the file's header: what `file` and we know a log by.
constexpr int SchemaVersion = 3;          ///< PRAGMA user_version; a higher one was made by a later program.

/// Makes an empty log with all its tables in an empty database, in one transaction.
void createLog(Database &database, const QString &logId);

/// Makes the tables of the read models and the triggers that keep them, without the guards of the number's states.
void createReadModels(Database &database);

/// Within a transaction: says in the file that it is of this version.
void stateVersion(const Database &database);

/// A new database at the path, in a transaction; nothing of it outlives the work, and speed is all.
std::unique_ptr<Database> createScratch(const QString &path);

} // namespace seriatim::sql
