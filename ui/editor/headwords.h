#pragma once

#include <QString>

#include <optional>

#include "readmodel/documents.h"

/// What the head of the form calls its fields: one kind of document calls the same field otherwise than another.
namespace seriatim::headwords {

QString party(DocumentKind kind); ///< "Customer", "Supplier".
QString due(DocumentKind kind);   ///< As the printed page calls it.

/// What a credit memo of that kind takes back, apart from its number: "25 Nov 2026 · Contoso · 119.00 €"; or why the
/// number that was typed names nothing that can be.
QString corrected(DocumentKind kind, const std::optional<DocumentRow> &row);

} // namespace seriatim::headwords
