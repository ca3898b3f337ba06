#include "log/chain.h"
#include "usecases/transact.h"
#include "usecases/usecases.h"

/// The clock is recorded as it was read, and no order (DESIGN, 3): but one that lies behind the log is asked about.
namespace seriatim {

namespace {

constexpr qint64 Tolerance = 5 * 60; ///< Seconds that the clock may lie behind the head.

Result<Answer> confirm(Work &work)
{
    const EventLog &log = work.store().log();
    const auto last = log.read(log.info().head.position - 1, 1);
    const QString head = last.empty() ? QString() : last.front().recordedAt;
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
    const auto last = log.read(log.info().head.position - 1, 1);
    if (last.empty())
        return std::nullopt;
    const QDateTime now = log.session().clock();
    const QDateTime head = chain::fromTimestamp(last.front().recordedAt);
    if (now.secsTo(head) <= Tolerance)
        return std::nullopt;
    return Refusal{Rule::ClockBehind, {}, {{"clock", chain::timestamp(now)}, {"head", last.front().recordedAt}}};
}

Result<Answer> confirmClock(Store &store, const ConfirmClock &command)
{
    return transact(
        store, keyOf(command, "confirm-clock", {}), [&](Work &work) { return confirm(work); },
        [](const auto &events) { return repeatedAnswer(events); });
}

} // namespace seriatim
