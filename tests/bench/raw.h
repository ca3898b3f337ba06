#pragma once

#include <QString>

#include "bench/pace.h"

/// What a number costs in the plainest way: what ours is held against.
namespace seriatim::bench {

/// The tables that the raw clerks work on, in a database whose address has its administrator in it.
void makeRawTables(const QString &address);

/// On a server: BEGIN, UPDATE of a counter's row, INSERT of a document of 1 KB, COMMIT. Four round trips by libpq, with
/// prepared statements.
Issue rawOnServer(const QString &address);

/// In an SQLite file that is made if it is not there: BEGIN IMMEDIATE, four inserts with 1 KB among them, COMMIT; under
/// the program's own PRAGMAs.
Issue rawInFile(const QString &path);

} // namespace seriatim::bench
