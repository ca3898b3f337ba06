#pragma once

#include "readmodel/upkeep.h"
#include "sql/postgresconnection.h"

namespace seriatim::sql {

/// What guards the log on a server, held against what this version puts there: functions, triggers, and who may do
/// what. Nothing if another version set it up. Whoever administers the server stands above all of it; rules, row
/// security and indexes are not looked at.
std::vector<Difference> guardDifferences(const PostgresConnection &server);

} // namespace seriatim::sql
