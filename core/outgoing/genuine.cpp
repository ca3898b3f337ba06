#include "outgoing/genuine.h"

#include <algorithm>

#include "log/chain.h"

namespace seriatim::outgoing {

namespace {

/// Of the event before, or where the chain begins; empty if that event is gone.
QByteArray hashBefore(const EventLog &log, Position position)
{
    if (position == 1)
        return chain::genesis(log.info().id);
    const auto before = log.read(position - 2, 1);
    return before.empty() || before.front().position != position - 1 ? QByteArray() : before.front().hash;
}

} // namespace

bool areGenuine(const EventLog &log, const std::vector<RecordedEvent> &events)
{
    return std::ranges::all_of(events,
        [&](const RecordedEvent &each) { return chain::link(hashBefore(log, each.position), each) == each.hash; });
}

} // namespace seriatim::outgoing
