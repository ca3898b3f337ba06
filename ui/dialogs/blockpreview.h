#pragma once

#include <QDate>

#include "store/store.h"

namespace seriatim {

/// The numbers that a block would get if it were reserved now.
struct BlockPreview {
    QString firstNumber;
    QString lastNumber;
};

/// Asks the decider, and appends nothing: a preview consumes no number.
Result<BlockPreview> previewBlock(const Store &store, const QString &series, const QDate &date, qint64 count);

} // namespace seriatim
