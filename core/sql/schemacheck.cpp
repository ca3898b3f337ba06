#include "sql/schemacheck.h"

#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>

#include "sql/schema.h"

namespace seriatim::sql {

SchemaCheck::SchemaCheck(Database &database) : m_database(database)
{
    const QTemporaryDir folder;
    const auto scratch = createScratch(folder.filePath(QStringLiteral("ought")));
    scratch->runScript(QStringLiteral("sqlite/log.sql"));
    m_ofLog = partsOf(*scratch);
    createReadModels(*scratch);
    m_unguarded = partsOf(*scratch);
    scratch->runScript(QStringLiteral("sqlite/guards.sql"));
    m_all = partsOf(*scratch);
    scratch->rollback();
}

SchemaCheck::Parts SchemaCheck::partsOf(const Database &database)
{
    return database.all(
        [](const Row &row) {
            return Part{
                row.value(0).toString(), row.value(1).toString(), row.value(2).toString(), row.value(3).toString()};
        },
        "upkeep.schema");
}

SchemaCheck::Parts SchemaCheck::foreign(const Parts &here) const
{
    Parts found;
    std::ranges::copy_if(here, std::back_inserter(found), [&](const Part &each) {
        return each.isEffective()
            && std::ranges::none_of(m_all, [&](const Part &ours) { return ours.isTheSameAs(each); });
    });
    return found;
}

std::vector<Difference> SchemaCheck::differences() const
{
    std::vector<Difference> found;
    if (m_database.pragma("PRAGMA main.user_version").toInt() > SchemaVersion)
        return found; // A later program's: it is for that one to judge.
    const Parts here = partsOf(m_database);
    const auto add = [&](const Part &part, const char *what) {
        found.push_back({part.table, part.name, FindingKind::SchemaDiffers,
            {{QString::fromLatin1(what), part.name}, {QStringLiteral("type"), part.type}}});
    };
    for (const Part &each : m_all) {
        const auto same = std::ranges::find_if(here, [&](const Part &part) { return part.isTheSameAs(each); });
        if (same == here.end())
            add(each, "missing");
        else if (*same != each)
            add(each, "changed");
    }
    for (const Part &each : foreign(here))
        add(each, "foreign");
    const auto rows = m_database.one([](const Row &row) { return row.value(0).toInt(); }, "log.seam");
    if (rows != 1)
        found.push_back({QStringLiteral("log"), {}, FindingKind::SchemaDiffers,
            {{QStringLiteral("rows"), QString::number(rows.value_or(0))}}});
    return found;
}

bool SchemaCheck::hasReadModels() const
{
    const Parts here = partsOf(m_database);
    return std::ranges::all_of(
        m_unguarded, [&](const Part &each) { return std::ranges::find(here, each) != here.end(); });
}

void SchemaCheck::restoreLog()
{
    const Parts here = partsOf(m_database);
    for (const Part &each : foreign(here))
        drop(each);
    for (const Part &each : m_ofLog) {
        if (each.type != u"trigger" || std::ranges::find(here, each) != here.end())
            continue;
        if (std::ranges::any_of(here, [&](const Part &part) { return part.isTheSameAs(each); }))
            drop(each);
        m_database.execute(each.sql.toUtf8().constData());
    }
}

void SchemaCheck::drop(const Part &part)
{
    // A name cannot be bound, so it is quoted, by SQLite itself.
    const char *form = part.type == u"trigger" ? "DROP TRIGGER main.\"%w\""
        : part.type == u"view"                 ? "DROP VIEW main.\"%w\""
                                               : "DROP INDEX main.\"%w\"";
    const std::unique_ptr<char, void (*)(void *)> sql(
        sqlite3_mprintf(form, part.name.toUtf8().constData()), sqlite3_free);
    m_database.execute(sql.get());
}

} // namespace seriatim::sql
