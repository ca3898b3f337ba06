#include "sql/arrival.h"

#include <array>

#include "sql/departure.h"
#include "sql/opening.h"
#include "sql/postgresstore.h"
#include "sql/turn.h"

namespace seriatim::sql {

namespace {

constexpr qsizetype MessageBytes = 4 << 20; ///< So much data goes to the server in one message, or one event.

/// A call that writes the events from `first` on, as many as one message holds; `first` is the next then.
QString importOf(const PostgresConnection &server, const std::vector<RecordedEvent> &events, std::size_t &first)
{
    std::array<QVariantList, 9> columns;
    for (qsizetype bytes = 0; first < events.size() && bytes < MessageBytes; ++first) {
        const RecordedEvent &each = events[first];
        const QVariant values[] = {each.stream, each.version, each.type, each.recordedAt, each.actor, each.origin,
            each.commandId, QString::fromUtf8(each.data), each.hash};
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i].append(values[i]);
        bytes += each.data.size();
    }
    QStringList arrays;
    for (const QVariantList &column : columns)
        arrays.append(server.array(column));
    arrays[1] += QStringLiteral("::bigint[]");
    arrays[8] += QStringLiteral("::bytea[]");
    return QStringLiteral("SELECT import_events(%1)").arg(arrays.join(u','));
}

/// Why nobody brings a log there who logs in so; empty if one may.
std::optional<Refusal> hindrance(const Store &store, const PostgresConnection &server, const QString &address)
{
    const QString reason = store.readOnlyReason();
    if (!reason.isEmpty() && !reason.startsWith(u"moved") && reason != u"auditor")
        return Refusal{Rule::LogReadOnly, {}, {{"reason", reason}}};
    const auto rows =
        server.send({QStringLiteral("SELECT has_function_privilege('finish_arrival(text, text)', 'execute')")});
    if (!rows.front().front().front().toBool())
        return Refusal{Rule::NotAdministrator, {}, {{"place", shownPlace(address)}}};
    return std::nullopt;
}

class ServerArrival final : public Arrival
{
public:
    explicit ServerArrival(std::unique_ptr<Store> store)
        : m_store(std::move(store)), m_server(static_cast<PostgresStore &>(*m_store).connection())
    {
        m_id =
            m_server.one([](const Row &row) { return row.value(0).toString(); }, "moving.arrival").value_or(QString());
    }

    const EventLog &log() const override { return m_store->log(); }
    Upkeep &upkeep() override { return m_store->upkeep(); }
    QString id() const override { return m_id; }

    void take(const std::vector<RecordedEvent> &events) override
    {
        for (std::size_t next = 0; next < events.size();)
            m_server.send({importOf(m_server, events, next)});
    }

    void finish(const LogArrived &arrived) override
    {
        m_server.send({QStringLiteral("SELECT finish_arrival(%1, %2)")
                           .arg(m_server.literal(m_store->log().session().origin),
                               m_server.literal(QString::fromUtf8(dataAbout(arrived))))});
    }

private:
    std::unique_ptr<Store> m_store;
    const PostgresConnection &m_server;
    QString m_id;
};

/// Goes on with the log at the address, if whoever logs in may bring one there.
template <typename GoOn>
OpenedArrival asAdministrator(const QString &address, const Session &session, GoOn goOn)
{
    auto opened = openStore(address, session);
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return *failure;
    auto store = std::move(std::get<std::unique_ptr<Store>>(opened));
    const auto &server = static_cast<PostgresStore &>(*store).connection();
    if (const auto refusal = hindrance(*store, server, address))
        return *refusal;
    return goOn(std::move(store), server);
}

} // namespace

OpenedArrival openServerArrival(const QString &address, const Session &session)
{
    return asAdministrator(address, session, [](std::unique_ptr<Store> store, const PostgresConnection &server) {
        // What a program that was killed had sent may still be at work; it holds the turn.
        beginWithTurn(server);
        server.rollBack();
        const LogInfo info = store->log().info();
        const bool isThere = info.role != LogRole::Live || info.head.position > 0;
        return isThere ? std::make_unique<ServerArrival>(std::move(store)) : nullptr;
    });
}

OpenedArrival beginServerArrival(
    const QString &address, const QString &logId, const QString &arrivalId, const Session &session)
{
    return asAdministrator(address, session, [&](std::unique_ptr<Store> store, const PostgresConnection &server) {
        server.send(
            {QStringLiteral("SELECT begin_arrival(%1, %2)").arg(server.literal(logId), server.literal(arrivalId))});
        return std::make_unique<ServerArrival>(std::move(store));
    });
}

} // namespace seriatim::sql
