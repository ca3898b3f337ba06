#pragma once

#include "readmodel/upkeep.h"
#include "sql/connection.h"

namespace seriatim::sql {

/// Proof in the read models that the end of the log was cut off: they tell of events behind its head. One table alone
/// is no proof, for whoever changes a row of it must not be able to keep it from being put right; but a command that
/// begins right behind the head is. Throws where a table is missing or cannot be read.
std::optional<Difference> cutTail(const Connection &connection);

/// Throws `Damaged`: to make anew what is made from a log whose tail was cut off would destroy what proves it.
[[noreturn]] void refuseToRebuild(const Difference &cut);

} // namespace seriatim::sql
