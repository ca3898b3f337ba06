#include "sql/unfinishedfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <unistd.h>

#include "files/naming.h"
#include "sql/logfile.h"
#include "sql/schema.h"

namespace seriatim::sql {

using Cause = OpenFailure::Cause;

std::optional<OpenFailure> placeFault(const QString &path)
{
    if (QFileInfo::exists(path))
        return OpenFailure{Cause::AlreadyExists, path, {}};
    // SQLite would take it for the new log's own, and replay it.
    for (const char *ending : {"-wal", "-journal"}) {
        if (const QString tail = path + QLatin1StringView(ending); QFileInfo::exists(tail))
            return OpenFailure{Cause::LeftBehind, tail, {}};
    }
    if (isOnNetwork(path))
        return OpenFailure{Cause::NetworkFolder, path, {}};
    return std::nullopt;
}

UnfinishedFile::UnfinishedFile(const QString &path)
    : m_path(path), m_name(QStringLiteral("%1.new-%2").arg(path).arg(::getpid()))
{
}

UnfinishedFile::~UnfinishedFile()
{
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(m_name + QLatin1StringView(ending));
}

std::optional<OpenFailure> UnfinishedFile::make(const QString &logId, const std::function<void(Database &)> &more)
{
    QFile file(m_name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return OpenFailure{Cause::NotAllowed, m_path, file.errorString()};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    Database database(m_name, Database::Access::ReadWrite, DefaultPatience);
    createLog(database, logId);
    if (more)
        more(database);
    return std::nullopt;
}

std::optional<OpenFailure> UnfinishedFile::finish() const
{
    if (QFileInfo(m_name + "-wal").size() > 0)
        throw LogError(LogError::Kind::Failed, QStringLiteral("the new log was not brought into one file"));
    const int error = files::nameBeside(m_name, m_path);
    if (error == EEXIST)
        return OpenFailure{Cause::AlreadyExists, m_path, {}};
    if (error != 0)
        return OpenFailure{Cause::NotAllowed, m_path, files::wordsFor(error)};
    files::syncFolderOf(m_path);
    return std::nullopt;
}

} // namespace seriatim::sql
