#pragma once

#include <QString>

#include "domain/documentkind.h"

/// What the head of the form calls its fields: one kind of document calls the same field otherwise than another.
namespace seriatim::headwords {

QString party(DocumentKind kind); ///< "Customer", "Supplier".
QString due(DocumentKind kind);   ///< As the printed page calls it.

} // namespace seriatim::headwords
