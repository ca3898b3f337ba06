#include "log/chain.h"
#include "usecases/transact.h"
#include "usecases/usecases.h"

/// The clock is recorded as it was read, and no order (DESIGN, 3): but one that lies behind the log is asked about.
namespace seriatim {

namespace {

constexpr qint64 Tolerance = 5 * 60; ///< Seconds that the clock may lie behind the head.

/// The latest time in the log, since somebody confirmed the clock last. It is not always the last: what needs no number
/// is recorded by any clock.
QString latestIn(const EventLog &log)
{
    const auto confirmed = log.latest(codec::LogStream, codec::typeOf(ClockConfirmed()));
    return log.latestTime(confirmed ? confirmed->position : 1);
}

Result<Answer> confirm(Work &work)
{
    const EventLog &log = work.store().log();
    const QString head = latestIn(log);
    const Version version = log.versionOf(codec::LogStream);
    if (const auto refusal =
            work.add(codec::LogStream, version + 1, ClockConfirmed{chain::timestamp(work.now()), head}))
        return *refusal;
    return Answer{codec::LogStream, work.append(), false};
}

} // namespace

std::optional<Refusal> clockFault(const Store &store)
{
    const EventLog &log = store.log();
    const QString latest = latestIn(log);
    if (latest.isEmpty())
        return std::nullopt;
    const QDateTime now = log.now();
    if (now.secsTo(chain::fromTimestamp(latest)) <= Tolerance)
        return std::nullopt;
    return Refusal{Rule::ClockBehind, {}, {{"clock", chain::timestamp(now)}, {"head", latest}}};
}

Result<Answer> confirmClock(Store &store, const ConfirmClock &command)
{
    return transact(
        store, keyOf(command, "confirm-clock", {}), [&](Work &work) { return confirm(work); },
        [](const auto &events) { return repeatedAnswer(events); });
}

} // namespace seriatim
