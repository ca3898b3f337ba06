#include "sql/sqliteupkeep.h"

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

#include "sql/cuttail.h"
#include "sql/freshmodels.h"
#include "sql/readmodels.h"
#include "sql/schema.h"
#include "sql/schemacheck.h"
#include "sql/snapshot.h"
#include "sql/soundness.h"
#include "sql/sqlitelog.h"
#include "sql/writelock.h"

namespace seriatim::sql {

namespace {

/// A table, and the names of the statements that go over it.
struct Table {
    explicit Table(const ReadModel &model) : name(model.table) {}

    const QByteArray name;
    const QByteArray next = "upkeep.next." + name;
    const QByteArray differ = "upkeep.differ." + name;
    const QByteArray drop = "upkeep.drop." + name;
    const QByteArray put = "upkeep.put." + name;
    const QByteArray remove = "upkeep.remove." + name;
    const QByteArray copy = "upkeep.copy." + name;
};

/// For as long as the program runs: a database keeps its statements by the place of their names.
const std::vector<Table> &tables()
{
    static const std::vector<Table> tables(ReadModels.begin(), ReadModels.end());
    return tables;
}

constexpr std::size_t MaxDifferences = 100; ///< That are told of one table.

/// Goes over the pages of one table, by its key.
class Pages
{
public:
    Pages(Database &database, const Table &table) : m_database(database), m_table(table) {}

    /// On to the next page, or to the first. False if there is no further one.
    bool next()
    {
        if (m_isLast)
            return false;
        if (m_isBegun)
            m_start = m_end;
        m_isBegun = true;
        const auto readKey = [](const Row &row) {
            Key key = behind();
            for (int i = 0; i < row.count(); ++i)
                key[static_cast<std::size_t>(i)] = row.value(i);
            return key;
        };
        const auto end =
            bound([&](const auto &bounds) { return m_database.one(readKey, m_table.next.constData(), bounds); });
        m_isLast = !end;
        m_end = end.value_or(behind());
        return true;
    }

    std::vector<QString> differences() const
    {
        const auto readName = [](const Row &row) { return row.value(0).toString(); };
        return bound([&](const auto &bounds) { return m_database.all(readName, m_table.differ.constData(), bounds); });
    }

    void mend() const
    {
        bound([&](const auto &bounds) {
            m_database.run(m_table.drop.constData(), bounds);
            m_database.run(m_table.put.constData(), bounds);
        });
    }

private:
    using Key = std::array<QVariant, 4>;

    /// In front of every key: the first two columns of a key are texts, those behind them numbers.
    static Key inFront()
    {
        const QVariant text = QStringLiteral("");
        const QVariant number = std::numeric_limits<qint64>::min();
        return {text, text, number, number};
    }
    /// Behind every key, for a blob is greater than any text or number.
    static Key behind()
    {
        const QVariant blob = QByteArray("");
        return {blob, blob, blob, blob};
    }

    template <typename Use>
    std::invoke_result_t<Use, Values> bound(Use use) const
    {
        return use(Values{{":s0", m_start[0]}, {":s1", m_start[1]}, {":s2", m_start[2]}, {":s3", m_start[3]},
            {":e0", m_end[0]}, {":e1", m_end[1]}, {":e2", m_end[2]}, {":e3", m_end[3]}});
    }

    Database &m_database;
    const Table &m_table;
    Key m_start = inFront();
    Key m_end = behind();
    bool m_isBegun = false;
    bool m_isLast = false;
};

/// The read models of a file held against those made anew, page by page.
class Comparison
{
public:
    Comparison(Database &database, Misfits misfits)
        : m_database(database), m_log(database, Session()), m_fresh(database, m_log, misfits)
    {
    }

    /// Calls `onPage(table, pages, differences)` at each page, within no transaction. False if it was cancelled.
    template <typename OnPage>
    bool run(const Progress &progress, OnPage onPage)
    {
        for (const Table &table : tables()) {
            for (Pages pages(m_database, table); pages.next();) {
                if (!m_fresh.replay(progress))
                    return false;
                if (!onPage(table, pages, differencesIn(pages)))
                    break;
            }
        }
        return true;
    }

    FreshModels &fresh() { return m_fresh; }

private:
    std::vector<QString> differencesIn(const Pages &pages)
    {
        const Snapshot snapshot(m_database);
        m_fresh.catchUp();
        auto differences = pages.differences();
        m_database.commit();
        return differences;
    }

