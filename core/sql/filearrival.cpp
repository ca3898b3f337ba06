#include "sql/arrival.h"

#include <QFileInfo>

#include "sql/departure.h"
#include "sql/logfile.h"
#include "sql/opening.h"
#include "sql/sqlitestore.h"
#include "sql/unfinishedfile.h"
#include "sql/writelock.h"

namespace seriatim::sql {

namespace {

QString arrivalIn(const Database &database)
{
    if (!database.one([](const Row &) { return true; }, "moving.mayArrive"))
        return {};
    return database.one([](const Row &row) { return row.value(0).toString(); }, "moving.arrival").value_or(QString());
}

void setRole(const Database &database, const char *role)
{
    database.run("log.setRole", QVariantList{QString::fromLatin1(role)});
}

class FileArrival final : public Arrival
{
public:
    FileArrival(std::unique_ptr<SqliteStore> store, const QString &id) : m_store(std::move(store)), m_id(id) {}

    const EventLog &log() const override { return m_store->log(); }
    Upkeep &upkeep() override { return m_store->upkeep(); }
    QString id() const override { return m_id; }

    void take(const std::vector<RecordedEvent> &events) override
    {
        Database &database = m_store->database();
        const WriteLock lock(database);
        if (arrivalIn(database) != m_id)
            throw LogError(LogError::Kind::ReadOnly, QStringLiteral("no log is being brought here"));
        // The file's own guard lets events into such a log only; outside of this transaction nobody sees it as one.
        setRole(database, "branch");
        m_store->sqliteLog().take(events);
        setRole(database, "moved");
        database.commit();
    }

    void finish(const LogArrived &arrived) override
    {
        Database &database = m_store->database();
        const auto transaction = m_store->log().begin();
        if (!transaction)
            throw LogError(LogError::Kind::Busy, QStringLiteral("the log is busy"));
        const auto end = endOf(log(), log().info().head.position);
        if (arrivalIn(database) != m_id || !end || end->arrival != m_id)
            throw LogError(LogError::Kind::ReadOnly, QStringLiteral("the log has not ended where it was"));
        const Version version = log().versionOf(codec::LogStream) + 1;
        setRole(database, "live");
        transaction->append(
            {QUuid(m_id), {}}, {{codec::LogStream, version, codec::typeOf(arrived), dataAbout(arrived)}});
        database.execute("DROP TABLE arrival");
        transaction->commit();
    }

private:
    std::unique_ptr<SqliteStore> m_store;
    QString m_id;
};

void prepare(Database &database, const QString &arrivalId)
{
    const WriteLock lock(database);
    database.runScript(QStringLiteral("sqlite/arrival.sql"));
    database.run("moving.begin", QVariantList{arrivalId});
    setRole(database, "moved");
    database.commit();
}

/// Made by `beginFileArrival`; nobody else writes it.
std::unique_ptr<SqliteStore> openedForWriting(const QString &path, const Session &session)
{
    const QString file = QFileInfo(path).canonicalFilePath();
    auto store = std::make_unique<SqliteStore>(file, Database::Access::ReadWrite, session, DefaultPatience);
    store->openForWriting();
    return store;
}

} // namespace

OpenedArrival openFileArrival(const QString &path, const Session &session)
{
    if (!QFileInfo::exists(path)) {
        if (const auto fault = placeFault(path))
            return *fault;
        return nullptr;
    }
    // Looked at as any log is, which changes nothing in one that is somebody's.
    auto opened = openStore(path, session);
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return *failure;
    std::unique_ptr<SqliteStore> store(static_cast<SqliteStore *>(std::get<std::unique_ptr<Store>>(opened).release()));
    const QString id = arrivalIn(store->database());
    if (id.isEmpty())
        return std::make_unique<FileArrival>(std::move(store), id);
    store.reset();
    return std::make_unique<FileArrival>(openedForWriting(path, session), id);
}

OpenedArrival beginFileArrival(
    const QString &path, const QString &logId, const QString &arrivalId, const Session &session)
{
    {
        UnfinishedFile file(path);
        try {
            if (auto fault = file.make(logId, [&](Database &database) { prepare(database, arrivalId); }))
                return *std::move(fault);
        } catch (const LogError &error) {
            return failureOf(error, path);
        }
        if (auto fault = file.finish())
            return *std::move(fault);
    }
    return std::make_unique<FileArrival>(openedForWriting(path, session), arrivalId);
}

} // namespace seriatim::sql
