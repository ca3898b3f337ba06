#pragma once

#include "readmodel/numbers.h"
#include "ui/editor/choicefield.h"

namespace seriatim {

/// The series that a document takes its number from. The first entry, with empty data, is whichever is usual for its
/// kind when it is issued.
class SeriesChoice final : public ChoiceField
{
    Q_OBJECT

public:
    using ChoiceField::ChoiceField;

    /// `chosen` is offered even if it is retired.
    void offer(const std::vector<SeriesRow> &series, DocumentKind kind, const QString &chosen);
};

} // namespace seriatim
