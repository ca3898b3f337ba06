#include "sql/servercomparison.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace seriatim::sql {

namespace {

constexpr std::size_t PageSize = 500;

using Rows = std::map<RowKey, Record>;

RowKey keyOf(const Record &record, const ServerTable &table)
{
    RowKey key;
    for (qsizetype i = 0; i < table.keyColumns; ++i) {
        const QVariant &value = record[static_cast<std::size_t>(i)].second;
        if (i < 2)
            key.texts.push_back(value.toString().toUtf8());
        else
            key.numbers.push_back(value.toLongLong());
    }
    return key;
}

Rows rowsBehind(const Connection &connection, const char *statement, const ServerTable &table, const RowKey &from)
{
    QStringList names; // The same for all rows; Qt makes them anew whenever they are asked for.
    const auto read = [&](const Row &row) {
        for (int i = 0, count = names.isEmpty() ? row.count() : 0; i < count; ++i)
            names.append(row.name(i));
        Record record;
        for (int i = 0; i < names.size(); ++i)
            record.emplace_back(names[i], row.value(i));
        return record;
    };
    Values values = from.values(table);
    values.named.push_back({":limit", static_cast<int>(PageSize)});
    Rows rows;
    for (Record &record : connection.all(read, statement, values))
        rows.emplace(keyOf(record, table), std::move(record));
    return rows;
}

/// JSON is compared for what it says: engines write it with other spaces, in another order.
bool isSame(const QVariant &one, const QVariant &other)
{
    if (one.isNull() || other.isNull())
        return one.isNull() && other.isNull();
    const QString left = one.toString();
    const QString right = other.toString();
    if (left == right || !left.startsWith(u'{') || !right.startsWith(u'{'))
        return left == right;
    return QJsonDocument::fromJson(left.toUtf8()) == QJsonDocument::fromJson(right.toUtf8());
}

bool isSame(const Record &one, const Record &other)
{
    return std::ranges::equal(one, other, [](const auto &a, const auto &b) { return isSame(a.second, b.second); });
}

} // namespace

ServerTable::ServerTable(const ReadModel &model) : name(model.table), keyColumns(QByteArray(model.key).count(", ") + 1)
{
}

const std::vector<ServerTable> &serverTables()
{
    static const std::vector<ServerTable> tables(ReadModels.begin(), ReadModels.end());
    return tables;
}

Values RowKey::values(const ServerTable &table) const
{
    static constexpr const char *Places[] = {":s0", ":s1", ":s2", ":s3"};
    Values values;
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.keyColumns); ++i) {
        if (i < 2)
            values.named.push_back({Places[i], i < texts.size() ? QString::fromUtf8(texts[i]) : QStringLiteral("")});
        else
            values.named.push_back({Places[i], i - 2 < numbers.size() ? numbers[i - 2] : qint64(0)});
    }
    return values;
}

ServerComparison::ServerComparison(const PostgresConnection &server, const EventLog &log, Misfits misfits)
    : m_server(server), m_host(hostFile(), Database::Access::ReadWrite, DefaultPatience), m_fresh(m_host, log, misfits)
{
}

/// An empty database for the scratch one to be attached to.
QString ServerComparison::hostFile() const
{
    const QString path = m_folder.filePath(QStringLiteral("host"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw LogError(LogError::Kind::Failed, file.errorString());
    return path;
}

ServerComparison::Page ServerComparison::compare(const ServerTable &table, const RowKey &from)
{
    m_fresh.catchUp();
    const Rows here = rowsBehind(m_server, table.here.constData(), table, from);
    const Rows fresh = rowsBehind(m_host, table.fresh.constData(), table, from);
    Page page;
    for (const Rows *rows : {&here, &fresh}) {
        if (rows->size() == PageSize && (!page.end || rows->rbegin()->first < *page.end))
            page.end = rows->rbegin()->first;
    }
    const auto isWithin = [&](const RowKey &key) { return !page.end || key <= *page.end; };
    for (const auto &[key, record] : fresh) {
        const auto there = here.find(key);
        if (isWithin(key) && (there == here.end() || !isSame(there->second, record)))
            page.deviations.push_back({key, record});
    }
    for (const auto &[key, record] : here) {
        if (isWithin(key) && !fresh.contains(key))
            page.deviations.push_back({key, std::nullopt});
    }
    return page;
}

} // namespace seriatim::sql
