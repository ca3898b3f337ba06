#include "sql/opening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "log/chain.h"
#include "log/codec.h"
#include "sql/schema.h"
#include "sql/sqlitestore.h"

namespace seriatim::sql {

namespace {

using Cause = OpenFailure::Cause;

constexpr Position TailLength = 100; ///< Events whose chain is checked at once, at the end of the log.

bool isOnNetwork(const QString &path)
{
    const QByteArray type = QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType();
    return std::ranges::any_of(std::initializer_list<const char *>{"nfs", "cifs", "smb", "9p", "fuse.sshfs"},
        [&](const char *each) { return type.startsWith(each); });
}

/// Why the file cannot be a log, judged by its first bytes, before anything touches it.
std::optional<OpenFailure> headerFault(const QString &path)
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
    if (header.size() < 100 || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return OpenFailure{Cause::NotALog, path, {}};
    if (qFromBigEndian<qint32>(header.constData() + 68) != ApplicationId)
        return OpenFailure{Cause::NotALog, path, {}};
    if (isOnNetwork(path))
        return OpenFailure{Cause::NetworkFolder, path, {}};
    return std::nullopt;
}

bool canWrite(const QString &path)
{
    const QFileInfo info(path);
    return info.isWritable() && QFileInfo(info.absolutePath()).isWritable();
}

/// The end of the chain, and the head that the log states: a torn or cut file shows here at once.
bool tailIsWhole(const EventLog &log)
{
    const LogInfo info = log.info();
    const Position start = std::max<Position>(info.head.position - TailLength, 0);
    const auto before = start > 0 ? log.read(start - 1, 1) : std::vector<RecordedEvent>();
    if (start > 0 && (before.empty() || before.front().position != start))
        return false;
    QByteArray hash = start > 0 ? before.front().hash : chain::genesis(info.id);
    Position position = start;
    for (const RecordedEvent &event : log.read(start, TailLength + 1)) {
        if (event.position != ++position || event.hash != chain::link(hash, event))
            return false;
        hash = event.hash;
    }
    return position == info.head.position && hash == info.head.hash;
}

bool hasUnknownTypes(SqliteStore &store)
{
    const auto types = store.database().all([](const QSqlQuery &row) { return row.value(0).toString(); }, "log.types");
    return !std::ranges::all_of(types, codec::knows);
}

/// Why the log that was opened may only be read; empty if it may be written.
QString reasonToReadOnly(SqliteStore &store)
{
    const LogInfo info = store.log().info();
    if (info.format > 1 || store.database().pragma("PRAGMA user_version").toInt() > SchemaVersion)
        return QStringLiteral("newer-format");
    if (!tailIsWhole(store.log()))
        return QStringLiteral("damaged");
    if (info.role == LogRole::Backup)
        return QStringLiteral("backup");
    if (info.role == LogRole::Moved)
        return QStringLiteral("moved");
    return hasUnknownTypes(store) ? QStringLiteral("unknown-events") : QString();
}

Opened openFile(
    const QString &path, const Session &session, const OpenOptions &options, std::unique_ptr<QTemporaryDir> aside)
{
    const QString reason = aside ? QStringLiteral("read-only-file") : QString();
    auto store = std::make_unique<SqliteStore>(path, session, options.patience, std::move(aside));
    const QString found = reasonToReadOnly(*store);
    store->setReadOnly(found.isEmpty() ? reason : found);
    return store;
}

Opened openCopy(const QString &path, const Session &session, const OpenOptions &options)
{
    auto aside = std::make_unique<QTemporaryDir>();
    const QString copy = aside->filePath(QFileInfo(path).fileName());
    const bool copied =
        QFile::copy(path, copy) && (!QFile::exists(path + "-wal") || QFile::copy(path + "-wal", copy + "-wal"));
    if (!copied)
        return OpenFailure{Cause::NotAllowed, path, {}};
    for (const QString &file : {copy, copy + "-wal"})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    return openFile(copy, session, options, std::move(aside));
}

void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Makes a whole log under another name, then gives it its own: whoever looks sees no log, or a whole one.
std::optional<OpenFailure> createFile(const QString &path)
{
    const QString unfinished = QStringLiteral("%1.new-%2").arg(path).arg(::getpid());
    QFile file(unfinished);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return OpenFailure{Cause::NotAllowed, path, file.errorString()};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    try {
        Database database(unfinished, Database::Access::ReadWrite, DefaultPatience);
        createLog(database, codec::text(QUuid::createUuid()));
    } catch (const LogError &) {
        QFile::remove(unfinished);
        throw;
    }
    if (!QFile::rename(unfinished, path)) {
        QFile::remove(unfinished);
        return OpenFailure{Cause::AlreadyExists, path, {}};
    }
    syncFolder(QFileInfo(path).absolutePath());
    return std::nullopt;
}

OpenFailure failureOf(const LogError &error, const QString &path)
{
    const bool isDamaged = error.kind() == LogError::Kind::Damaged;
    const bool isBusy = error.detail().contains(QLatin1StringView("locked"));
    return {isDamaged ? Cause::Damaged : isBusy ? Cause::Busy : Cause::NotAllowed, path, error.detail()};
}

} // namespace

Opened openStore(const QString &path, const Session &session, const OpenOptions &options)
{
    if (const auto fault = headerFault(path))
        return *fault;
    try {
        return canWrite(path) ? openFile(path, session, options, nullptr) : openCopy(path, session, options);
    } catch (const LogError &error) {
        return failureOf(error, path);
    }
}

Opened createStore(const QString &path, const Session &session, const OpenOptions &options)
{
    if (QFileInfo::exists(path))
        return OpenFailure{Cause::AlreadyExists, path, {}};
    if (isOnNetwork(path))
        return OpenFailure{Cause::NetworkFolder, path, {}};
    try {
        if (const auto fault = createFile(path))
            return *fault;
        return openStore(path, session, options);
    } catch (const LogError &error) {
        return failureOf(error, path);
    }
}

} // namespace seriatim::sql
