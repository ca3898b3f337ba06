#pragma once

#include "usecases/work.h"

namespace seriatim {

/// Voids an issued document and its number together, and takes back the credit that it gave, if it is a credit memo.
std::optional<Refusal> voidIssued(Work &work, LoadedDocument &document, const QString &reason);

} // namespace seriatim
