#include "files/naming.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace seriatim::files {

int nameBeside(const QString &from, const QString &to)
{
    const QByteArray old = QFile::encodeName(from);
    const QByteArray name = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, old.constData(), AT_FDCWD, name.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // Some network file systems cannot; a second name that must be new is as good.
    if (::link(old.constData(), name.constData()) != 0)
        return errno;
    ::unlink(old.constData());
    return 0;
}

int nameOver(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 ? 0 : errno;
}

void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

QString wordsFor(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

} // namespace seriatim::files
