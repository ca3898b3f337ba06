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

/// Proof in the read models that the end of the log was cut off: they tell of events behind its head. One table alone
/// is no proof, for whoever changes a row of it must not be able to keep it from being put right; but a command that
/// begins right behind the head is.
std::optional<Difference> cutTail(Database &database);

} // namespace seriatim::sql
