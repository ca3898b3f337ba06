#pragma once

#include "print/block.h"
#include "print/language.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// "Invoice INV-2026-00450"; without the number while there is none.
QString titleOf(const PrintedDocument &document, const Language &language);

/// The head of the first page: logo and company, the address where an envelope's window is (DIN
/// 5008, form B), the title.
Block letterhead(const PrintedDocument &document, const Language &language);

/// Dates and references, side by side: only those that the document has.
Block factsRow(const PrintedDocument &document, const Language &language);

} // namespace seriatim::print
