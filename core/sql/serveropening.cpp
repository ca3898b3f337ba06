#include "sql/serveropening.h"

#include <QUrl>

#include "sql/postgresstore.h"
#include "sql/serverschema.h"

namespace seriatim::sql {

namespace {

using Cause = OpenFailure::Cause;

/// What the server is set to that would lose what was told; empty if nothing is.
QString unsafeSettings(const PostgresConnection &server)
{
    const auto rows = server.send(
        {QStringLiteral("SELECT name || ' is ' || setting FROM pg_settings WHERE (name, setting) IN (('fsync', 'off'), "
                        "('full_page_writes', 'off')) OR (name = 'server_encoding' AND setting <> 'UTF8')")});
    QStringList found;
    for (const QVariantList &row : rows.front())
        found.append(row.front().toString());
    return found.join(QStringLiteral(", "));
}

/// Why this login may not append; empty if it may.
QString reasonToReadOnly(PostgresStore &store)
{
    const int version = schemaVersionOf(store.connection());
    if (version > schemaPlan().version())
        return QStringLiteral("newer-format");
    if (version > 0 && version < schemaPlan().version())
        return QStringLiteral("older-server");
    const auto rows =
        store.connection().send({QStringLiteral("SELECT has_function_privilege('lock_log()', 'execute')")});
    if (!rows.front().front().front().toBool())
        return QStringLiteral("auditor");
    return store.postgresLog().objection(store.log().info());
}

Opened opened(const ServerAddress &address, const Session &session, std::chrono::milliseconds patience)
{
    auto store = std::make_unique<PostgresStore>(address, session, patience);
    if (const QString settings = unsafeSettings(store->connection()); !settings.isEmpty())
        return OpenFailure{Cause::UnsafeServer, address.text(), settings};
    store->postgresLog().setReadOnly(reasonToReadOnly(*store));
    return store;
}

} // namespace

bool isOnServer(const QString &log)
{
    return ServerAddress::isMeant(log);
}

QString shownPlace(const QString &log)
{
    const auto server = ServerAddress::parse(log);
    if (!server)
        return log;
    return server->isLocal() ? server->database() : QStringLiteral("%1 @ %2").arg(server->database(), server->host());
}

Opened openServer(const QString &log, const Session &session, const OpenOptions &options)
{
    const auto address = ServerAddress::parse(log);
    if (!address)
        return OpenFailure{Cause::BadAddress, QUrl(log).toString(QUrl::RemovePassword), {}}; // It is shown.
    try {
        return opened(*address, session, options.patience);
    } catch (const ServerError &error) {
        const bool hasNoLog = error.state().startsWith(u"42") || error.state().startsWith(u"3F");
        return OpenFailure{hasNoLog ? Cause::NotSetUp : Cause::Unreachable, log, error.detail()};
    } catch (const LogError &error) {
        return OpenFailure{Cause::Unreachable, log, error.detail()};
    }
}

} // namespace seriatim::sql
