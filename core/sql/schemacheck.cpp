#include "sql/schemacheck.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <ranges>

#include "sql/schema.h"
#include "sql/writelock.h"

namespace seriatim::sql {

namespace {

/// Of versions 1, 2 …: SHA-256 of type, name and text of each trigger, view and index in the order of their names.
constexpr std::array EarlierVersions{"605853ceade733e12034446f82fa4412fada6f16de1813fec9f9f8599aae5c9d",
    "d9da8cb5334c19fc8387ba997893cd23df4091fc306a755acc651ae3b729d38e"};

} // namespace

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
    const bool isEarlier = earlierVersion(m_database) != 0;
    const auto add = [&](const Part &part, const char *what) {
        found.push_back({part.table, part.name, FindingKind::SchemaDiffers,
            {{QString::fromLatin1(what), part.name}, {QStringLiteral("type"), part.type}}});
    };
    for (const Part &each : m_all) {
        if (isEarlier && each.isEffective())
            continue;
        const auto same = std::ranges::find_if(here, [&](const Part &part) { return part.isTheSameAs(each); });
        if (same == here.end())
            add(each, "missing");
        else if (*same != each)
            add(each, "changed");
    }
    for (const Part &each : isEarlier ? Parts() : foreign(here))
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
        make(each);
    }
}

int SchemaCheck::earlierVersion(const Database &database)
{
    Parts here = partsOf(database);
    std::ranges::sort(here, {}, &Part::name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Part &each : here) {
        if (each.isEffective())
            hash.addData((each.type + u'\n' + each.name + u'\n' + each.sql + u'\n').toUtf8());
    }
    const QByteArray found = hash.result().toHex();
    const auto *version = std::ranges::find_if(EarlierVersions, [&](const char *each) { return found == each; });
    return version == EarlierVersions.end() ? 0 : static_cast<int>(version - EarlierVersions.begin()) + 1;
}

void SchemaCheck::renew()
{
    // The indexes are the same, and to make them anew would take long.
    const auto isRenewed = [](const Part &each) { return each.isEffective() && each.type != u"index"; };
    for (const Part &each : partsOf(m_database) | std::views::filter(isRenewed))
        drop(each);
    for (const Part &each : m_all | std::views::filter(isRenewed))
        make(each);
}

void SchemaCheck::drop(const Part &part)
{
    // A name cannot be bound, so it is quoted, by SQLite itself.
    const char *form = part.type == u"trigger" ? "DROP TRIGGER IF EXISTS main.\"%w\""
        : part.type == u"view"                 ? "DROP VIEW main.\"%w\""
                                               : "DROP INDEX main.\"%w\"";
    const std::unique_ptr<char, void (*)(void *)> sql(
        sqlite3_mprintf(form, part.name.toUtf8().constData()), sqlite3_free);
    m_database.execute(sql.get());
}

namespace {

bool isOfEarlierVersion(const Database &database)
{
    const int stated = database.pragma("PRAGMA user_version").toInt();
    return stated > 0 && stated < SchemaVersion && SchemaCheck::earlierVersion(database) == stated;
}

void renewEarlier(Database &database)
{
    SchemaCheck schema(database);
    const WriteLock lock(database);
    // Under the lock, for somebody else may have done it.
    if (!isOfEarlierVersion(database))
        return;
    schema.renew();
    stateVersion(database);
    database.commit();
}

} // namespace

void bringUpToDate(Database &database)
{
    if (!isOfEarlierVersion(database))
        return;
    const auto patience = database.patience();
    database.setPatience(std::chrono::milliseconds(0));
    try {
        renewEarlier(database);
    } catch (const LogError &error) {
        using enum LogError::Kind;
        if (error.cause() != Busy && error.cause() != Full && error.cause() != Failed)
            throw;
    }
    database.setPatience(patience);
}

} // namespace seriatim::sql
