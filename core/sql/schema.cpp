#include "sql/schema.h"

#include "log/chain.h"

namespace seriatim::sql {

void createReadModels(Database &database)
{
    for (const char *script :
        {"sqlite/command.sql", "sqlite/series.sql", "sqlite/register.sql", "sqlite/document.sql", "sqlite/party.sql"})
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
    database.run("log.create", QVariantList{logId, chain::genesis(logId)}).finish();
    database.execute("PRAGMA user_version = 1");
    database.commit();
}

} // namespace seriatim::sql
