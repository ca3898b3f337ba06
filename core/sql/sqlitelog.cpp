#include "sql/sqlitelog.h"

#include "log/chain.h"
#include "log/codec.h"

#include <algorithm>

namespace seriatim::sql {

namespace {

constexpr Position LatestTail = 5000; ///< So many events are asked for their time at most.

RecordedEvent eventFrom(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toLongLong(), row.value(3).toString(),
        row.value(4).toString(), row.value(5).toString(), row.value(6).toString(), row.value(7).toString(),
        row.value(8).toString().toUtf8(), row.value(9).toByteArray()};
}

LogRole roleFrom(const QString &id)
{
    for (const auto &[role, name] :
        {std::pair(LogRole::Backup, "backup"), {LogRole::Moved, "moved"}, {LogRole::Branch, "branch"}}) {
        if (id == QLatin1StringView(name))
            return role;
    }
    return LogRole::Live;
}

class SqliteTransaction final : public Transaction
{
public:
    SqliteTransaction(Database &database, const Session &session) : m_database(database), m_session(session) {}

    void startFrom(const Head &head) { m_head = head; }

    ~SqliteTransaction() override
    {
        if (!m_committed)
            m_database.rollback();
    }

    std::vector<RecordedEvent> append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        const QString recordedAt = chain::timestamp(m_session.clock());
        std::vector<RecordedEvent> recorded;
        recorded.reserve(events.size());
        for (const NewEvent &event : events) {
            RecordedEvent &each = recorded.emplace_back(RecordedEvent{m_head.position + 1, event.stream, event.version,
                event.type, recordedAt, m_session.actor, m_session.origin, codec::text(command.id), event.data, {}});
            if (const QString column = chain::forbiddenColumn(each); !column.isEmpty())
                throw LogError(
                    LogError::Kind::Failed, QStringLiteral("the format forbids what stands in %1").arg(column));
            each.hash = chain::link(m_head.hash, each);
            insert(each);
            m_head = {each.position, each.hash};
        }
        return recorded;
    }

    void commit() override
    {
        requireHead();
        m_database.commit();
        m_committed = true;
    }

private:
    /// The head follows by a trigger. Where that is gone, the next to come would find the log damaged.
    void requireHead() const
    {
        const auto hash = m_database.one([](const QSqlQuery &row) { return row.value(4).toByteArray(); }, "log.info");
        if (hash != m_head.hash)
            throw LogError(LogError::Kind::Damaged, QStringLiteral("the head of the log does not follow its events"));
    }

    void insert(const RecordedEvent &event)
    {
        m_database
            .run("log.append",
                QVariantList{event.position, event.stream, event.version, event.type, event.recordedAt, event.actor,
                    event.origin, event.commandId, QString::fromUtf8(event.data), event.hash})
            .finish();
    }

    Database &m_database;
    const Session &m_session;
    Head m_head;
    bool m_committed = false;
};

} // namespace

SqliteLog::SqliteLog(Database &database, Session session) : m_database(database), m_session(std::move(session)) {}

LogInfo SqliteLog::info() const
{
    const auto info = m_database.one(
        [](const QSqlQuery &row) {
            return LogInfo{row.value(0).toString(), row.value(1).toInt(), roleFrom(row.value(2).toString()),
                {row.value(3).toLongLong(), row.value(4).toByteArray()}};
        },
        "log.info");
    if (!info)
        throw LogError(LogError::Kind::Damaged, QStringLiteral("the log has no head"));
    return *info;
}

std::vector<RecordedEvent> SqliteLog::read(Position after, int limit) const
{
    return m_database.all(eventFrom, "log.read", QVariantList{after, limit});
}

std::vector<RecordedEvent> SqliteLog::stream(const QString &stream) const
{
    return m_database.all(eventFrom, "log.stream", QVariantList{stream});
}

std::optional<RecordedEvent> SqliteLog::latest(const QString &stream, const QString &type) const
{
    if (type.isEmpty())
        return m_database.one(eventFrom, "log.latest", QVariantList{stream});
    return m_database.one(eventFrom, "log.latestOf", QVariantList{stream, type});
}

Version SqliteLog::versionOf(const QString &stream) const
{
    return *m_database.one(
        [](const QSqlQuery &row) { return row.value(0).toLongLong(); }, "log.version", QVariantList{stream});
}

std::optional<CommandRecord> SqliteLog::command(const QUuid &id) const
{
    return m_database.one(
        [](const QSqlQuery &row) {
            return CommandRecord{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString()};
        },
        "log.command", QVariantList{codec::text(id)});
}

QString SqliteLog::latestTime(Position from) const
{
    const auto latestIn = [&](Position first, Position last) {
        return m_database
            .one([](const QSqlQuery &row) { return row.value(0).toString(); }, "log.latestTime",
                QVariantList{first, last})
            .value_or(QString());
    };
    const Position head = info().head.position;
    // What this connection has appended itself may still come to nothing, and is asked for again.
    const Position committed = m_database.isWithin() ? std::min(m_begunAt, head) : head;
    if (m_latest.from != from || m_latest.last > committed)
        m_latest = {from, std::max<Position>(from - 1, committed - LatestTail), {}};
    m_latest.time = std::max(m_latest.time, latestIn(m_latest.last + 1, committed));
    m_latest.last = committed;
    return std::max(m_latest.time, latestIn(std::max(from, committed + 1), head));
}

QString SqliteLog::objection(const LogInfo &info, Position known) const
{
    if (info.format > 1)
        return QStringLiteral("newer-format");
    if (info.role == LogRole::Backup)
        return QStringLiteral("backup");
    if (info.role == LogRole::Moved)
        return QStringLiteral("moved");
    const auto types =
        m_database.all([](const QSqlQuery &row) { return row.value(0).toString(); }, "log.types", QVariantList{known});
    return std::ranges::all_of(types, codec::knows) ? QString() : QStringLiteral("unknown-events");
}

/// The head is the log's one row, and its last event: on anything else no event can follow.
void SqliteLog::requireSeam(Position head) const
{
    const auto seam = m_database.one(
        [](const QSqlQuery &row) { return std::pair(row.value(0).toInt(), row.value(1).toLongLong()); }, "log.seam");
    if (seam != std::pair(1, qint64(head)))
        throw LogError(LogError::Kind::Damaged,
            QStringLiteral("the log ends at %1, where its last event is %2").arg(head).arg(seam ? seam->second : 0));
}

std::unique_ptr<Transaction> SqliteLog::begin()
{
    if (!m_database.beginImmediate())
        return nullptr;
    auto transaction = std::make_unique<SqliteTransaction>(m_database, m_session);
    const LogInfo now = info();
    transaction->startFrom(now.head);
    m_begunAt = now.head.position;
    // A newer program may have appended since the log was opened what this one cannot understand.
    if (m_readOnlyReason.isEmpty() && now.head.position != m_known) {
        m_readOnlyReason = objection(now, m_known);
        m_known = now.head.position;
    }
    if (m_readOnlyReason.isEmpty())
        requireSeam(now.head.position);
    if (m_readOnlyReason.isEmpty() && m_database.files().hasOtherName())
        m_readOnlyReason = OtherName;
    return transaction;
}

} // namespace seriatim::sql