    Database &m_database;
    SqliteLog m_log;
    FreshModels m_fresh;
};

// What follows goes on within a transaction of its caller's.

/// Where tables, indexes or triggers are not as they ought to be, nothing that is there can be kept.
void remake(Database &database, FreshModels &fresh)
{
    fresh.catchUp();
    database.runScript(QStringLiteral("sqlite/drop.sql"));
    for (const Table &table : tables())
        database.run(table.remove.constData());
    createReadModels(database);
    for (const Table &table : tables())
        database.run(table.copy.constData());
    database.runScript(QStringLiteral("sqlite/guards.sql"));
    stateVersion(database);
}

void guardAnew(Database &database)
{
    database.runScript(QStringLiteral("sqlite/unguard.sql"));
    database.runScript(QStringLiteral("sqlite/guards.sql"));
}

/// The log's guards, the index of its events, and, if they cannot be kept, the read models: whether they were made
/// anew. All or nothing: between a trigger that is taken away and the one that takes its place no event may come.
bool restore(Database &database, FreshModels &fresh, const std::vector<Difference> &unsound)
{
    const auto isOfEvents = [](const Difference &each) { return each.table == u"event"; };
    SchemaCheck schema(database);
    const WriteLock lock(database);
    schema.restoreLog();
    if (std::ranges::any_of(unsound, isOfEvents))
        renewIndexes(database);
    const bool isRemade = !schema.hasReadModels() || !std::ranges::all_of(unsound, isOfEvents);
    if (isRemade)
        remake(database, fresh);
    else
        guardAnew(database);
    database.commit();
    return isRemade;
}

void mend(Database &database, FreshModels &fresh, const Pages &page)
{
    const WriteLock lock(database);
    fresh.catchUp();
    database.runScript(QStringLiteral("sqlite/unguard.sql"));
    page.mend();
    database.runScript(QStringLiteral("sqlite/guards.sql"));
    database.commit();
}

void compareRows(Database &database, const Progress &progress, std::vector<Difference> &all)
{
    Comparison comparison(database, Misfits::Replayed);
    if (!comparison.fresh().replay(progress))
        return;
    comparison.run(progress, [&](const Table &table, const Pages &, const std::vector<QString> &differences) {
        const auto told = std::ranges::count(all, QString::fromLatin1(table.name), &Difference::table);
        for (std::size_t i = 0; i < differences.size() && static_cast<std::size_t>(told) + i < MaxDifferences; ++i)
            all.push_back({QString::fromLatin1(table.name), differences[i]});
        return static_cast<std::size_t>(told) + differences.size() < MaxDifferences;
    });
}

/// Nobody waits here for an answer that could be looked up: what is not known to be done can be done again.
template <typename Work>
auto withKnownOutcome(Work work)
{
    try {
        return work();
    } catch (const LogError &error) {
        throw LogError(error.cause(), error.detail());
    }
}

/// Tables that are not there, or cannot be read, prove nothing: they are made anew.
std::optional<Difference> provenCut(const Database &database)
{
    try {
        return cutTail(database);
    } catch (const LogError &) {
        return std::nullopt;
    }
}

bool rebuilt(const QString &path, const Progress &progress)
{
    Database database(path, Database::Access::ReadWrite, DefaultPatience);
    if (const auto cut = provenCut(database))
        refuseToRebuild(*cut);
    const auto unsound = unsoundTables(database, progress);
    Comparison comparison(database, Misfits::Refused);
    FreshModels &fresh = comparison.fresh();
    if (!fresh.replay(progress))
        return false;
    if (restore(database, fresh, unsound))
        return true;
    return comparison.run(progress, [&](const Table &, const Pages &page, const std::vector<QString> &differences) {
        if (!differences.empty())
            mend(database, fresh, page);
        return true;
    });
}

std::vector<Difference> compared(const QString &path, const Progress &progress)
{
    Database database(path, Database::Access::ReadWrite, DefaultPatience);
    auto all = SchemaCheck(database).differences();
    const auto unsound = unsoundTables(database, progress);
    all.insert(all.end(), unsound.begin(), unsound.end());
    // Their rows differ for the events are gone: to make them anew would not mend it.
    if (const auto cut = provenCut(database)) {
        all.push_back(*cut);
        return all;
    }
    try {
        compareRows(database, progress, all);
    } catch (const LogError &) {
        // Where a table is missing or not sound, its rows cannot be told; that is told already.
        if (all.empty())
            throw;
    }
    return all;
}

} // namespace

bool SqliteUpkeep::rebuild(const Progress &progress)
{
    return withKnownOutcome([&] { return rebuilt(m_path, progress); });
}

std::vector<Difference> SqliteUpkeep::compare(const Progress &progress)
{
    return withKnownOutcome([&] { return compared(m_path, progress); });
}

} // namespace seriatim::sql
