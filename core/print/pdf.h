#pragma once

#include <QIODevice>

#include <vector>

#include "print/page.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// Writes the pages as a PDF/A-1b file, fonts embedded. False if the device did not take all of it:
/// what it has then is no document.
bool writePdf(const std::vector<Page> &pages, const QString &title, QIODevice &device);

/// Lays the document out and writes it.
bool writePdf(const PrintedDocument &document, QIODevice &device);

} // namespace seriatim::print
