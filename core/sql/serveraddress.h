#pragma once

#include <QString>

#include <optional>

namespace seriatim::sql {

/// Where a log on a server is: `postgresql://anna@db.example/office`, or over a socket on this machine
/// `postgresql:///office?host=/run/postgresql`.
///
/// It holds no password: libpq takes that from `~/.pgpass` or the environment, the window asks for it. What goes over a
/// network is encrypted, and the server proves who it is (`sslmode=verify-full`; its authority's certificate is named
/// by `?sslrootcert=FILE`, else the system's are believed).
class ServerAddress
{
public:
    /// Whether it is meant to be an address, and not the name of a file.
    static bool isMeant(const QString &log);
    /// Empty for what is no address, or one without a database; for one with a password in it, where others see it; and
    /// for one that asks for less than `verify-full` over a network.
    static std::optional<ServerAddress> parse(const QString &address);

    /// As an address can be shown of which there is none to be read: a password may stand in it anywhere.
    static QString withoutPasswords(QString address);

    const QString &host() const { return m_host; } ///< Empty: this machine's usual socket.
    int port() const { return m_port; }            ///< -1: as usual.
    const QString &database() const { return m_database; }
    const QString &user() const { return m_user; } ///< Empty: as the system knows whoever runs the program.
    bool isLocal() const;
    /// For the driver: `connect_timeout=…;sslmode=…`.
    QString connectOptions() const;
    /// Which log it is, whoever works on it: without the user, and without the way there.
    QString place() const;
    /// As people read it, and as it can be given again.
    QString text() const { return m_text; }

private:
    QString m_host;
    int m_port = -1;
    QString m_database;
    QString m_user;
    QString m_rootCertificate;
    QString m_text;
};

} // namespace seriatim::sql
