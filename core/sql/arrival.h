#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "domain/refusal.h"
#include "log/codec.h"
#include "log/openfailure.h"
#include "readmodel/upkeep.h"

namespace seriatim::sql {

/// Where a log is brought to: its events come in as they are, with their hashes, and what is made from them is kept at
/// once. Until `finish` its role is `moved`, so that it is only read.
class Arrival
{
public:
    virtual ~Arrival() = default;

    virtual const EventLog &log() const = 0;
    virtual Upkeep &upkeep() = 0;
    /// Of the arrival that is under way: the id of the command with which the log becomes live here. Empty if none is:
    /// then the log that is here is only looked at.
    virtual QString id() const = 0;

    /// Writes these events behind those that are here, in their order; they are on the disk when it returns.
    virtual void take(const std::vector<RecordedEvent> &events) = 0;
    /// Makes the log live, with that event: only behind the `LogMoved` that names this arrival, else it throws.
    virtual void finish(const LogArrived &arrived) = 0;
};

using OpenedArrival = std::variant<std::unique_ptr<Arrival>, OpenFailure, Refusal>;

/// Opens what is at the place, a file or an address. Null if a log can be brought there, for there is none yet. Refused
/// by `not-administrator` on a server, to whom is not its administrator, and by `log-read-only` where its schema is not
/// of this version.
OpenedArrival openArrival(const QString &place, const Session &session);
/// Begins to bring the log of that id there, where there is none yet.
OpenedArrival beginArrival(
    const QString &place, const QString &logId, const QString &arrivalId, const Session &session);

// By engine.

OpenedArrival openFileArrival(const QString &path, const Session &session);
OpenedArrival beginFileArrival(
    const QString &path, const QString &logId, const QString &arrivalId, const Session &session);
OpenedArrival openServerArrival(const QString &address, const Session &session);
OpenedArrival beginServerArrival(
    const QString &address, const QString &logId, const QString &arrivalId, const Session &session);

} // namespace seriatim::sql
