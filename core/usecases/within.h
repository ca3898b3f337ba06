#pragma once

#include "usecases/commands.h"

namespace seriatim {

class Store;

// Use cases as parts of a larger one: within a transaction that is already open, and that its owner commits.

Result<Answer> changeCompany(Store &store, Transaction &transaction, const ChangeCompany &command);
Result<Answer> defineSeries(Store &store, Transaction &transaction, const DefineSeries &command);

} // namespace seriatim
