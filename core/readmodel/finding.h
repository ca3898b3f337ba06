#pragma once

#include <QMap>
#include <QString>

#include <vector>

namespace seriatim {

/// What can be wrong with a log. `findingId` gives each its stable name.
enum class FindingKind {
    // clang-format off
    // the chain and its columns
    PositionMissing, HashWrong, VersionWrong, HeadWrong, ColumnMalformed, UnknownType, StreamWrong,
    DataUnreadable, DataNotCanonical,
    // the numbers' story
    RangeMalformed, NumberSkipped, NumberGivenTwice, NumberNotOpen, ReleaseNotLatest, ReleaseOfShown,
    ReleaseForbidden, PeriodClosed, PeriodClosedEarly, TextWrong, TextClash, NumberOfOtherDraft, NumberOfOtherHolder,
    DateOutsidePeriod, InversionMistold, InversionForbidden,
    // documents and numbers
    NumberWithoutDocument, DocumentWithoutNumber, VoidWithoutNumber, VoidWithoutDocument, FrozenDocumentChanged,
    CreditedDocumentVoided, TotalsWrong,
    // the log's place
    LiveElsewhere,
    // read models
    ReadModelDiffers, ReadModelsNotMade, CountersDiffer,
    // the file
    TailCut, SchemaDiffers, FileUnsound,
    // the server
    ServerDiffers,
    // clang-format on
};

/// The kind's stable name, as the command line prints it: `hash-wrong`.
QString findingId(FindingKind kind);

/// Something in the log, or in what was made from it, that no program of this kind writes.
///
/// Findings are data. Sentences for people are made in `ui/words`.
struct Finding {
    qint64 position = 0; ///< Of the event at fault; 0 if it is no single event.
    FindingKind kind = FindingKind::HashWrong;
    QMap<QString, QString> facts; ///< What a sentence names: `column`, `expected`, `found`, `number`, `series` …

    bool operator==(const Finding &) const = default;
};

using Findings = std::vector<Finding>;

} // namespace seriatim
