#pragma once

#include <vector>

#include <sys/types.h>

#include "support/postgresserver.h"

namespace seriatim {

/// A PostgreSQL server of the test's own that crashes on demand, and starts again on what it had on its disk.
///
/// A machine's power cannot be cut here: what was written to a file is there after any crash, flushed or not. So that
/// what was told too early is lost nevertheless, the server's own WAL writer can be kept from writing: then what nobody
/// has flushed is still in the server's memory, and dies with it.
class CrashingServer
{
public:
    CrashingServer() : m_server(QStringLiteral("/tmp")) {}

    /// An empty log, and `ada` let in to it: its address with her in it.
    QString newLog();

    /// Kills the process that serves one of the clerks; the server ends all others, and recovers by itself.
    void killBackend(std::size_t which);
    /// Kills the server's first process only: the others notice, and end.
    void killPostmaster();
    /// Kills all of its processes at once.
    void killAll();
    /// `pg_ctl stop -m immediate`.
    void stopImmediately();
    /// Keeps it from writing what nobody waits for, until it is killed.
    void freezeWalWriter();

    /// Starts it again unless it recovers by itself, and waits until it lets clerks in.
    void restart();

private:
    QString data() const { return m_server.folder() + QStringLiteral("/data"); }
    QString address() const; ///< The administrator's.
    pid_t postmaster() const;
    void forgetPostmaster();
    /// Its processes whose title begins so.
    std::vector<pid_t> children(const QByteArray &title) const;

    PostgresServer m_server;
};

} // namespace seriatim
