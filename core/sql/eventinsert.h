#pragma once

#include <array>
#include <span>

#include "log/eventlog.h"

struct sqlite3_stmt;

namespace seriatim::sql {

class Database;

/// Writes events as they are, in their order; the triggers do the rest. Several by one statement, for each statement
/// sets all triggers up anew.
///
/// The log's hottest statement, so it goes to SQLite without a detour: QtSql would take each text to UTF-16 and SQLite
/// would take it back, which is a tenth of what an append costs (callgrind).
class EventInsert
{
public:
    /// The database must outlive it.
    explicit EventInsert(const Database &database) : m_database(database) {}
    ~EventInsert();
    EventInsert(const EventInsert &) = delete;
    EventInsert &operator=(const EventInsert &) = delete;

    void run(std::span<const RecordedEvent> events);

private:
    sqlite3_stmt *prepared(std::size_t count);
    void insert(std::span<const RecordedEvent> events);

    const Database &m_database;
    std::array<sqlite3_stmt *, 4> m_statements{}; ///< By how many events they write, less one.
};

} // namespace seriatim::sql
