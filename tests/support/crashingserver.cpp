#include "support/crashingserver.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <functional>
#include <stdexcept>

#include "sql/postgresconnection.h"
#include "support/walwriter.h"

namespace seriatim {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// 0 if there is no such process any more, or nothing but its end.
pid_t parentOf(const QString &pid)
{
    // The name in parentheses may hold anything; what follows it is the state, and the parent.
    const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(pid));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 1 && fields[0] != "Z" ? fields[1].toInt() : 0;
}

bool isAlive(pid_t pid)
{
    return parentOf(QString::number(pid)) != 0;
}

void waitFor(const char *what, const std::function<bool()> &isTrue)
{
    if (!QTest::qWaitFor(isTrue, 30'000))
        throw std::runtime_error(what);
}

void killAndWait(const std::vector<pid_t> &processes)
{
    for (const pid_t each : processes)
        ::kill(each, SIGKILL);
    waitFor("a process outlives its kill", [&] { return std::ranges::none_of(processes, isAlive); });
}

} // namespace

QString CrashingServer::newLog()
{
    return PostgresServer::as(QStringLiteral("ada"), m_server.newLog({QStringLiteral("ada")}));
}

pid_t CrashingServer::postmaster() const
{
    return contentOf(data() + QStringLiteral("/postmaster.pid")).split('\n').front().toInt();
}

std::vector<pid_t> CrashingServer::children(const QByteArray &title) const
{
    std::vector<pid_t> found;
    const pid_t parent = postmaster();
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[1-9]*")}, QDir::Dirs)) {
        if (parentOf(pid) == parent && contentOf(QStringLiteral("/proc/%1/cmdline").arg(pid)).startsWith(title))
            found.push_back(pid.toInt());
    }
    return found;
}

void CrashingServer::killBackend(std::size_t which)
{
    const auto backends = children("postgres: ada ");
    if (backends.empty())
        throw std::runtime_error("nobody is served");
    killAndWait({backends[which % backends.size()]});
}

/// A killed process is known to the system until somebody has asked how it ended, and a server takes it for alive.
void CrashingServer::forgetPostmaster()
{
    QFile::remove(data() + QStringLiteral("/postmaster.pid"));
    QFile::remove(m_server.folder() + QStringLiteral("/.s.PGSQL.5432.lock"));
}

void CrashingServer::killPostmaster()
{
    const auto others = children("postgres: ");
    killAndWait({postmaster()});
    waitFor("a process outlives its server", [&] { return std::ranges::none_of(others, isAlive); });
    forgetPostmaster();
}

void CrashingServer::killAll()
{
    const auto others = children("postgres: ");
    ::kill(postmaster(), SIGKILL); // The first, so that it starts no others.
    killAndWait(others);
    waitFor("the server outlives its kill", [&] { return !isAlive(postmaster()); });
    forgetPostmaster();
}

void CrashingServer::stopImmediately()
{
    PostgresServer::runProgram(QStringLiteral("pg_ctl"), {"-D", data(), "-m", "immediate", "-w", "stop"});
}

QString CrashingServer::address() const
{
    return QStringLiteral("postgresql://admin@/postgres?host=%1").arg(m_server.folder());
}

void CrashingServer::freezeWalWriter()
{
    seriatim::freezeWalWriter({*sql::ServerAddress::parse(address()), std::chrono::seconds(5)});
}

void CrashingServer::restart()
{
    // After a crash it flushes its whole folder; file by file, as it comes, that takes seconds.
    if (!isAlive(postmaster()))
        PostgresServer::runProgram(QStringLiteral("pg_ctl"),
            {"-D", data(), "-w", "-l", m_server.folder() + QStringLiteral("/log"), "-o",
                "-c recovery_init_sync_method=syncfs", "start"});
    waitFor("the server does not recover", [&] {
        try {
            sql::PostgresConnection(*sql::ServerAddress::parse(address()), std::chrono::seconds(5));
            return true;
        } catch (const LogError &) {
            return false;
        }
    });
}

} // namespace seriatim
