#pragma once

#include "usecases/work.h"

namespace seriatim {

/// Why the series gives no numbers to a document of that kind.
std::optional<Refusal> kindFault(const LoadedSeries &series, const DocumentContent &content);
/// The series that the content names, checked to number documents of its kind.
Result<LoadedSeries> seriesFor(const Store &store, const DocumentContent &content);

/// The code of the series that numbers the draft: the one that the content names; without one, that of the number which
/// the draft holds, or the usual one of the kind. Empty if there is none.
QString seriesOfDraft(const Store &store, const QString &draft, const DocumentContent &content);

/// The document of this log that a credit memo takes back: the one it was made from, or the one whose number it gives.
/// Empty if there is none, or if the kind takes nothing back.
QString creditedDocument(const Store &store, const DocumentContent &content);

/// What the credit memos come to that stand against the document; those in another currency do not count.
Money creditedBefore(const Store &store, const document::State &credited);

/// Reserves the number of a draft that was made just now, where its series does so: there, showing it is keeping it.
std::optional<Refusal> reserveForNewDraft(Work &work, const LoadedDocument &draft, const DocumentContent &content);

/// Voids the number that a draft holds, and leaves behind, for the reason.
std::optional<Refusal> voidHeldNumber(Work &work, const NumberRow &held, const QString &reason);

/// Saves new content as a new draft; how credit memos, follow-ups and copies come to be.
Result<DocumentAnswer> saveNewDraft(Work &work, const DocumentContent &content);

} // namespace seriatim
