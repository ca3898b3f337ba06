#pragma once

#include "domain/series.h"

/// The half of `series::decide` that is about the series itself: it is defined, changed and retired, and its periods
/// are closed. The other half, in series.cpp, is about its numbers.
namespace seriatim::series {

using Facts = QMap<QString, QString>;

/// Null if nothing is known about it: it has no numbers and is open.
const PeriodState *periodOf(const State &state, const Period &period);

Result<Events> on(const Define &command, const State &state);
Result<Events> on(const ChangeRules &command, const State &state);
Result<Events> on(const Retire &command, const State &state);
Result<Events> on(const ClosePeriod &command, const State &state);

} // namespace seriatim::series
