#pragma once

#include <QString>

#include "domain/documentkind.h"

/// What the head of the form calls its fields: one kind of document calls the same field otherwise than another.
namespace seriatim::headwords {

QString party(DocumentKind kind); ///< "Customer", "Supplier".
QString due(DocumentKind kind);   ///< As the printed page calls it.

/// Whether the kind speaks of what is to come, so that nothing can be delivered yet.
bool isAhead(DocumentKind kind);

} // namespace seriatim::headwords
