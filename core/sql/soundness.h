#pragma once

#include "readmodel/upkeep.h"
#include "sql/database.h"

/// What can be wrong with a log's file though each of its rows may be right.
namespace seriatim::sql {

/// What SQLite finds wrong in the pages and indexes of the tables, a table at a time, so that no snapshot lives long.
/// Ends early when it is cancelled.
std::vector<Difference> unsoundTables(Database &database, const Progress &progress);

/// Makes the index of the events anew, from the events.
void renewIndexes(Database &database);

} // namespace seriatim::sql
