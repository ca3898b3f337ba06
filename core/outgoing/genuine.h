#pragma once

#include "log/eventlog.h"

namespace seriatim::outgoing {

/// Whether these events of the log still are what their hashes were made of. A page bears the hash of its document's
/// event and vouches with it, so it must not go out with other words than those that were hashed.
bool areGenuine(const EventLog &log, const std::vector<RecordedEvent> &events);

} // namespace seriatim::outgoing
