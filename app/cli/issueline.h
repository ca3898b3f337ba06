#pragma once

#include "cli/linereader.h"
#include "usecases/batch.h"

#include <variant>

namespace seriatim::cli {

/// A line of `issue`, read: what is to be issued, and what was odd about it.
struct IssueLine {
    IssueDocument command;
    CommandKey key;            ///< Of the command.
    bool namesCommand = false; ///< It may have been done before.
    Refusals warnings;
};

/// Reads a document in the form of DESIGN 6, with two more keys, both UUIDs: `command` makes a repeat harmless, and
/// `document` names the new document, or the draft that is to be issued. A line with no other keys issues that draft as
/// it was saved. Date order is a warning that the command line accepts.
Result<IssueLine> readIssueLine(const LineReader::Line &line);

} // namespace seriatim::cli
