#pragma once

#include <QFile>
#include <QString>

namespace seriatim {

/// A PostgreSQL server of the test's own, from the distribution's package: on a socket in a folder of its own, with
/// nothing listening on the network, and gone when the test ends, however it ends. As root, it runs as another user,
/// for PostgreSQL does not run as root.
///
/// Where `SERIATIM_TEST_SERVER` names the folder of a server's socket, that one is used: starting one takes a second.
class PostgresServer
{
public:
    /// The one of this process, started when it is first asked for. Throws `std::runtime_error` if none can be.
    static PostgresServer &instance();

    PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    /// A new database with an empty log, whose clock is the test's. Its address, without a user.
    QString newLog();
    /// The same address with a user: `postgresql://anna@/…`.
    static QString as(const QString &user, const QString &address);
    void drop(const QString &address);

    const QString &folder() const { return m_folder; }

private:
    void start();

    QFile m_hold; ///< The end of a pipe: when it is closed, the server stops.
    QString m_folder;
    int m_count = 0;
};

} // namespace seriatim
