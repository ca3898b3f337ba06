#pragma once

#include "log/eventlog.h"
#include "sql/database.h"

namespace seriatim::sql {

/// Why a log is only read that has more than one name: SQLite keeps its tail by its name (`OpenFiles`).
const QString OtherName = QStringLiteral("other-name");

/// The log on SQLite.
///
/// WHY NO TWO CLERKS CAN GET THE SAME NUMBER
///
/// `begin` takes the file's one write lock (BEGIN IMMEDIATE) before anything is loaded, and it is held until the
/// commit. So what a use case reads to decide on is the latest there is, and stays it until its events are written:
/// there is one writer, no conflict and nothing to retry. A deferred BEGIN would read first and lock later, and
/// what it read could be old by then. Positions are given out under the same lock, so their order is the order of
/// commits, and a reader who tails the log by position can miss nothing.
///
/// The schema repeats the promise, in case this program is wrong: keys on (stream, version), on (series, period,
/// ordinal), on the number's text and on the command id, and triggers that refuse every event but the next
/// (`resources/sql/sqlite`). A commit is durable before it is told: WAL with synchronous=FULL.
class SqliteLog final : public EventLog
{
public:
    SqliteLog(Database &database, Session session);

    LogInfo info() const override;
    const Session &session() const override { return m_session; }
    std::vector<RecordedEvent> read(Position after, int limit) const override;
    std::vector<RecordedEvent> stream(const QString &stream) const override;
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override;
    Version versionOf(const QString &stream) const override;
    std::optional<CommandRecord> command(const QUuid &id) const override;
    QString latestTime(Position from) const override;
    std::unique_ptr<Transaction> begin() override;

    /// Why nothing may be appended (`Store::readOnlyReason`); empty if it may.
    QString readOnlyReason() const { return m_readOnlyReason; }
    void setReadOnly(const QString &reason) { m_readOnlyReason = reason; }

    /// What the log says of itself against being written by this program: `newer-format`, `backup`, `moved`,
    /// `unknown-events`. Events up to the position `known` were judged before.
    QString objection(const LogInfo &info, Position known = 0) const;

private:
    void requireSeam(Position head) const;

    Database &m_database;
    Session m_session;
    QString m_readOnlyReason;
    Position m_known = 0;   ///< Up to here there is no objection.
    Position m_begunAt = 0; ///< The head when the lock was taken last.

    /// What is known of the times of committed events, so that each is looked at once.
    struct Latest {
        Position from = 0, last = 0;
        QString time;
    };
    mutable Latest m_latest;
};

} // namespace seriatim::sql
