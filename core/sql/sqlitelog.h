#pragma once

#include "sql/database.h"
#include "sql/eventinsert.h"
#include "sql/issueinsert.h"
#include "sql/sqllog.h"

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
class SqliteLog final : public SqlLog
{
public:
    SqliteLog(Database &database, Session session);

    std::unique_ptr<Transaction> begin() override;
    /// What others wrote can be read before they have flushed it, and stays readable if they are killed before.
    void settle() const override;

    /// Within a transaction: writes events as they are, with their hashes (`EventInsert`).
    void take(std::span<const RecordedEvent> events) { m_insert.run(events); }
    /// The same with those of a plain issue, whose rows are written ahead of them where that can be.
    void takeIssue(const PlainIssue &issue, const QString &request, std::span<const RecordedEvent> events)
    {
        m_issueInsert.run(issue, request, events);
        take(events);
    }

private:
    friend class SqliteTransaction;
    void requireSeam(Position head) const;

    Database &m_database;
    EventInsert m_insert;
    IssueInsert m_issueInsert;
};

} // namespace seriatim::sql
