#pragma once

#include <QString>

#include <vector>

#include "log/eventlog.h"

namespace seriatim {

/// An event as one line of a document's history.
struct StoryLine {
    QString what; ///< "Issued", "Printed, copy 2".
    QString by;
    QString at;   ///< FORMAT's time.
    QString more; ///< A reason, a number; may be empty.
};

/// A stream in words, oldest first. Savings of a draft that follow each other are told once, with the last time.
std::vector<StoryLine> storyOf(const std::vector<RecordedEvent> &stream);

} // namespace seriatim
