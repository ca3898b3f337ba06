#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "log/logrole.h"

namespace seriatim {

using Position = qint64; ///< Place in the whole log: 1, 2, 3, … in commit order, without gaps. 0: before the first.
using Version = qint64;  ///< Place in a stream: 1, 2, 3, … 0: the stream does not exist yet.

/// An event about to be appended. `version` is the place that it takes in its stream: one more than the version that
/// the decision was made on.
struct NewEvent {
    QString stream;
    Version version = 0;
    QString type;
    QByteArray data; ///< Compact JSON (FORMAT, Data).
};

struct PlainIssue; ///< plainissue.h

/// An event as it stands in the log (FORMAT, Tables). What is stored is what is hashed.
struct RecordedEvent {
    Position position = 0;
    QString stream;
    Version version = 0;
    QString type;
    QString recordedAt; ///< UTC, `YYYY-MM-DDTHH:MM:SS.ffffffZ`, the clock as read.
    QString actor;
    QString origin;
    QString commandId;
    QByteArray data;
    QByteArray hash; ///< 32 bytes.

    bool operator==(const RecordedEvent &) const = default;
};

struct Head {
    Position position = 0;
    QByteArray hash;

    bool operator==(const Head &) const = default;
};

struct LogInfo {
    QString id; ///< UUID.
    int format = 1;
    LogRole role = LogRole::Live;
    Head head;
};

/// The client's name for one command, and a digest of what it asked, so that a repeat is told from a reuse.
struct CommandKey {
    QUuid id;
    QString request; ///< Hexadecimal; equal exactly for equal requests.
};

/// Where the events of a command that was done stand.
struct CommandRecord {
    Position first = 0;
    Position last = 0;
    QString request;
};

/// Broken storage: thrown where it is met, caught once, at the door (the desk, the command line).
class LogError : public std::runtime_error
{
public:
    enum class Kind {
        Failed,         ///< An operation failed and changed nothing.
        OutcomeUnknown, ///< A commit failed: it may be done or not. Reopen, and look the command id up.
        Full,           ///< No room left on the disk.
        Busy,           ///< Held by somebody else for longer than one is prepared to wait; nothing was changed.
        ReadOnly,       ///< The log cannot be written.
        Damaged,        ///< What was read cannot be.
        Contradicted,   ///< What was made from the log contradicts it; nothing was changed. A rebuild makes it anew.
        Displaced,      ///< The log was deleted, moved or replaced while it was open; nothing was changed.
    };

    LogError(Kind kind, const QString &detail)
        : LogError(kind, detail, kind == Kind::OutcomeUnknown ? Kind::Failed : kind)
    {
    }
    /// With the cause of an unknown outcome: the disk was full, say.
    LogError(Kind kind, const QString &detail, Kind cause)
        : std::runtime_error(detail.toStdString()), m_kind(kind), m_cause(cause)
    {
    }

    Kind kind() const { return m_kind; }
    /// What it was, once a look-up has found that nothing was done. Never `OutcomeUnknown`.
    Kind cause() const { return m_cause; }
    /// For the technically minded, in the storage's own words.
    QString detail() const { return QString::fromUtf8(what()); }

private:
    Kind m_kind;
    Kind m_cause;
};

/// The one writer, from load to commit: while it lives, nobody else appends. Destroyed without `commit`, it leaves
/// nothing behind.
class Transaction
{
public:
    Transaction() = default;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    virtual ~Transaction() = default;

    /// Appends the events of one command, updates the read models, and remembers the command: the position of the last.
    /// Events whose version is not the next of their stream throw, here or at the commit: the caller decided on a state
    /// that is not the log's.
    virtual Position append(const CommandKey &command, const std::vector<NewEvent> &events) = 0;
    /// The same with the three events of a plain issue, and what they say in the terms of the read models: an engine
    /// may write that as it is.
    virtual Position appendIssue(
        const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue & /*issue*/)
    {
        return append(command, events);
    }

    /// Of the last event, those that were appended here included.
    virtual Position position() const = 0;

