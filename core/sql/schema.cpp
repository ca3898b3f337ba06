#include "sql/schema.h"

#include <QFile>

#include "log/chain.h"

namespace seriatim::sql {

void createReadModels(Database &database)
{
    for (const char *script : {"sqlite/told.sql", "sqlite/command.sql", "sqlite/series.sql", "sqlite/register.sql",
             "sqlite/document.sql", "sqlite/party.sql"})
        database.runScript(QString::fromLatin1(script));
}

void createLog(Database &database, const QString &logId)
{
    database.execute("PRAGMA application_id = 0x53455249");
    if (!database.beginImmediate())
        throw LogError(LogError::Kind::Failed, QStringLiteral("a new file is locked"));
    database.runScript(QStringLiteral("sqlite/log.sql"));
    createReadModels(database);
    database.runScript(QStringLiteral("sqlite/guards.sql"));
    database.run("log.create", QVariantList{logId, chain::genesis(logId)});
    stateVersion(database);
    database.commit();
}

void stateVersion(const Database &database)
{
    database.execute("PRAGMA user_version = " + QByteArray::number(SchemaVersion));
}

std::unique_ptr<Database> createScratch(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        throw LogError(LogError::Kind::Failed, file.errorString());
    file.close();
    auto scratch = std::make_unique<Database>(path, Database::Access::ReadWrite, DefaultPatience);
    scratch->execute("PRAGMA journal_mode = MEMORY");
    scratch->execute("PRAGMA synchronous = OFF");
    scratch->execute("BEGIN");
    return scratch;
}

} // namespace seriatim::sql
