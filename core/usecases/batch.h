#pragma once

#include "log/eventlog.h"
#include "usecases/usecases.h"

namespace seriatim {

/// By which the command is known again. Made of nothing but the command itself, on any thread.
CommandKey keyOf(const IssueDocument &command);

/// As `issueDocuments` in usecases.h, with the key of each, which may have been made ahead.
std::vector<Result<DocumentAnswer>> issueDocuments(
    Store &store, std::span<const IssueDocument> commands, std::span<const CommandKey> keys);

} // namespace seriatim
