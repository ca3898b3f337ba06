#include <QCoreApplication>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QSysInfo>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <pwd.h>
#include <unistd.h>
#include <utility>

#include "app/window.h"
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

QString host()
{
    const QString name = QSysInfo::machineHostName();
    return name.isEmpty() ? QStringLiteral("localhost") : name;
}

/// Commands start fast and need no display; only those that lay out pages need fonts.
std::unique_ptr<QCoreApplication> commandApplication(const QString &command, int &argc, char **argv)
{
    // What Qt warns of is told in our words (a connection that broke), or nothing to us (a desktop that is not there).
    // QT_LOGGING_RULES brings it back.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    if (command != u"export")
        return std::make_unique<QCoreApplication>(argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

/// Where input, output or errors are closed, what is opened next would be taken for them: a log, or what wakes a
/// reader. In its place stands what can be neither read nor written, as it was.
void holdStandardDescriptors()
{
    for (const auto &[descriptor, flags] :
        {std::pair(STDIN_FILENO, O_WRONLY), {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_RDONLY}}) {
        const bool isClosed = ::fcntl(descriptor, F_GETFD) == -1;
        if (isClosed && ::open("/dev/null", flags) != descriptor)
            std::abort(); // Whatever is opened next would be taken for it.
    }
}

int runCommandLine(const QStringList &arguments, const QString &log)
{
    // A reader that goes away shows as an error when writing, and is dealt with there.
    std::signal(SIGPIPE, SIG_IGN);
    cli::Descriptor in(STDIN_FILENO, QIODevice::ReadOnly);
    cli::Descriptor out(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    cli::Descriptor err(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    return static_cast<int>(cli::run(arguments, {in, out, err, log, login(), host()}));
}

} // namespace

int main(int argc, char *argv[])
{
    holdStandardDescriptors();
    QCoreApplication::setApplicationName("seriatim");
    QCoreApplication::setOrganizationName("Seriatim");
    QCoreApplication::setApplicationVersion(SERIATIM_VERSION);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const QString log = qEnvironmentVariable("SERIATIM_LOG");
    const cli::Request request = cli::requestIn(arguments, log, login());
    if (request.isForWindow)
        return runWindow(argc, argv, request, host());
    const auto application = commandApplication(request.command, argc, argv);
    return runCommandLine(arguments, log);
}
