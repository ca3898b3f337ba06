#pragma once

#include <vector>

#include "print/page.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// The pages of a document, at least one. The same document always makes the same pages. Needs a
/// QGuiApplication, for the sake of fonts, and may run on any thread.
std::vector<Page> layout(const PrintedDocument &document);

/// What the printed document is called: "Invoice INV-2026-00450".
QString title(const PrintedDocument &document);

} // namespace seriatim::print
