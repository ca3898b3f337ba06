#include "sql/sqllog.h"

#include <algorithm>

namespace seriatim::sql {

namespace {

constexpr Position LatestTail = 5000; ///< So many events are asked for their time at most.

RecordedEvent eventFrom(const Row &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toLongLong(), row.value(3).toString(),
        row.value(4).toString(), row.value(5).toString(), row.value(6).toString(), row.value(7).toString(),
        row.value(8).toString().toUtf8(), row.value(9).toByteArray()};
}

} // namespace

std::optional<LogMoved> endOf(const EventLog &log, Position head)
{
    const auto last = log.latest(codec::LogStream, codec::typeOf(LogMoved()));
    if (!last || last->position != head)
        return std::nullopt;
    return std::get<LogMoved>(*codec::decode(*last));
}

QVariantList columnsOf(const RecordedEvent &event)
{
    return {event.position, event.stream, event.version, event.type, event.recordedAt, event.actor, event.origin,
        event.commandId, QString::fromUtf8(event.data), event.hash};
}

LogInfo SqlLog::info() const
{
    const auto info = m_connection.one(
        [](const Row &row) {
            return LogInfo{row.value(0).toString(), row.value(1).toInt(), logRoleFrom(row.value(2).toString()),
                {row.value(3).toLongLong(), row.value(4).toByteArray()}};
        },
        "log.info");
    if (!info)
        throw LogError(LogError::Kind::Damaged, QStringLiteral("the log has no head"));
    if (info->role == LogRole::Moved && m_readOnlyReason.isEmpty())
        m_readOnlyReason = objection(*info);
    return *info;
}

std::vector<RecordedEvent> SqlLog::read(Position after, int limit) const
{
    return m_connection.all(eventFrom, "log.read", QVariantList{after, limit});
}

std::vector<RecordedEvent> SqlLog::stream(const QString &stream) const
{
    return m_connection.all(eventFrom, "log.stream", QVariantList{stream});
}

std::optional<RecordedEvent> SqlLog::latest(const QString &stream, const QString &type) const
{
    if (type.isEmpty())
        return m_connection.one(eventFrom, "log.latest", QVariantList{stream});
    return m_connection.one(eventFrom, "log.latestOf", QVariantList{stream, type});
}

Version SqlLog::versionOf(const QString &stream) const
{
    return *m_connection.one(
        [](const Row &row) { return row.value(0).toLongLong(); }, "log.version", QVariantList{stream});
}

std::optional<CommandRecord> SqlLog::command(const QUuid &id) const
{
    return m_connection.one(
        [](const Row &row) {
            return CommandRecord{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString()};
        },
        "log.command", QVariantList{codec::text(id)});
}

QString SqlLog::latestTime(Position from) const
{
    const auto latestIn = [&](Position first, Position last) {
        return m_connection
            .one([](const Row &row) { return row.value(0).toString(); }, "log.latestTime", QVariantList{first, last})
            .value_or(QString());
    };
    const Position settled = m_lockedAt ? *m_lockedAt : info().head.position;
    if (m_latest.from != from || m_latest.last > settled)
        m_latest = {from, std::max<Position>(from - 1, settled - LatestTail), {}};
    if (m_latest.last < settled)
        m_latest.time = std::max(m_latest.time, latestIn(m_latest.last + 1, settled));
    m_latest.last = settled;
    return m_latest.time;
}

QString SqlLog::objection(const LogInfo &info, Position known) const
{
    if (info.format > 1)
        return QStringLiteral("newer-format");
    if (info.role == LogRole::Backup)
        return QStringLiteral("backup");
    if (info.role == LogRole::Moved) {
        const auto moved = endOf(*this, info.head.position);
        return moved ? QStringLiteral("moved:") + moved->to : QStringLiteral("moved");
    }
    const auto types =
        m_connection.all([](const Row &row) { return row.value(0).toString(); }, "log.types", QVariantList{known});
    return std::ranges::all_of(types, codec::knows) ? QString() : QStringLiteral("unknown-events");
}

void SqlLog::appended(Position last, const QString &time)
{
    if (m_known == m_lockedAt)
        m_known = last;
    // Of a place behind the lock's only some of them would be asked for.
    if (m_latest.last == m_lockedAt && m_latest.from <= m_latest.last) {
        m_latest.time = std::max(m_latest.time, time);
        m_latest.last = last;
    }
}

void SqlLog::judge(const LogInfo &now)
{
    m_lockedAt = now.head.position;
    if (!m_readOnlyReason.isEmpty() || now.head.position == m_known)
        return;
    m_readOnlyReason = objection(now, m_known);
    m_known = now.head.position;
}

} // namespace seriatim::sql
