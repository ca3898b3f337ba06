#include "sql/serverschema.h"

#include "sql/statements.h"

namespace seriatim::sql {

namespace {

/// Tables, with the functions that keep them.
constexpr const char *Scripts[] = {"version", "log", "command", "forms", "shapes", "plain", "series", "register",
    "document", "issue", "batch", "party", "checks", "append", "moving", "reading", "logins"};

QString pathOf(const char *script)
{
    return QStringLiteral("postgresql/%1.sql").arg(QLatin1StringView(script));
}

void runScript(const PostgresConnection &server, const char *name)
{
    server.runScript(pathOf(name));
}

} // namespace

const SchemaPlan &schemaPlan()
{
    // Version 2 came with `moving.sql` and this table of versions, version 3 with an index of the finalized numbers and
    // the clock for everybody to read, version 4 with the turn to write and with arrays that are counted from 1:
    // nothing that was there is changed. Version 5 knows what decides how a document is issued (`issue.sql`), version 6
    // takes many documents at once (`batch.sql`), version 7 takes no event that nobody could read (`forms.sql`),
    // version 8 none of whatever type, nor one that programs read differently (`shapes.sql`), version 9 sees sooner
    // that most are well (`plain.sql`), and keeps kinds and periods to their rules where it issues by itself.
    static const SchemaPlan plan{{{2, {}}, {3, {}}, {4, {}}, {5, scriptText(QStringLiteral("postgresql/version5.sql"))},
        {6, {}}, {7, {}}, {8, {}}, {9, {}}}};
    return plan;
}

QString schemaText()
{
    QString text;
    for (const char *script : Scripts)
        text += QString::fromUtf8(scriptText(pathOf(script)));
    return text + QString::fromUtf8(scriptText(pathOf("grants")));
}

int schemaVersionOf(const PostgresConnection &server)
{
    const auto found = server.send({QStringLiteral(
        "SELECT to_regclass('seriatim.schema_version') IS NOT NULL, to_regclass('seriatim.log') IS NOT NULL")});
    const QVariantList &tables = found.front().front();
    if (!tables[0].toBool())
        return tables[1].toBool() ? 1 : 0;
    const auto versions = server.send({QStringLiteral("SELECT version FROM seriatim.schema_version")});
    return versions.front().empty() ? 1 : versions.front().front().front().toInt();
}

bool makeSchema(const PostgresConnection &server, const SchemaPlan &plan)
{
    runScript(server, "roles");
    runScript(server, "clear");
    // Under the lock that clearing takes, so that two administrators do not take the same step.
    const int found = schemaVersionOf(server);
    if (found > plan.version())
        return false;
    for (const SchemaStep &step : plan.steps) {
        if (found > 0 && step.version > found && !step.script.isEmpty())
            server.runText(step.script);
    }
    for (const char *script : Scripts)
        runScript(server, script);
    server.send({QStringLiteral("INSERT INTO schema_version AS known (one, version) VALUES (1, %1) "
                                "ON CONFLICT (one) DO UPDATE SET version = excluded.version")
                     .arg(plan.version())});
    runScript(server, "grants");
    return true;
}

} // namespace seriatim::sql
