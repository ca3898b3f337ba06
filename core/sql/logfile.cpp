#include "sql/logfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#include <algorithm>

#include "sql/schema.h"

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
    QFile file(path);
    if (!info.isFile())
        return OpenFailure{Cause::NotALog, path, {}};
    if (!file.open(QIODevice::ReadOnly))
        return OpenFailure{Cause::NotAllowed, path, file.errorString()};
    const QByteArray header = file.read(100);
    if (header.size() < 100 || !header.startsWith(QByteArrayView("SQLite format 3\0", 16))
        || qFromBigEndian<qint32>(header.constData() + 68) != ApplicationId)
        return OpenFailure{Cause::NotALog, path, {}};
    if (isOnNetwork(path))
        return OpenFailure{Cause::NetworkFolder, path, {}};
    return std::nullopt;
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
