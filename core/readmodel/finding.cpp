#include "readmodel/finding.h"

#include <iterator>

namespace seriatim {

namespace {

/// In the order of `FindingKind`.
constexpr const char *Ids[] = {"position-missing", "hash-wrong", "version-wrong", "head-wrong", "column-malformed",
    "unknown-type", "stream-wrong", "data-unreadable", "data-not-canonical", "range-malformed", "number-skipped",
    "number-given-twice", "number-not-open", "release-not-latest", "release-of-shown", "release-forbidden",
    "period-closed", "period-closed-early", "text-wrong", "text-clash", "number-of-other-draft",
    "number-of-other-holder", "date-outside-period", "inversion-mistold", "inversion-forbidden",
    "number-without-document", "document-without-number", "void-without-number", "void-without-document",
    "frozen-document-changed", "credited-document-voided", "totals-wrong", "live-elsewhere", "read-model-differs",
    "read-models-not-made", "counters-differ", "tail-cut", "schema-differs", "file-unsound", "server-differs"};
static_assert(std::size(Ids) == static_cast<std::size_t>(FindingKind::ServerDiffers) + 1);

} // namespace

QString findingId(FindingKind kind)
{
    return QString::fromLatin1(Ids[static_cast<std::size_t>(kind)]);
}

} // namespace seriatim
