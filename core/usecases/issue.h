#pragma once

#include "usecases/work.h"

namespace seriatim {

/// Gives the document its number and issues it, in one append over two streams: no crash can leave a number without
/// a document, or a document without its number.
Result<DocumentAnswer> issue(Work &work, const IssueDocument &command);

} // namespace seriatim
