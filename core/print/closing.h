#pragma once

#include "print/block.h"
#include "print/language.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// What the document comes to: net, tax by category and rate with the reason where there is none,
/// and what is to be paid. Empty for a document without amounts.
Block totalsBlock(const PrintedDocument &document, const Language &language);

/// How to pay, with a code for banking apps where there can be one. Empty if nothing is asked for.
Block paymentBlock(const PrintedDocument &document, const Language &language);

/// Note, terms, and what the law wants said, a block for each paragraph.
std::vector<Block> paragraphs(const PrintedDocument &document, const Language &language);

} // namespace seriatim::print
