#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

#include "readmodel/documents.h"
#include "ui/audit/registerrow.h"

namespace seriatim {

/// One event of a number's story, in words.
struct StoryEntry {
    Mark mark = Mark::Unused; ///< What the event made of the number; `Unused` if it left it as it was.
    QString title;            ///< "Number voided"
    QString detail;           ///< "“customer withdrew the order”"
    QString recordedAt;       ///< FORMAT's time.
    QString actor;
    QString origin;
    qint64 position = 0;
    QByteArray hash;

    bool operator==(const StoryEntry &) const = default;
};

/// All that happened to a number, straight from the events that touched it and its document.
struct Biography {
    RegisterRow row; ///< A missing number has no story; one that stepped back has that of its release.
    std::optional<DocumentState> documentState;
    std::vector<StoryEntry> entries; ///< Oldest first.

    bool operator==(const Biography &) const = default;
};

Biography readBiography(const Store &store, const PeriodHealth &health, qint64 ordinal);

} // namespace seriatim
