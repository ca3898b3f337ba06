#include "print/pendingfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <utility>

#include <unistd.h>

#include "files/naming.h"

namespace seriatim::print {

namespace {

FileFault failure(const QString &path, const QString &detail)
{
    return {FileFault::Kind::Failed, path, detail};
}

FileFault failureOfSystem(const QString &path, int error)
{
    const auto kind = error == EEXIST ? FileFault::Kind::Exists : FileFault::Kind::Failed;
    return {kind, path, files::wordsFor(error)};
}

QString temporaryPathFor(const QString &path)
{
    const QString name = QStringLiteral(".%1.part").arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
    return QFileInfo(path).absoluteDir().filePath(name);
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
    const int error = existing == Existing::Replace ? files::nameOver(m_temporaryPath, m_path)
                                                    : files::nameBeside(m_temporaryPath, m_path);
    if (error != 0)
        return failureOfSystem(m_path, error);
    m_temporaryPath.clear();
    files::syncFolderOf(m_path);
    return Done{};
}

} // namespace seriatim::print
