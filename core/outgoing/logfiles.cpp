#include "outgoing/logfiles.h"

#include <QFile>

#include <filesystem>

namespace seriatim::outgoing {

bool isOfLog(const QString &path, const QString &log)
{
    if (log.isEmpty())
        return false;
    const auto isSame = [&](const char *ending) {
        std::error_code none;
        return std::filesystem::equivalent(
            QFile::encodeName(path).toStdString(), (QFile::encodeName(log) + ending).toStdString(), none);
    };
    return isSame("") || isSame("-wal") || isSame("-shm");
}

} // namespace seriatim::outgoing
