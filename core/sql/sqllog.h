#pragma once

#include "log/codec.h"
#include "log/eventlog.h"
#include "sql/connection.h"

namespace seriatim::sql {

/// What both engines' logs have in common: how they are read, and what is held against writing them. How they are
/// locked and appended to is each engine's own.
class SqlLog : public EventLog
{
public:
    SqlLog(const Connection &connection, Session session) : m_connection(connection), m_session(std::move(session)) {}

    LogInfo info() const override;
    const Session &session() const override { return m_session; }
    std::vector<RecordedEvent> read(Position after, int limit) const override;
    std::vector<RecordedEvent> stream(const QString &stream) const override;
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override;
    Version versionOf(const QString &stream) const override;
    std::optional<CommandRecord> command(const QUuid &id) const override;
    QString latestTime(Position from) const override;

    /// Why nothing may be appended (`Store::readOnlyReason`); empty if it may.
    /// A log that moves away is seen to have gone by whoever reads its head (`info`).
    QString readOnlyReason() const { return m_readOnlyReason; }
    void setReadOnly(const QString &reason) { m_readOnlyReason = reason; }

    /// What the log says of itself against being written by this program: `newer-format`, `backup`, `moved`,
    /// `unknown-events`. Events up to the position `known` were judged before.
    QString objection(const LogInfo &info, Position known = 0) const;

protected:
    /// When the lock is taken. Judges what came since it was judged last: a newer program may have appended what this
    /// one does not understand.
    void judge(const LogInfo &now);

    /// When what this program appended is committed, before the lock is given back: up to the event `last`, `time`
    /// being the latest of theirs. Their types are its own, and there is nothing to be looked at.
    void appended(Position last, const QString &time);

    /// When the lock is given back: from now on others append.
    void unlocked() { m_lockedAt.reset(); }

    Position judged() const { return m_known; }           ///< Up to here there is no objection.
    Position timesKnown() const { return m_latest.last; } ///< Up to here `latestTime` has looked.

private:
    const Connection &m_connection;
    Session m_session;
    mutable QString m_readOnlyReason; ///< Also found while reading: a log that moves away is only read from then on.
    Position m_known = 0;
    std::optional<Position> m_lockedAt; ///< While the lock is held: the head when it was taken.

    /// What is known of the times of committed events, so that each is looked at once.
    struct Latest {
        Position from = 0, last = 0;
        QString time;
    };
    mutable Latest m_latest;
};

/// An event's columns in the order of its table.
QVariantList columnsOf(const RecordedEvent &event);

/// The `LogMoved` that the log ends with, whose head is there; empty if it ends otherwise.
std::optional<LogMoved> endOf(const EventLog &log, Position head);

} // namespace seriatim::sql
