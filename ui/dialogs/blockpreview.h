#pragma once

#include <QDate>

#include "store/store.h"

namespace seriatim {

/// A series as its decider needs it to say what a command would come to: rules, and the counters of all its periods.
/// Numbers are not loaded.
std::optional<series::State> readSeriesState(const Store &store, const QString &code);

/// The numbers that a block would get if it were reserved now.
struct BlockPreview {
    QString firstNumber;
    QString lastNumber;
};

/// Asks the decider, and appends nothing: a preview consumes no number.
Result<BlockPreview> previewBlock(const Store &store, const QString &series, const QDate &date, qint64 count);

} // namespace seriatim
