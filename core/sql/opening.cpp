#include "sql/opening.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include "log/chain.h"
#include "sql/logfile.h"
#include "sql/schema.h"
#include "sql/serveraddress.h"
#include "sql/serveropening.h"
#include "sql/snapshot.h"
#include "sql/sqlitestore.h"

namespace seriatim::sql {

namespace {

constexpr Position TailLength = 100; ///< Events whose chain is checked at once, at the end of the log.
/// However short a writer's patience is: others let go of what an opening waits for within moments.
constexpr std::chrono::milliseconds OpeningPatience = DefaultPatience;
const QString ReadOnlyFile = QStringLiteral("read-only-file");

bool canWrite(const QString &path)
{
    const QFileInfo info(path);
    return info.isWritable() && QFileInfo(info.absolutePath()).isWritable();
}

/// The end of the chain, and the head that the log states: a torn or cut file shows here at once.
bool tailIsWhole(const EventLog &log, const LogInfo &info)
{
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

/// Why the log that was opened may only be read; empty if it may be written.
QString reasonToReadOnly(SqliteStore &store)
{
    // Of one moment: while somebody else appends, a head and a tail read one after the other do not fit.
    const Snapshot snapshot(store.database());
    const LogInfo info = store.log().info();
    const QString objection = store.sqliteLog().objection(info);
    if (objection == u"newer-format")
        return objection;
    return tailIsWhole(store.log(), info) ? objection : QStringLiteral("damaged");
}

/// Judges the log by looking at it alone; only one that may be written is opened for writing. `reason`: why it may not,
/// whatever it says itself.
Opened judged(
    std::unique_ptr<SqliteStore> store, const QString &path, const QString &reason, std::chrono::milliseconds patience)
{
    if (store->database().applicationId() != ApplicationId) {
        store->database().onlyRead(); // Somebody else's: it is left as it was.
        return OpenFailure{OpenFailure::Cause::NotALog, path, {}};
    }
    const bool isNewer = store->database().pragma("PRAGMA user_version").toInt() > SchemaVersion;
    QString found;
    try {
        found = reasonToReadOnly(*store);
    } catch (const LogError &error) {
        if (isNewer)
            return OpenFailure{OpenFailure::Cause::NewerFormat, path, error.detail()};
        throw;
    }
    found = isNewer ? QStringLiteral("newer-format") : found.isEmpty() ? reason : found;
    if (found.isEmpty())
        store->openForWriting();
    else
        store->keepToReading(found);
    store->database().setPatience(patience);
    return store;
}

/// A log that somebody else may be writing, in a place where this program may not.
Opened openLooking(const QString &path, const Session &session, const OpenOptions &options)
{
    return judged(std::make_unique<SqliteStore>(path, Database::Access::ReadOnly, session, OpeningPatience), path,
        ReadOnlyFile, options.patience);
}

/// SQLite cannot read a log whose tail it cannot lock: file and tail are copied aside, and the copy is opened.
Opened openCopy(const QString &path, const Session &session, const OpenOptions &options)
{
    auto aside = std::make_unique<QTemporaryDir>();
    const QString copy = aside->filePath(QFileInfo(path).fileName());
    const bool copied =
        QFile::copy(path, copy) && (!QFile::exists(path + "-wal") || QFile::copy(path + "-wal", copy + "-wal"));
    if (!copied)
        return OpenFailure{OpenFailure::Cause::NotAllowed, path, {}};
    for (const QString &file : {copy, copy + "-wal"})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    auto store =
        std::make_unique<SqliteStore>(copy, Database::Access::ReadWrite, session, OpeningPatience, std::move(aside));
    return judged(std::move(store), path, ReadOnlyFile, options.patience);
}

Opened openUnwritable(const QString &path, const Session &session, const OpenOptions &options)
{
    // With a tail that others keep, a copy of the two files could be torn.
    if (QFile::exists(path + "-shm")) {
        try {
            return openLooking(path, session, options);
        } catch (const LogError &) {
            // It lies there from a crash, and nobody may tidy up.
        }
    }
    return openCopy(path, session, options);
}

Opened openFile(const QString &path, const Session &session, const OpenOptions &options)
{
    if (!canWrite(path))
        return openUnwritable(path, session, options);
    return judged(std::make_unique<SqliteStore>(path, Database::Access::ReadWrite, session, OpeningPatience), path,
        OpenFiles(path).hasOtherName() ? OtherName : QString(), options.patience);
}

} // namespace

Opened openStore(const QString &path, const Session &session, const OpenOptions &options)
{
    if (ServerAddress::isMeant(path))
        return openServer(path, session, options);
    if (const auto fault = fileFault(path))
        return *fault;
    try {
        // SQLite keeps a log's tail beside the file itself, not beside a link to it.
        return openFile(QFileInfo(path).canonicalFilePath(), session, options);
    } catch (const LogError &error) {
        return failureOf(error, path);
    }
}

} // namespace seriatim::sql
