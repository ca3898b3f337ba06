#pragma once

#include <QSqlDatabase>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

#include "sql/connection.h"
#include "sql/posted.h"
#include "sql/readahead.h"
#include "sql/serveraddress.h"

namespace seriatim::sql {

/// An error that a server told, or a connection that was lost.
class ServerError final : public LogError
{
public:
    ServerError(const QString &state, const QString &detail, int statement);

    const QString &state() const { return m_state; } ///< SQLSTATE; empty if the connection was lost.
    int statement() const { return m_statement; }    ///< Of its message, from 0: those before it were done.

private:
    QString m_state;
    int m_statement;
};

/// A connection to a PostgreSQL server.
///
/// What is sent in one message costs one round trip, and is done only if the last of its statements is: Qt's `exec`
/// tells how the first one went, so `send` reads every result. After an error the connection says no more that can be
/// relied on; it is closed, and a new one is opened.
class PostgresConnection final : public Connection
{
public:
    /// Connects, or throws `LogError::Failed` with the server's own words. `patience`: how long the log's lock is
    /// waited for. An empty `password` is left to libpq.
    PostgresConnection(const ServerAddress &address, std::chrono::milliseconds patience, const QString &password = {});
    ~PostgresConnection() override;

    using Rows = ReadAhead::Rows;

    /// Sends these statements as one message, and reads the results of all of them. Throws `ServerError`.
    std::vector<Rows> send(const QStringList &statements) const;
    /// Commits. A transaction that was aborted throws: the server answers its COMMIT as if all were well.
    void commit() const;
    /// Rolls back; where the connection is gone, the server does so by itself.
    void rollBack() const noexcept;
    /// Runs a whole script from `resources/sql`.
    void runScript(const QString &file) const;
    /// The same with the script itself.
    void runText(const QByteArray &script) const;

    /// Runs a statement by name that finds nothing.
    void run(const char *statement, const Values &values) const;

    /// The value as it stands in SQL.
    QString literal(const QVariant &value) const;
    QString array(const QVariantList &values) const;

    /// Sends the statements within a transaction that holds the log's lock, and along with them what is read ahead.
    std::vector<Rows> sendAhead(const QStringList &statements) const;
    /// What is read ahead within the lock. It ends with the transaction.
    ReadAhead &ahead() const { return m_ahead; }

    /// Answers the statements that wait for the next message, and forgets them.
    using Waiting = std::function<QStringList()>;
    /// Whom to ask before something is read: what waits goes ahead of it. Empty: nobody.
    void beforeReading(Waiting waiting) { m_waiting = std::move(waiting); }
    /// Has the server begin with these. How they fared, the next message tells.
    void post(const QStringList &statements);
    /// Sends a statement that nothing depends on, and does not wait.
    void sendCourtesy(const QString &statement);

    /// Carries out the steps in one journey (`Posted::carryOut`), and `courtesy` behind them.
    Rows carryOut(std::span<const Step> steps, const Step &courtesy);

    /// Calls `heard` whenever somebody notifies the channel, as long as the connection stands.
    bool listen(const QString &channel, std::function<void()> heard);

    void beginSnapshot() const override;
    void endSnapshot() const noexcept override { rollBack(); }

    const QString &user() const { return m_user; } ///< As the server knows whoever is logged in.

protected:
    void visit(const char *statement, const Values &values, const Visitor &visitor) const override;

private:
    /// Known to Qt by a name of its own for as long as it lives.
    struct Registered final : QSqlDatabase {
        Registered();
        ~Registered();
        Registered(const Registered &) = delete;
        Registered &operator=(const Registered &) = delete;
    };

    QStringList takeWaiting() const { return m_waiting ? m_waiting() : QStringList(); }
    QSqlQuery &prepared(const char *statement) const;
    void prepareExecution(const std::vector<Reading> &readings) const;
    QString execution(const Reading &reading) const;

    QString m_user;
    Registered m_database;
    mutable std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
    mutable std::optional<Posted> m_posted;
    bool m_isListening = false;
    Waiting m_waiting;
    mutable ReadAhead m_ahead;
    mutable std::vector<const char *> m_executable; ///< Are prepared under `execution`'s names.
};

/// The kind of error that a state of the server (SQLSTATE) stands for; none: the connection was lost.
LogError::Kind errorKind(const QString &state);

} // namespace seriatim::sql
