#include "outgoing/reportfile.h"

#include <QFile>
#include <QFileInfo>

#include <filesystem>

#include <sys/stat.h>

#include "print/pendingfile.h"

namespace seriatim::outgoing {

namespace {

using Fault = std::optional<ReportFault>;

std::optional<struct stat> lookAt(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return found;
}

/// Whoever opens and closes a file by other means than SQLite takes away the locks that this process holds on it. So
/// what is open is never opened to see what it is.
bool isOpenHere(const struct stat &file)
{
    std::error_code none;
    for (const auto &each : std::filesystem::directory_iterator("/proc/self/fd", none)) {
        const auto open = lookAt(QString::fromStdString(each.path().string()));
        if (open && open->st_dev == file.st_dev && open->st_ino == file.st_ino)
            return true;
    }
    return false;
}

/// By the header of SQLite's files, and the program's number in it (FORMAT).
bool hasHeaderOfLog(const QString &path)
{
    constexpr qsizetype numberAt = 68;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(numberAt + 4);
    return header.startsWith("SQLite format 3") && header.mid(numberAt) == "SERI";
}

bool isLog(const QString &path)
{
    const auto file = lookAt(path);
    return file && S_ISREG(file->st_mode) && (isOpenHere(*file) || hasHeaderOfLog(path));
}

/// The log itself, or one of the files that SQLite keeps beside it.
bool belongsToLog(const QString &path)
{
    for (const char *ending : {"-wal", "-shm", "-journal"}) {
        if (path.endsWith(QLatin1StringView(ending)) && isLog(path.chopped(static_cast<qsizetype>(qstrlen(ending)))))
            return true;
    }
    return isLog(path);
}

Fault writeInto(const QString &path, const QByteArray &report)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered | QIODevice::ExistingOnly))
        return ReportFault{ReportFault::Kind::Failed, file.errorString()};
    if (file.write(report) != report.size())
        return ReportFault{ReportFault::Kind::Failed, file.errorString()};
    return std::nullopt;
}

Fault replace(const QString &path, const QByteArray &report)
{
    const auto write = [&](QIODevice &file) { return file.write(report) == report.size(); };
    auto written = print::PendingFile::written(path, write);
    if (const auto *fault = std::get_if<print::FileFault>(&written))
        return ReportFault{ReportFault::Kind::Failed, fault->detail};
    auto &pending = std::get<print::PendingFile>(written);
    if (const QFileInfo before(path); before.exists())
        QFile::setPermissions(pending.temporaryPath(), before.permissions());
    const auto placed = pending.place(print::Existing::Replace);
    if (const auto *fault = std::get_if<print::FileFault>(&placed))
        return ReportFault{ReportFault::Kind::Failed, fault->detail};
    return std::nullopt;
}

} // namespace

std::optional<ReportFault> writeReport(const QString &path, const QByteArray &report)
{
    const auto there = lookAt(path);
    // A link stays one, and what it leads to is what is meant.
    const QString target = there ? QFileInfo(path).canonicalFilePath() : path;
    if (there && !S_ISREG(there->st_mode))
        return writeInto(path, report);
    if (belongsToLog(target))
        return ReportFault{ReportFault::Kind::IsALog};
    return replace(target, report);
}

} // namespace seriatim::outgoing
