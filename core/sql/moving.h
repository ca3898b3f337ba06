#pragma once

#include <functional>
#include <variant>

#include "domain/refusal.h"
#include "log/eventlog.h"
#include "log/openfailure.h"
#include "readmodel/upkeep.h"

/// Moving a whole log to another place: from a file to a server, back, or between two of a kind.
///
/// ONE LOG IS NEVER LIVE TWICE, WHEREVER THIS IS KILLED
///
///     role at                 from    to
///     begin                   live    moved    empty; it has the log's id, and an arrival of its own
///     copy, compare           live    moved    events as they are, page by page; clerks go on working
///     lock, copy the rest     live    moved    clerks wait, for less than a page
///     close                   moved   moved    LogMoved and the role in one commit, flushed
///     open                    moved   live     LogMoved and behind it LogArrived, in one commit
///
/// Each step leaves the place that it writes in a state that says what comes next, so the same command goes on where it
/// stopped. LogMoved names the one arrival that goes on with the log, and no other becomes live: not one at the same
/// place that was made anew, and not a second one begun elsewhere. The target keeps to that itself (`Arrival::finish`).
///
/// What is written to the target is on the disk before the source is closed, and what is read from the source before it
/// is written to the target: a crash of either server cuts nothing off that the other has built on.
///
/// The target holds the LogMoved that closed the source, so all that the source ever was is the beginning of the
/// target, and a seal or a printed page that fits the one fits the other.
namespace seriatim::sql {

/// What was reached last.
enum class MovingStep { Begun, Page, Compared, Locked, RestCopied, Closed, Finished };

struct Moving {
    QString from, to; ///< Files or addresses.
    Session session;
    Progress copying;   ///< Told in events; may be empty.
    Progress comparing; ///< The same.
    int pageSize = 500; ///< Events that are read, and written, at once.
    /// For tests: called after each step. Nothing but crashes is expected of it.
    std::function<void(MovingStep)> reached = {};
};

struct Moved {
    QString log;           ///< The log's id.
    Position copied = 0;   ///< Events that were written to the target this time.
    Head head;             ///< Of the target, which is live.
    bool repeated = false; ///< It was done before; nothing was changed.
    bool complete = true;  ///< False: cancelled. What was reached stays, and the same call goes on.
};

/// Moves the log. Throws `LogError` where storage fails: what was reached stays, and the same call goes on.
///
/// Refused by `log-moved` (it went elsewhere), `log-read-only` (a backup, say), `log-empty`, `chain-broken`,
/// `place-taken` (the target holds something else), `same-place`, `not-administrator`, `copy-differs`, and `log-busy`.
std::variant<Moved, OpenFailure, Refusal> moveLog(const Moving &moving);

/// As the log itself names a place: a file by its full path, a server without the user.
QString placeOf(const QString &log);

} // namespace seriatim::sql
