#include "sql/postgresupkeep.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <iterator>

#include "readmodel/givingway.h"
#include "sql/cuttail.h"
#include "sql/servercomparison.h"
#include "sql/serverguards.h"
#include "sql/snapshot.h"
#include "sql/turn.h"

namespace seriatim::sql {

namespace {

constexpr std::size_t MaxDifferences = 100; ///< That are told of one table.

QString jsonOf(const Record &record)
{
    QJsonObject object;
    for (const auto &[name, value] : record) {
        if (!value.isNull())
            object.insert(name,
                value.typeId() == QMetaType::QString ? QJsonValue(value.toString()) : QJsonValue(value.toLongLong()));
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// The turn to write, with the owner's rights; what was done is rolled back unless it was committed.
class Lock
{
public:
    explicit Lock(const PostgresConnection &server) : m_server(server) { beginWithTurn(m_server); }
    ~Lock()
    {
        if (m_isOpen)
            m_server.rollBack();
    }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

    void commit()
    {
        m_server.commit();
        m_isOpen = false;
    }

private:
    const PostgresConnection &m_server;
    bool m_isOpen = true;
};

/// Rows of a table: those behind `from`, up to `last`; none: to the table's end.
struct Stretch {
    RowKey from;
    std::optional<RowKey> last;
};

/// The pages on which something deviates; none: it was cancelled. Looked at a page at a time, without a lock.
std::optional<std::vector<Stretch>> deviating(
    const PostgresConnection &server, ServerComparison &comparison, const ServerTable &table, const Progress &progress)
{
    std::vector<Stretch> stretches;
    for (std::optional<RowKey> from = RowKey(); from;) {
        if (!comparison.replay(progress))
            return std::nullopt;
        const Snapshot snapshot(server);
        auto page = comparison.compare(table, *from);
        if (!page.deviations.empty())
            stretches.push_back({*from, page.end});
        from = std::move(page.end);
    }
    return stretches;
}

/// What deviates there now.
std::vector<ServerComparison::Deviation> deviationsOn(
    ServerComparison &comparison, const ServerTable &table, const Stretch &stretch)
{
    std::vector<ServerComparison::Deviation> all;
    for (std::optional<RowKey> from = stretch.from; from && (!stretch.last || *from < *stretch.last);) {
        auto page = comparison.compare(table, *from);
        for (auto &each : page.deviations) {
            if (!stretch.last || each.key <= *stretch.last)
                all.push_back(std::move(each));
        }
        from = std::move(page.end);
    }
    return all;
}

/// Mends what deviates there, while nobody appends, at once: between going and coming no clerk finds a row missing. All
/// that is wrong goes before anything comes: what stands in a wrong place may hold what is unique.
void mend(const PostgresConnection &server, ServerComparison &comparison, const ServerTable &table,
    const std::vector<Stretch> &stretches)
{
    Lock lock(server);
    std::vector<ServerComparison::Deviation> all;
    for (const Stretch &each : stretches)
        std::ranges::move(deviationsOn(comparison, table, each), std::back_inserter(all));
    for (const auto &each : all)
        server.run(table.drop.constData(), each.key.values(table));
    for (const auto &each : all) {
        if (each.fresh)
            server.run(table.put.constData(), Values{{":row", jsonOf(*each.fresh)}});
    }
    lock.commit();
}

void compareRows(
    const PostgresConnection &server, const EventLog &log, const Progress &progress, std::vector<Difference> &all)
{
    ServerComparison comparison(server, log, Misfits::Replayed);
    GivingWay givingWay(progress);
    for (const ServerTable &table : serverTables()) {
        std::size_t told = 0;
        for (std::optional<RowKey> from = RowKey(); from && told < MaxDifferences;) {
            if (!comparison.replay(std::ref(givingWay)))
                return;
            const Snapshot snapshot(server);
            auto page = comparison.compare(table, *from);
            for (const auto &each : page.deviations) {
                const QByteArrayList texts(each.key.texts.begin(), each.key.texts.end());
                if (++told <= MaxDifferences)
                    all.push_back({QString::fromLatin1(table.name), QString::fromUtf8(texts.join(' '))});
            }
            from = std::move(page.end);
        }
    }
}

} // namespace

/// As `Lock` does it: with the owner's rights, which are the administrator's to take.
bool PostgresUpkeep::mayRebuild() const
{
    const auto rows = m_connection.send({QStringLiteral("SELECT pg_has_role('seriatim_owner', 'member')")});
    return rows.front().front().front().toBool();
}

bool PostgresUpkeep::rebuild(const Progress &progress)
{
    {
        const Lock asked(m_connection);
    } // Who may not is told before all that work.
    if (const auto cut = cutTail(m_connection))
        refuseToRebuild(*cut);
    ServerComparison comparison(m_connection, m_log, Misfits::Refused);
    GivingWay givingWay(progress);
    for (const ServerTable &table : serverTables()) {
        const auto stretches = deviating(m_connection, comparison, table, std::ref(givingWay));
        if (!stretches)
            return false;
        if (!stretches->empty())
            mend(m_connection, comparison, table, *stretches);
    }
    return true;
}

std::vector<Difference> PostgresUpkeep::compare(const Progress &progress)
{
    auto all = guardDifferences(m_connection);
    // Their rows differ for the events are gone: to make them anew would not mend it.
    if (const auto cut = cutTail(m_connection)) {
        all.push_back(*cut);
        return all;
    }
    try {
        compareRows(m_connection, m_log, progress, all);
    } catch (const LogError &) {
        // Where the guards are not as they ought to be, rows need not be such as can be compared; that is told already.
        if (all.empty())
            throw;
    }
    return all;
}

} // namespace seriatim::sql