    /// Makes everything appended durable. May throw `OutcomeUnknown`.
    virtual void commit() = 0;
};

/// A command that is decided before the lock is taken. It gathers what it would append; at the commit the engine takes
/// the lock and appends it under the number that is the next then, or finds that what it was decided on holds no
/// longer.
class Forecast : public Transaction
{
public:
    enum class Outcome {
        Appended,
        Outdated, ///< Nothing was: the command is to be decided under the lock.
        Busy,     ///< Nothing was: others held the lock for longer than one is prepared to wait.
    };
    struct Issued {
        QString series;
        QString period; ///< Its key.
        qint64 ordinal = 0;
        QString number;
        Version seriesVersion = 0; ///< Of the stream of the number's series.
        Position position = 0;     ///< Of the last event.
    };
    /// What became of it, after the commit.
    virtual Outcome outcome() const = 0;
    virtual const Issued &issued() const = 0;
};

/// Who writes, from where, and by which clock (UTC).
struct Session {
    QString actor;
    QString origin;
    std::function<QDateTime()> clock = &QDateTime::currentDateTimeUtc;
};

/// What commands are about to read.
struct Foresight {
    std::vector<QUuid> commands; ///< That will be looked up.
    QString document;            ///< UUID of the one that the next command is about; empty if it is about none.
};

/// One append-only log of events with one gapless position and one hash chain (FORMAT).
///
/// Everything throws `LogError` if the storage is broken. Reading takes no lock.
class EventLog
{
public:
    virtual ~EventLog() = default;

    virtual LogInfo info() const = 0;
    virtual const Session &session() const = 0;

    /// At most `limit` events with positions above `after`, in order.
    virtual std::vector<RecordedEvent> read(Position after, int limit) const = 0;
    virtual std::vector<RecordedEvent> stream(const QString &stream) const = 0;
    /// The latest event of the stream; with a `type`, the latest of that type.
    virtual std::optional<RecordedEvent> latest(const QString &stream, const QString &type = {}) const = 0;
    virtual Version versionOf(const QString &stream) const = 0;
    virtual std::optional<CommandRecord> command(const QUuid &id) const = 0;
    /// The clock that events are stamped by, UTC: the session's or, where the engine has one of its own, that one.
    /// While the lock is held, as it stood then.
    virtual QDateTime now() const { return session().clock(); }
    /// The latest time that an event at `from` or behind it was recorded at, as far as the last few thousand tell;
    /// empty if there is none. Not always that of the last event: a clock may have gone wrong in between. What a
    /// transaction has appended itself need not be among them: it bears the clock of `now`.
    virtual QString latestTime(Position from) const = 0;

    /// Makes sure that what was read so far is on the disk. Whoever tells a reading to the outside (a report, an answer
    /// that was looked up) settles before: on a server others' commits can be read before they are flushed.
    virtual void settle() const {}
    /// Waits until whoever held the lock by now has committed or gone back, and sees to it that the command, if it was
    /// not done by then, will not be done by what was sent of it before: on a server a message whose connection was
    /// lost may still be under way, or at work. Sent again, the command is done. Throws `Busy` after as long as one is
    /// prepared to wait.
    virtual void giveUp(const QUuid & /*command*/) const {}

    /// Has `grown` called, on the thread that reads here and by its event loop, whenever somebody has appended, until
    /// the log is closed. False: this engine tells nobody, and has to be looked at.
    virtual bool listen(std::function<void()> /*grown*/) { return false; }

    /// Says what comes next, before the lock is taken or within it: an engine to which each reading is a journey brings
    /// it along with the next message. Nothing depends on it but time.
    virtual void expect(const Foresight &) {}

    /// Takes the log's lock. Null if somebody else has held it for longer than one is prepared to wait. Whether the log
    /// may be written is to be asked again then (`Store::readOnlyReason`).
    virtual std::unique_ptr<Transaction> begin() = 0;

    /// For the issue of a new document that is decided on what the log was like up to `known`; until it is done with,
    /// `now` stands still. Null: this engine has the lock at once and needs no forecasts, or cannot make one now.
    virtual std::unique_ptr<Forecast> forecast(Position /*known*/) { return nullptr; }
};

} // namespace seriatim
