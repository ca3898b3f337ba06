#include "outgoing/logfiles.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace seriatim::outgoing {

namespace {

constexpr std::array Endings{"", "-wal", "-shm", "-journal"}; ///< Of a log's files.

/// By the header of SQLite's files, and the program's number in it (FORMAT).
bool isLog(const QString &path)
{
    constexpr qsizetype numberAt = 68;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(numberAt + 4);
    return header.startsWith("SQLite format 3") && header.mid(numberAt) == "SERI";
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
