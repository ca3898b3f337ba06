#pragma once

#include <array>
#include <span>

#include "log/eventlog.h"
#include "sql/directstatement.h"

namespace seriatim::sql {

/// Writes events as they are, in their order; the triggers do the rest. Several by one statement, for each statement
/// sets all triggers up anew.
class EventInsert
{
public:
    /// The database must outlive it.
    explicit EventInsert(const Database &database);

    void run(std::span<const RecordedEvent> events);

private:
    std::array<DirectStatement, 4> m_statements; ///< By how many events they write, less one.
};

} // namespace seriatim::sql
