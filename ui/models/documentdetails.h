#pragma once

#include <optional>
#include <vector>

#include "ui/shell/subject.h"
#include "usecases/usecases.h"

namespace seriatim {

/// All that a screen tells about one document, as of one moment.
struct DocumentDetails {
    DocumentRow row;
    DocumentView view;
    QString nextNumber;               ///< That issuing would give a draft without number.
    Refusals hindrances;              ///< What stands in the way of issuing a draft.
    std::vector<RecordedEvent> story; ///< Its events and those of its number, oldest first.
    std::vector<DocumentLink> links;
    bool canStepBack = false;
};

std::optional<DocumentDetails> readDetails(const Store &store, const QString &id, const QDate &today);

/// What the window's commands need to know of it.
Subject subjectOf(const DocumentDetails &details);

/// Whether anything but prints came since: they change the stream's version, but not the document.
bool isChangedSince(Version version, const DocumentDetails &details);

} // namespace seriatim
