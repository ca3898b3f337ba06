#include "outgoing/logfiles.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <filesystem>

#include <sys/stat.h>

namespace seriatim::outgoing {

namespace {

constexpr std::array Endings{"", "-wal", "-shm", "-journal"}; ///< Of a log's files.

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

} // namespace

bool isLogFile(const QString &path)
{
    const QString target = QFileInfo(path).canonicalFilePath();
    return std::ranges::any_of(Endings, [&](const char *ending) {
        const QLatin1StringView end(ending);
        return std::ranges::any_of(std::initializer_list<QString>{path, target},
            [&](const QString &name) { return name.endsWith(end) && isLog(name.chopped(end.size())); });
    });
}

} // namespace seriatim::outgoing
