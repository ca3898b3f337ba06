#pragma once

#include "print/printeddocument.h"
#include "usecases/usecases.h"

namespace seriatim {

/// The number that the document bears, or that the draft holds; empty if there is none.
QString numberOn(const DocumentView &view);

/// The document as its pages will say it, as copy `copy`: what was issued as it was stored, a draft as it would be
/// frozen now.
print::PrintedDocument printedFrom(const Store &store, const DocumentView &view, int copy);

/// An issued or void document, as it was stored.
print::PrintedDocument printedAsStored(const DocumentView &view, const QByteArray &logo);

/// A draft as it stands in the editor. `content` is complete (see `completed`).
print::PrintedDocument printedDraft(
    const DocumentContent &content, const QString &reservedNumber, const QByteArray &logo);

} // namespace seriatim
