#pragma once

#include "audit/notebook.h"
#include "log/codec.h"

namespace seriatim {

/// Looks at one event by itself: its columns, the form of its data, and whether its type belongs in its stream. What
/// it says; empty if that cannot be told.
std::optional<AnyEvent> checkEvent(const RecordedEvent &event, Notebook &notebook);

} // namespace seriatim
