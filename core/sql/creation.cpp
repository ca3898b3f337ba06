#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "log/codec.h"
#include "sql/logfile.h"
#include "sql/opening.h"
#include "sql/schema.h"
#include "sql/serveraddress.h"
#include "sql/serveropening.h"

namespace seriatim::sql {

namespace {

using Cause = OpenFailure::Cause;

void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Gives a file its name, if nothing has it; in one step, so that two who make a log at once do not make one file.
bool nameFile(const QString &unfinished, const QString &path)
{
    return ::renameat2(AT_FDCWD, QFile::encodeName(unfinished).constData(), AT_FDCWD,
               QFile::encodeName(path).constData(), RENAME_NOREPLACE)
        == 0;
}

/// A log under another name, until it is whole: whoever looks sees no log, or one that holds all that it begins with.
class Unfinished
{
public:
    explicit Unfinished(const QString &path)
        : m_path(path), m_name(QStringLiteral("%1.new-%2").arg(path).arg(::getpid()))
    {
    }
    ~Unfinished()
    {
        for (const char *ending : {"", "-wal", "-shm"})
            QFile::remove(m_name + QLatin1StringView(ending));
    }
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;

    std::optional<OpenFailure> make()
    {
        QFile file(m_name);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return OpenFailure{Cause::NotAllowed, m_path, file.errorString()};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
        Database database(m_name, Database::Access::ReadWrite, DefaultPatience);
        createLog(database, codec::text(QUuid::createUuid()));
        return std::nullopt;
    }

    /// Why it could not be filled, if it could not.
    std::optional<Created> fill(const Session &session, const OpenOptions &options, const Fill &fill) const
    {
        if (!fill)
            return std::nullopt;
        const auto opened = openStore(m_name, session, options);
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            return OpenFailure{failure->cause, m_path, failure->detail};
        if (const auto refusal = fill(*std::get<std::unique_ptr<Store>>(opened), m_name))
            return *refusal;
        return std::nullopt;
    }

    std::optional<OpenFailure> finish() const
    {
        if (QFileInfo(m_name + "-wal").size() > 0)
            throw LogError(LogError::Kind::Failed, QStringLiteral("the new log was not brought into one file"));
        if (!nameFile(m_name, m_path))
            return OpenFailure{Cause::AlreadyExists, m_path, {}};
        syncFolder(QFileInfo(m_path).absolutePath());
        return std::nullopt;
    }

private:
    QString m_path;
    QString m_name;
};

/// Why no log can be made there; before anything is made.
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

Created fillServer(const QString &address, const Session &session, const Fill &fill, const OpenOptions &options)
{
    auto opened = openServer(address, session, options);
    if (const auto *fault = std::get_if<OpenFailure>(&opened))
        return *fault;
    auto store = std::move(std::get<std::unique_ptr<Store>>(opened));
    if (store->log().info().head.position > 0)
        return OpenFailure{Cause::AlreadyExists, address, {}};
    if (const auto refusal = fill ? fill(*store, address) : std::nullopt)
        return *refusal;
    return store;
}

} // namespace

Created createStore(const QString &path, const Session &session, const Fill &fill, const OpenOptions &options)
{
    if (ServerAddress::isMeant(path))
        return fillServer(path, session, fill, options);
    if (const auto fault = placeFault(path))
        return *fault;
    Unfinished log(path);
    try {
        if (const auto fault = log.make())
            return *fault;
    } catch (const LogError &error) {
        return failureOf(error, path);
    }
    if (auto fault = log.fill(session, options, fill))
        return *std::move(fault);
    if (const auto fault = log.finish())
        return *fault;
    auto opened = openStore(path, session, options);
    if (const auto *fault = std::get_if<OpenFailure>(&opened))
        return *fault;
    return std::move(std::get<std::unique_ptr<Store>>(opened));
}

} // namespace seriatim::sql
