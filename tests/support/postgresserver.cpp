#include "support/postgresserver.h"

#include <QDir>
#include <QProcess>
#include <QUuid>

#include <cstdio>
#include <cstdlib>
#include <pwd.h>
#include <stdexcept>
#include <unistd.h>

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
    return QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(versions.last());
}

/// Runs a program of the server's, as the user that the server runs as.
void run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    if (::geteuid() == 0)
        process.start(QStringLiteral("runuser"),
            QStringList{QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"), programs() + program}
                + arguments);
    else
        process.start(programs() + program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        throw std::runtime_error((program.toUtf8() + ": " + process.readAll()).toStdString());
}

sql::ServerAddress addressOf(const QString &address)
{
    return std::get<sql::ServerAddress>(sql::ServerAddress::parse(address));
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
        start();
}

PostgresServer::~PostgresServer()
{
    if (m_own)
        stop();
}

void PostgresServer::start()
{
    m_own = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/seriatim-pg-XXXXXX"));
    m_folder = m_own->path();
    if (const passwd *user = ::getpwnam("postgres"); ::geteuid() == 0 && user) {
        if (::chown(m_folder.toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("the server's folder cannot be given to its user");
    }
    const QString data = m_folder + QStringLiteral("/data");
    run(QStringLiteral("initdb"),
        {QStringLiteral("-D"), data, QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-U"), Admin,
            QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
            QStringLiteral("--no-sync")});
    run(QStringLiteral("pg_ctl"),
        {QStringLiteral("-D"), data, QStringLiteral("-w"), QStringLiteral("-l"), m_folder + QStringLiteral("/log"),
            QStringLiteral("-o"),
            QStringLiteral("-c listen_addresses='' -c unix_socket_directories='%1' -c max_connections=200")
                .arg(m_folder),
            QStringLiteral("start")});
}

/// Without Qt's processes: this happens at the program's end, when the application is gone.
void PostgresServer::stop()
{
    const QString user = ::geteuid() == 0 ? QStringLiteral("runuser -u postgres -- ") : QString();
    const QString command =
        QStringLiteral("%1%2pg_ctl -D '%3/data' -m immediate -w stop >/dev/null 2>&1").arg(user, programs(), m_folder);
    if (std::system(command.toLocal8Bit().constData()) != 0)
        std::fprintf(stderr, "the test's server did not stop: %s\n", qPrintable(m_folder));
}

QString PostgresServer::as(const QString &user, const QString &address)
{
    return QString(address).replace(QStringLiteral("postgresql://"), QStringLiteral("postgresql://%1@").arg(user));
}

QString PostgresServer::newLog()
{
    const QString name = QStringLiteral("log_%1_%2").arg(::getpid()).arg(++m_count);
    const QString address = QStringLiteral("postgresql:///%1?host=%2").arg(name, m_folder);
    connectionTo(as(Admin, QStringLiteral("postgresql:///postgres?host=%1").arg(m_folder)))
        .send({QStringLiteral("CREATE DATABASE %1").arg(name)});
    if (const auto failure = sql::setUpServer(addressOf(as(Admin, address))))
        throw std::runtime_error(("no log on the server: " + failure->detail).toStdString());
    return address;
}

void PostgresServer::drop(const QString &address)
{
    const QString name = addressOf(address).database();
    connectionTo(as(Admin, QStringLiteral("postgresql:///postgres?host=%1").arg(m_folder)))
        .send({QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(name)});
}

} // namespace seriatim
