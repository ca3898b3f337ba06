#include "sql/postgresupkeep.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "sql/servercomparison.h"
#include "sql/snapshot.h"

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

/// The log's lock, with the owner's rights; what was done is rolled back unless it was committed.
class Lock
{
public:
    explicit Lock(const PostgresConnection &server) : m_server(server)
    {
        try {
            m_server.send({QStringLiteral("BEGIN"), QStringLiteral("SET LOCAL ROLE seriatim_owner"),
                QStringLiteral("SELECT lock_log()")});
        } catch (const LogError &) {
            m_server.rollBack();
            throw;
        }
    }
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

/// All that is wrong goes from a table before anything comes: what stands in a wrong place may hold what is unique.
enum class Pass { Drop, Put };

/// Mends what deviates on a page, while nobody appends. Where the page ends, if the table does not.
std::optional<RowKey> mend(const PostgresConnection &server, ServerComparison &comparison, const ServerTable &table,
    const RowKey &from, Pass pass)
{
    Lock lock(server);
    auto page = comparison.compare(table, from);
    for (const ServerComparison::Deviation &each : page.deviations) {
        server.run(table.drop.constData(), each.key.values(table));
        if (each.fresh && pass == Pass::Put)
            server.run(table.put.constData(), Values{{":row", jsonOf(*each.fresh)}});
    }
    lock.commit();
    return std::move(page.end);
}

} // namespace

bool PostgresUpkeep::rebuild(const Progress &progress)
{
    ServerComparison comparison(m_connection, m_log);
    for (const ServerTable &table : serverTables()) {
        for (const Pass pass : {Pass::Drop, Pass::Put}) {
            for (std::optional<RowKey> from = RowKey(); from;) {
                if (!comparison.replay(progress))
                    return false;
                from = mend(m_connection, comparison, table, *from, pass);
            }
        }
    }
    return true;
}

std::vector<Difference> PostgresUpkeep::compare(const Progress &progress)
{
    ServerComparison comparison(m_connection, m_log);
    std::vector<Difference> all;
    for (const ServerTable &table : serverTables()) {
        std::size_t told = 0;
        for (std::optional<RowKey> from = RowKey(); from && told < MaxDifferences;) {
            if (!comparison.replay(progress))
                return all;
            const Snapshot snapshot(m_connection);
            auto page = comparison.compare(table, *from);
            for (const auto &each : page.deviations) {
                const QByteArrayList texts(each.key.texts.begin(), each.key.texts.end());
                if (++told <= MaxDifferences)
                    all.push_back({QString::fromLatin1(table.name), QString::fromUtf8(texts.join(' '))});
            }
            from = std::move(page.end);
        }
    }
    return all;
}

} // namespace seriatim::sql
