#include "sql/postgresupkeep.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

#include "sql/freshmodels.h"
#include "sql/readmodels.h"
#include "sql/snapshot.h"

namespace seriatim::sql {

namespace {

constexpr std::size_t PageSize = 500; ///< As in `upkeep.pageHere`.
constexpr std::size_t MaxDifferences = 100;

/// A table, and the names of the statements that go over it.
struct Table {
    explicit Table(const ReadModel &model) : name(model.table), keyColumns(QByteArray(model.key).count(", ") + 1) {}

    const QByteArray name;
    const qsizetype keyColumns; ///< The first of each row.
    const QByteArray here = "upkeep.pageHere." + name;
    const QByteArray fresh = "upkeep.pageFresh." + name;
    const QByteArray drop = "upkeep.dropRow." + name;
    const QByteArray put = "upkeep.putRow." + name;
};

/// For as long as the program runs: connections keep statements by the place of their names.
const std::vector<Table> &tables()
{
    static const std::vector<Table> tables(ReadModels.begin(), ReadModels.end());
    return tables;
}

/// Of a row: texts in the order of their bytes, and numbers.
struct Key {
    std::vector<QByteArray> texts;
    std::vector<qint64> numbers;

    auto operator<=>(const Key &) const = default;
};

using Record = std::vector<std::pair<QString, QVariant>>; ///< Columns by name, in their order.
using Page = std::map<Key, Record>;

Key keyOf(const Record &record, const Table &table)
{
    Key key;
    for (qsizetype i = 0; i < table.keyColumns; ++i) {
        const QVariant &value = record[static_cast<std::size_t>(i)].second;
        if (i < 2)
            key.texts.push_back(value.toString().toUtf8());
        else
            key.numbers.push_back(value.toLongLong());
    }
    return key;
}

Values behind(const Key &key)
{
    static constexpr const char *Places[] = {":s0", ":s1", ":s2", ":s3"};
    Values values;
    for (std::size_t i = 0; i < 4; ++i) {
        if (i < 2)
            values.named.push_back(
                {Places[i], i < key.texts.size() ? QString::fromUtf8(key.texts[i]) : QStringLiteral("")});
        else
            values.named.push_back({Places[i], i - 2 < key.numbers.size() ? key.numbers[i - 2] : qint64(0)});
    }
    return values;
}

Page pageOf(const Connection &connection, const char *statement, const Table &table, const Key &from)
{
    Page page;
    Values values = behind(from);
    values.named.resize(static_cast<std::size_t>(table.keyColumns));
    const auto read = [](const Row &row) {
        Record record;
        for (int i = 0; i < row.count(); ++i)
            record.emplace_back(row.name(i), row.value(i));
        return record;
    };
    for (Record &record : connection.all(read, statement, values))
        page.emplace(keyOf(record, table), std::move(record));
    return page;
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

/// The rows of a server's read models held against those made anew from its log in a scratch file of this machine.
class Comparison
{
public:
    Comparison(PostgresConnection &server, const EventLog &log)
        : m_server(server), m_host(hostFile(), Database::Access::ReadWrite, DefaultPatience), m_fresh(m_host, log)
    {
    }

    bool replay(const Progress &progress) { return m_fresh.replay(progress); }

    struct Difference {
        Key key;
        std::optional<Record> here, fresh;
    };
    struct Found {
        std::vector<Difference> differences;
        std::optional<Key> end; ///< The page ends there; none: the table does.
    };

    /// One page behind the key, at one moment of the log.
    Found compare(const Table &table, const Key &from)
    {
        m_fresh.catchUp();
        const Page here = pageOf(m_server, table.here.constData(), table, from);
        const Page fresh = pageOf(m_host, table.fresh.constData(), table, from);
        Found found;
        for (const Page &page : {here, fresh}) {
            if (page.size() == PageSize && (!found.end || page.rbegin()->first < *found.end))
                found.end = page.rbegin()->first;
        }
        Page keys = here;
        keys.insert(fresh.begin(), fresh.end());
        for (const auto &[key, record] : keys) {
            if (found.end && *found.end < key)
                break;
            const auto at = here.find(key);
            const auto anew = fresh.find(key);
            if (at != here.end() && anew != fresh.end() && isSame(at->second, anew->second))
                continue;
            found.differences.push_back({key, at == here.end() ? std::nullopt : std::optional(at->second),
                anew == fresh.end() ? std::nullopt : std::optional(anew->second)});
        }
        return found;
    }

private:
    QString hostFile() const
    {
        const QString path = m_folder.filePath(QStringLiteral("host"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            throw LogError(LogError::Kind::Failed, file.errorString());
        return path;
    }

    PostgresConnection &m_server;
    QTemporaryDir m_folder;
    Database m_host;
    FreshModels m_fresh;
};

/// The log's lock, with the owner's rights; what was done is rolled back unless it was committed.
class Lock
{
public:
    explicit Lock(PostgresConnection &server) : m_server(server)
    {
        m_server.send({QStringLiteral("BEGIN")});
        try {
            m_server.send({QStringLiteral("SET LOCAL ROLE seriatim_owner"), QStringLiteral("SELECT lock_log()")});
        } catch (const LogError &) {
            rollBack();
            throw;
        }
    }
    ~Lock()
    {
        if (m_isOpen)
            rollBack();
    }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

    void commit()
    {
        m_server.commit();
        m_isOpen = false;
    }

private:
    void rollBack() noexcept
    {
        try {
            m_server.send({QStringLiteral("ROLLBACK")});
        } catch (const LogError &) {
            // Then the server rolls back by itself, for the connection is gone.
        }
    }

    PostgresConnection &m_server;
    bool m_isOpen = true;
};

/// Makes the page of rows what was made anew, while nobody appends.
std::optional<Key> mend(PostgresConnection &server, Comparison &comparison, const Table &table, const Key &from)
{
    Lock lock(server);
    const auto found = comparison.compare(table, from);
    for (const Comparison::Difference &each : found.differences) {
        Values key = behind(each.key);
        key.named.resize(static_cast<std::size_t>(table.keyColumns));
        server.run(table.drop.constData(), key);
        if (each.fresh) {
            Values row;
            row.named.push_back({":row", jsonOf(*each.fresh)});
            server.run(table.put.constData(), row);
        }
    }
    lock.commit();
    return found.end;
}

} // namespace

bool PostgresUpkeep::rebuild(const Progress &progress)
{
    Comparison comparison(m_connection, m_log);
    for (const Table &table : tables()) {
        for (std::optional<Key> from = Key(); from;) {
            if (!comparison.replay(progress))
                return false;
            from = mend(m_connection, comparison, table, *from);
        }
    }
    return true;
}

std::vector<Difference> PostgresUpkeep::compare(const Progress &progress)
{
    Comparison comparison(m_connection, m_log);
    std::vector<Difference> all;
    for (const Table &table : tables()) {
        std::size_t told = 0;
        for (std::optional<Key> from = Key(); from && told < MaxDifferences;) {
            if (!comparison.replay(progress))
                return all;
            const Snapshot snapshot(m_connection);
            auto found = comparison.compare(table, *from);
            for (const auto &each : found.differences) {
                const QByteArrayList texts(each.key.texts.begin(), each.key.texts.end());
                if (++told <= MaxDifferences)
                    all.push_back({QString::fromLatin1(table.name), QString::fromUtf8(texts.join(' '))});
            }
            from = std::move(found.end);
        }
    }
    return all;
}

} // namespace seriatim::sql
