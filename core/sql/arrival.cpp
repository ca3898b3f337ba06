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

} // namespace seriatim::sql
