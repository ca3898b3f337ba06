#include "sql/logfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace seriatim::sql {

using Cause = OpenFailure::Cause;

bool isOnNetwork(const QString &path)
{
    const QByteArray type = QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType();
    return std::ranges::any_of(std::initializer_list<const char *>{"nfs", "cifs", "smb", "9p", "fuse.sshfs"},
        [&](const char *each) { return type.startsWith(each); });
}

std::optional<OpenFailure> fileFault(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return OpenFailure{Cause::NotFound, path, {}};
    if (!info.isFile())
        return OpenFailure{Cause::NotALog, path, {}};
    if (!info.isReadable())
        return OpenFailure{Cause::NotAllowed, path, {}};
    if (isOnNetwork(path))
        return OpenFailure{Cause::NetworkFolder, path, {}};
    return std::nullopt;
}

void syncTail(const QString &path)
{
    const QString tail = QFileInfo(path).canonicalFilePath() + QStringLiteral("-wal");
    const int descriptor = ::open(QFile::encodeName(tail).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return; // All of it stands in the log's file, which was synced before its tail went.
    const bool isSynced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!isSynced)
        throw LogError(LogError::Kind::Failed, QStringLiteral("%1 could not be synced").arg(tail));
}

OpenFailure failureOf(const LogError &error, const QString &path)
{
    switch (error.kind()) {
    case LogError::Kind::Damaged:
        return {Cause::Damaged, path, error.detail()};
    case LogError::Kind::Busy:
        return {Cause::Busy, path, error.detail()};
    default:
        return {Cause::NotAllowed, path, error.detail()};
    }
}

} // namespace seriatim::sql
