#pragma once

#include "readmodel/numbers.h"
#include "sql/connection.h"

namespace seriatim::sql {

/// What is read while it lives is of one moment, whoever commits meanwhile. Short, for a long one keeps the database
/// from tidying up behind itself. What is written to an attached database meanwhile is rolled back unless committed.
class Snapshot final : public seriatim::Snapshot
{
public:
    explicit Snapshot(const Connection &connection) : m_connection(connection) { m_connection.beginSnapshot(); }
    ~Snapshot() override { m_connection.endSnapshot(); }

private:
    const Connection &m_connection;
};

} // namespace seriatim::sql
