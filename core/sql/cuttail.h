#pragma once

#include "readmodel/upkeep.h"
#include "sql/connection.h"

namespace seriatim::sql {

/// Proof in the read models that the end of the log was cut off: they tell of events behind its head. One table alone
/// is no proof, for whoever changes a row of it must not be able to keep it from being put right; but a command that
/// begins right behind the head is.
std::optional<Difference> cutTail(const Connection &connection);

/// Throws `Damaged` where there is such proof: to make anew what is made from the log would destroy it.
void refuseToRebuildCut(const Connection &connection);

} // namespace seriatim::sql
