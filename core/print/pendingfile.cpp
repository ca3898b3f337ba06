#include "print/pendingfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace seriatim::print {

namespace {

FileFault failure(const QString &path, const QString &detail)
{
    return {FileFault::Kind::Failed, path, detail};
}

FileFault failureOfSystem(const QString &path, int error)
{
    const auto kind = error == EEXIST ? FileFault::Kind::Exists : FileFault::Kind::Failed;
    return {kind, path, QString::fromLocal8Bit(std::strerror(error))};
}

QString temporaryPathFor(const QString &path)
{
    const QString name = QStringLiteral(".%1.part").arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
    return QFileInfo(path).absoluteDir().filePath(name);
}

/// The name of a file is durable only when its folder is. Not every file system can do it; the file
/// itself is safe.
void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

/// Zero, or the system's error.
int renameOnto(const QByteArray &from, const QByteArray &to)
{
    return std::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

int renameBeside(const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // Some network file systems cannot; a second name that must be new is as good.
    if (::link(from.constData(), to.constData()) != 0)
        return errno;
    ::unlink(from.constData());
    return 0;
}

} // namespace

std::variant<PendingFile, FileFault> PendingFile::written(const QString &path, const Writer &writer)
{
    PendingFile pending(path, temporaryPathFor(path));
    QFile file(pending.m_temporaryPath);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        pending.m_temporaryPath.clear();
        return failure(path, file.errorString());
    }
    if (!writer(file) || !file.flush())
        return failure(path, file.error() == QFileDevice::NoError ? QString() : file.errorString());
    if (::fsync(file.handle()) != 0)
        return failureOfSystem(path, errno);
    file.close();
    if (file.error() != QFileDevice::NoError)
        return failure(path, file.errorString());
    return pending;
}

PendingFile::PendingFile(PendingFile &&other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_temporaryPath(std::exchange(other.m_temporaryPath, {}))
{
}

PendingFile &PendingFile::operator=(PendingFile &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_temporaryPath, other.m_temporaryPath);
    return *this;
}

PendingFile::~PendingFile()
{
    if (!m_temporaryPath.isEmpty())
        QFile::remove(m_temporaryPath);
}

std::variant<Done, FileFault> PendingFile::place(Existing existing)
{
    const QByteArray from = QFile::encodeName(m_temporaryPath);
    const QByteArray to = QFile::encodeName(QFileInfo(m_path).absoluteFilePath());
    const int error = existing == Existing::Replace ? renameOnto(from, to) : renameBeside(from, to);
    if (error != 0)
        return failureOfSystem(m_path, error);
    m_temporaryPath.clear();
    syncFolderOf(m_path);
    return Done{};
}

} // namespace seriatim::print
