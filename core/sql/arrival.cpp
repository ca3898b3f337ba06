#include "sql/arrival.h"

#include "sql/opening.h"

namespace seriatim::sql {

OpenedArrival openArrival(const QString &place, const Session &session)
{
    return isOnServer(place) ? openServerArrival(place, session) : openFileArrival(place, session);
}

OpenedArrival beginArrival(const QString &place, const QString &logId, const QString &arrivalId, const Session &session)
{
    return isOnServer(place) ? beginServerArrival(place, logId, arrivalId, session)
                             : beginFileArrival(place, logId, arrivalId, session);
}

std::optional<LogMoved> endOf(const EventLog &log, Position head)
{
    const auto last = log.latest(codec::LogStream, codec::typeOf(LogMoved()));
    if (!last || last->position != head)
        return std::nullopt;
    return std::get<LogMoved>(*codec::decode(*last));
}

} // namespace seriatim::sql
