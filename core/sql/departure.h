#pragma once

#include <memory>
#include <variant>

#include "domain/refusal.h"
#include "log/codec.h"
#include "log/openfailure.h"

namespace seriatim::sql {

/// The lock of a log that moves away: nobody appends while it lives. Destroyed without `close`, it leaves the log live.
class Closing
{
public:
    Closing() = default;
    Closing(const Closing &) = delete;
    Closing &operator=(const Closing &) = delete;
    virtual ~Closing() = default;

    /// Ends the log with that event, and its role is `moved` from then on: both or neither, and on the disk when it
    /// returns. Throws `LogError`; then it is done or not, and the log says which.
    virtual void close(const LogMoved &moved) = 0;
};

/// Where a log moves away from.
class Departure
{
public:
    virtual ~Departure() = default;

    virtual const EventLog &log() const = 0;
    /// As `Store::readOnlyReason`.
    virtual QString readOnlyReason() const = 0;
    /// Whether whoever is logged in may close it: on a server, its administrator.
    virtual bool mayClose() const = 0;
    /// Waits for the log's lock. Refused by `log-busy`, or if it is not live any more.
    virtual Result<std::unique_ptr<Closing>> lock() = 0;
};

/// Opens a log, a file or an address, to move it away.
std::variant<std::unique_ptr<Departure>, OpenFailure> openDeparture(const QString &log, const Session &session);

/// The data of an event about the log itself, as it is stored: with a digest of what was asked.
QByteArray dataAbout(const AnyEvent &event);

} // namespace seriatim::sql
