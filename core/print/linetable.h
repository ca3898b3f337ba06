#pragma once

#include "print/language.h"
#include "print/paginator.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// Puts the lines, their head on every page, and `closing`, which stands together with at least the
/// last line. Where the column Net sums up, what is carried forward stands at the end of a page and
/// at the top of the next.
void putLineTable(
    Paginator &paginator, const PrintedDocument &document, const Language &language, const Block &closing);

} // namespace seriatim::print
