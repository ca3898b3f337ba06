#include <QCoreApplication>
#include <QSysInfo>

#include <csignal>
#include <pwd.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/descriptor.h"

using namespace seriatim;

namespace {

/// Who runs the program: what the system says, not what the environment claims.
QString login()
{
    const passwd *entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::getuid());
}

int runCommandLine(const QStringList &arguments)
{
    // A reader that goes away shows as an error when writing, and is dealt with there.
    std::signal(SIGPIPE, SIG_IGN);
    cli::Descriptor in(STDIN_FILENO, QIODevice::ReadOnly);
    cli::Descriptor out(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    cli::Descriptor err(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    const QString host = QSysInfo::machineHostName();
    const cli::Surroundings surroundings{in, out, err, qEnvironmentVariable("SERIATIM_LOG"), login(), host.isEmpty() ? "localhost" : host};
    return static_cast<int>(cli::run(arguments, surroundings));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName("seriatim");
    QCoreApplication application(argc, argv);
    return runCommandLine(application.arguments().sliced(1));
}
