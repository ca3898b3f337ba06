#pragma once

#include <QVariant>

#include "sql/connection.h"

struct sqlite3_stmt;

namespace seriatim::sql {

// Values between Qt and a statement of SQLite's, without QtSql: it asks for name and type of each column whenever a
// statement is run, and takes each text to UTF-16 by way of SQLite, which is most of what a short reading costs
// (callgrind).

/// Puts the values in the place of the statement's placeholders; names that it does not know are passed over. A null
/// text or byte array is NULL. SQLite keeps a copy. False if one cannot be bound.
bool bind(sqlite3_stmt *statement, const Values &values);

/// Of the row that the statement is at: a text, a blob, a whole number (qint64), a real one, or null.
QVariant valueOf(sqlite3_stmt *statement, int column);

} // namespace seriatim::sql
