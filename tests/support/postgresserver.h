#pragma once

#include <QFile>
#include <QStringList>

namespace seriatim {

/// A PostgreSQL server of the test's own, from the distribution's package: on a socket in a folder of its own, with
/// nothing listening on the network, and gone when the test ends, however it ends. As root, it runs as another user,
/// for PostgreSQL does not run as root.
///
/// It asks nobody for a password but who is called `guarded`.
///
/// What is durable is as the server comes: `fsync` and `synchronous_commit` are on.
class PostgresServer
{
public:
    /// The one of this process, started when it is first asked for. Throws `std::runtime_error` if none can be. Where
    /// `SERIATIM_TEST_SERVER` names the folder of a server's socket, that one is used: starting one takes a second.
    static PostgresServer &instance();

    /// One that nobody else uses, in a new folder within this one.
    explicit PostgresServer(const QString &parent);
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    /// A new database with an empty log, into which these clerks are let. Its address, without a user.
    QString newLog(const QStringList &clerks = {});
    /// The same address with a user: `postgresql://anna@/…`.
    static QString as(const QString &user, const QString &address);
    void drop(const QString &address);
    /// The same for a log that is not needed any more, but sooner: its database is used for the next one.
    void giveBack(const QString &address);
    /// A new database with the log of another one, which nobody uses.
    QString newCopy(const QString &address);
    /// Lets somebody in as a clerk, with a login that is made if there is none.
    static void letIn(const QString &address, const QString &actor);

    const QString &folder() const { return m_folder; }

    /// Runs one of its programs (`pg_ctl`) as the user that the server runs as. Throws if that fails.
    static void runProgram(const QString &name, const QStringList &arguments);

private:
    PostgresServer();

    void start(const QString &parent);
    QString newDatabase(const QString &like);

    QFile m_hold; ///< The end of a pipe: when it is closed, the server stops.
    QString m_folder;
    int m_count = 0;
    QStringList m_spare; ///< Databases without a log.
};

} // namespace seriatim
