#pragma once

#include "sql/database.h"

namespace seriatim::sql {

/// A file's write lock; what was done is rolled back unless it was committed. Throws `LogError::Busy` if somebody else
/// has it for too long.
class WriteLock
{
public:
    explicit WriteLock(Database &database) : m_database(database)
    {
        if (!database.beginImmediate())
            throw LogError(LogError::Kind::Busy, QStringLiteral("the log is busy"));
    }
    ~WriteLock() { m_database.rollback(); }
    WriteLock(const WriteLock &) = delete;
    WriteLock &operator=(const WriteLock &) = delete;

private:
    Database &m_database;
};

} // namespace seriatim::sql
