#pragma once

#include <QJsonObject>

#include "usecases/usecases.h"

namespace seriatim::outgoing {

/// The document as issued (DESIGN, 6): what it says, and `number`, `document`, `state`, `series`, `period`, `hash` and
/// `totals`. `period` is the number's; the time that the document is for, which bears the same name while it is a
/// draft, is `invoicePeriod`.
QJsonObject exportedJson(const DocumentView &view);

} // namespace seriatim::outgoing
