#pragma once

#include <QSqlDatabase>

#include <chrono>
#include <memory>
#include <unordered_map>

#include "sql/connection.h"
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
    /// waited for.
    PostgresConnection(const ServerAddress &address, std::chrono::milliseconds patience);
    ~PostgresConnection() override;

    using Rows = std::vector<QVariantList>;

    /// Sends these statements as one message, and reads the results of all of them. Throws `ServerError`.
    std::vector<Rows> send(const QStringList &statements) const;
    /// Commits. A transaction that was aborted throws: the server answers its COMMIT as if all were well.
    void commit() const;
    /// Rolls back; where the connection is gone, the server does so by itself.
    void rollBack() const noexcept;
    /// Runs a whole script from `resources/sql`.
    void runScript(const QString &file) const;

    /// Runs a statement by name that finds nothing.
    void run(const char *statement, const Values &values) const;

    /// The value as it stands in SQL.
    QString literal(const QVariant &value) const;
    QString array(const QVariantList &values) const;

    /// What a statement would find, from a message that was answered already: it is not asked again while it holds.
    void foresee(const char *statement, const QVariantList &values, Rows rows) const;
    void forget() const { m_foreseen.clear(); }

    /// Statements that wait for the next message: they go ahead of whatever is read.
    void postpone(const QString &statement) { m_postponed.append(statement); }
    QStringList takePostponed() const { return std::exchange(m_postponed, {}); }

    void beginSnapshot() const override;
    void endSnapshot() const override;

    const QString &user() const { return m_user; } ///< As the server knows whoever is logged in.

protected:
    void visit(const char *statement, const Values &values, const Visitor &visitor) const override;

private:
    QSqlQuery &prepared(const char *statement) const;
    static QString key(const char *statement, const QVariantList &values);

    QString m_name;
    QString m_user;
    QSqlDatabase m_database;
    mutable std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
    mutable std::unordered_map<QString, Rows> m_foreseen;
    mutable QStringList m_postponed;
};

/// The kind of error that a state of the server (SQLSTATE) stands for; none: the connection was lost.
LogError::Kind errorKind(const QString &state);

} // namespace seriatim::sql
