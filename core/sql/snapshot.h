#pragma once

#include "sql/database.h"

namespace seriatim::sql {

/// What is read while it lives is of one moment, whoever commits meanwhile. Short, for a long one keeps the database
/// from tidying up behind itself.
class Snapshot
{
public:
    explicit Snapshot(const Database &database) : m_database(database) { m_database.execute("BEGIN"); }
    ~Snapshot() { m_database.rollback(); }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    const Database &m_database;
};

} // namespace seriatim::sql
