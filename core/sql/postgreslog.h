#pragma once

#include <QElapsedTimer>

#include "sql/postgresconnection.h"
#include "sql/sqllog.h"

namespace seriatim::sql {

/// The log on a PostgreSQL server.
///
/// WHY NO TWO CLERKS CAN GET THE SAME NUMBER, AND NOBODY LOSES ONE
///
/// `begin` takes the turn to write before anything is loaded (`lock_log`: the lock of a table that holds nothing, given
/// out in the order of asking), in a statement of its own: within one statement the snapshot would be older than the
/// lock. Whoever waits for it sees, once it has the lock, all that the one before has written. `append` is a function
/// of the server's: it takes actor and time from the server, chains the events, and holds every number to its story,
/// whatever program speaks.
///
/// A lock is kept until the commit is on the disk, so a series would run at the speed of the disk, however many
/// clerks there are. So the append commits with `synchronous_commit = off`, which frees the lock at once, and before
/// anybody is told, a second, tiny transaction is committed with `on`: the write-ahead log is flushed in order, so
/// if that one is on the disk, everything before it is. Commits are in the order of numbers, so that a crash can only
/// cut off a tail that nobody was told of. A clerk who is alone commits with `on` at once: nobody waits for the lock.
///
/// The wake-up of the others is a transaction of its own, without a flush: NOTIFY within a commit that flushes would
/// hold a lock of the whole database while it does. It is sent when all is done, and nobody waits for its answer.
///
/// All that takes two messages: one that locks, with what is known to be read, and one that appends, commits and
/// flushes. Of a large batch, appends are sent while more of them are decided. The commonest command takes one: it is
/// decided before its turn, on what the one before left known, and the server gives the number (`forecast`; issue.sql).
class PostgresLog final : public SqlLog
{
public:
    PostgresLog(PostgresConnection &connection, Session session);

    void expect(const Foresight &foresight) override;
    std::unique_ptr<Transaction> begin() override;
    QDateTime now() const override;
    void settle() const override;
    void giveUp(const QUuid &command) const override;
    bool listen(std::function<void()> grown) override;
    std::unique_ptr<Forecast> forecast(Position known) override;

private:
    friend class PostgresTransaction;
    friend class PostgresForecast;
    void release();
    /// A transaction was committed that ends there, and is on the disk.
    void appended(Position head);
    /// Of those who listen. Without a flush: a commit with NOTIFY that flushes holds a lock of the whole database while
    /// it does.
    static constexpr const char *WakeUp =
        "SELECT set_config('synchronous_commit', 'off', true), pg_notify('seriatim', '')";
    /// The same for one issue that was decided ahead; the others were woken.
    void issuedAhead(Position head);
    /// What the server's clock said just now.
    void noteTime(const QDateTime &now);

    PostgresConnection &m_connection;
    Position m_appended = 0; ///< Where the head was after this connection's latest append.
    bool m_isAlone = false;  ///< Nobody else appended between the latest two of this connection.
    /// The server's clock when the lock was taken, while it is held; or as it is reckoned, for a forecast.
    std::optional<QDateTime> m_lockedNow;
    QDateTime m_serverTime; ///< When it was last told.
    QElapsedTimer m_sinceThen;
};

} // namespace seriatim::sql
