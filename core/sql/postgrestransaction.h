#pragma once

#include "sql/appends.h"
#include "sql/postgreslog.h"

namespace seriatim::sql {

/// Each statement sees what was committed before it, whatever the server is set to begin with.
extern const QString BeginOnServer;
/// A tiny transaction that is flushed: everything that was committed before it is on the disk then.
extern const QStringList FlushOnServer;

/// A transaction that holds the turn to write.
class PostgresTransaction final : public Transaction
{
public:
    /// `isAlone`: nobody else appended since this connection did, so that probably nobody waits for the lock.
    PostgresTransaction(PostgresConnection &connection, PostgresLog &log, Position head, bool isAlone);
    ~PostgresTransaction() override;

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override;
    Position appendIssue(
        const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue) override;
    Position position() const override { return m_position; }
    /// Nobody is told before the last result is there. Without anything appended it flushes, too: what a repeat is
    /// answered may be another's commit that is not on the disk yet.
    void commit() override;

private:
    Position added(qsizetype events);

    PostgresConnection &m_connection;
    PostgresLog &m_log;
    Appends m_appends; ///< That wait for the next message.
    Position m_position;
    const bool m_isAlone;
    bool m_hasAppended = false;
    bool m_isOpen = true; ///< Or to be rolled back, if there is anything left of it.
};

/// A command that was decided before its turn. Turn, append, commit and flush are one message: whoever waits for the
/// turn has decided already, so that a log runs at the speed at which the server writes, not at that of its clerks.
class PostgresForecast final : public Forecast
{
public:
    /// `known`: the position up to which the log is known to whoever decides.
    PostgresForecast(PostgresConnection &connection, PostgresLog &log, Position known, bool isAlone)
        : m_connection(connection), m_log(log), m_known(known), m_isAlone(isAlone)
    {
    }
    ~PostgresForecast() override;

    /// Nothing but a plain issue is decided ahead.
    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override;
    Position appendIssue(
        const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue) override;
    Position position() const override { return m_known; }
    void commit() override;
    Outcome outcome() const override { return m_outcome; }
    const Issued &issued() const override { return m_issued; }

private:
    PostgresConnection &m_connection;
    PostgresLog &m_log;
    const Position m_known;
    const bool m_isAlone;
    std::vector<QByteArray> m_values; ///< Of the issue. Empty: it is not a plain one.
    Outcome m_outcome = Outcome::Outdated;
    Issued m_issued;
};

} // namespace seriatim::sql
