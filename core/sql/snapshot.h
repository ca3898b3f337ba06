#pragma once

#include "readmodel/numbers.h"
#include "sql/database.h"

namespace seriatim::sql {

/// What is read while it lives is of one moment, whoever commits meanwhile. Short, for a long one keeps the database
/// from tidying up behind itself. What is written to an attached database meanwhile is rolled back unless committed.
class Snapshot final : public seriatim::Snapshot
{
public:
    explicit Snapshot(const Database &database) : m_database(database) { m_database.execute("BEGIN"); }
    ~Snapshot() override { m_database.rollback(); }

private:
    const Database &m_database;
};

} // namespace seriatim::sql
