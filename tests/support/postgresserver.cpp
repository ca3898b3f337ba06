#include "support/postgresserver.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "sql/postgresconnection.h"
#include "sql/serversetup.h"

namespace seriatim {

namespace {

const QString Admin = QStringLiteral("admin");

QString programs()
{
    const QStringList versions =
        QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (versions.isEmpty())
        throw std::runtime_error("PostgreSQL's server is not installed (package postgresql-15)");
    return QStringLiteral("/usr/lib/postgresql/%1/bin").arg(versions.last());
}

/// Makes and starts a server in the folder, and leaves a shell behind that stops it and removes the folder when its
/// standard input ends. The shell outlives the test, even a killed one, and what is sent to the test's terminal.
const char *const Script = R"(
trap '' HUP INT QUIT TERM
programs=$1 folder=$2
exec 3<&0 </dev/null
"$programs/initdb" -D "$folder/data" -A trust -U admin -E UTF8 --locale=C.UTF-8 --no-sync &&
    sed -i '1i local all guarded scram-sha-256' "$folder/data/pg_hba.conf" &&
    printf '%s\n' "listen_addresses = ''" "unix_socket_directories = '$folder'" 'max_connections = 200' \
        >>"$folder/data/postgresql.conf" &&
    "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" start
started=$?
{
    read -r _ <&3
    "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop
    rm -rf "$folder"
} >/dev/null 2>&1 &
exit $started
)";

/// Runs a command as the user that the server runs as.
void runAsItsUser(QStringList command, const QString &input)
{
    if (::geteuid() == 0)
        command = QStringList{QStringLiteral("runuser"), QStringLiteral("-u"), QStringLiteral("postgres"),
                      QStringLiteral("--")}
            + command;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(input);
    const QString program = command.takeFirst();
    process.start(program, command);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        throw std::runtime_error(("no server: " + process.readAll()).toStdString());
}

sql::ServerAddress addressOf(const QString &address)
{
    return *sql::ServerAddress::parse(address);
}

sql::PostgresConnection connectionTo(const QString &address)
{
    return sql::PostgresConnection(addressOf(address), std::chrono::seconds(20));
}

} // namespace

PostgresServer &PostgresServer::instance()
{
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() : m_folder(qEnvironmentVariable("SERIATIM_TEST_SERVER"))
{
    if (m_folder.isEmpty())
        start(QStringLiteral("/tmp"));
}

PostgresServer::PostgresServer(const QString &parent)
{
    start(parent);
}

void PostgresServer::start(const QString &parent)
{
    QTemporaryDir folder(parent + QStringLiteral("/seriatim-pg-XXXXXX"));
    m_folder = folder.path();
    if (const passwd *user = ::getpwnam("postgres"); ::geteuid() == 0 && user) {
        if (::chown(m_folder.toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("the server's folder cannot be given to its user");
    }
    // Programs that the test starts do not inherit the pipe: else it would not end with the test.
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("there is no pipe to hold the server by");
    QFile input;
    input.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle);
    m_hold.open(ends[1], QIODevice::WriteOnly, QFile::AutoCloseHandle);
    folder.setAutoRemove(false); // The script does.
    runAsItsUser({QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(Script), QStringLiteral("sh"),
                     programs(), m_folder},
        QStringLiteral("/proc/self/fd/%1").arg(input.handle()));
}

void PostgresServer::runProgram(const QString &name, const QStringList &arguments)
{
    runAsItsUser(QStringList{programs() + u'/' + name} + arguments, QProcess::nullDevice());
}

QString PostgresServer::as(const QString &user, const QString &address)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(user));
    return QString(address).replace(QStringLiteral("postgresql://"), QStringLiteral("postgresql://%1@").arg(encoded));
}

QString PostgresServer::newLog(const QStringList &clerks)
{
    const QString address = m_spare.isEmpty() ? newDatabase(QStringLiteral("template1")) : m_spare.takeLast();
    if (const auto failure = sql::setUpServer(addressOf(as(Admin, address)), clerks))
        throw std::runtime_error(("no log on the server: " + failure->detail).toStdString());
    return address;
}

void PostgresServer::giveBack(const QString &address)
{
    connectionTo(as(Admin, address)).send({QStringLiteral("DROP SCHEMA seriatim CASCADE")});
    m_spare.append(address);
}

QString PostgresServer::newCopy(const QString &address)
{
    return newDatabase(addressOf(address).database());
}

QString PostgresServer::newDatabase(const QString &like)
{
    const QString name = QStringLiteral("log_%1_%2").arg(::getpid()).arg(++m_count);
    connectionTo(as(Admin, QStringLiteral("postgresql:///postgres?host=%1").arg(m_folder)))
        .send({QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(name, like)});
    return QStringLiteral("postgresql:///%1?host=%2").arg(name, m_folder);
}

void PostgresServer::letIn(const QString &address, const QString &actor)
{
    const auto admin = connectionTo(as(Admin, address));
    // Roles belong to the server, and other tests may make the same one at this moment.
    for (int attempt = 0;; ++attempt) {
        try {
            admin.send({QStringLiteral("SELECT let_in('seriatim_clerk', %1)").arg(admin.literal(actor))});
            return;
        } catch (const LogError &) {
            if (attempt == 20)
                throw;
        }
    }
}

void PostgresServer::drop(const QString &address)
{
    const QString name = addressOf(address).database();
    connectionTo(as(Admin, QStringLiteral("postgresql:///postgres?host=%1").arg(m_folder)))
        .send({QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(name)});
}

} // namespace seriatim
