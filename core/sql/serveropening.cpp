#include "sql/serveropening.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <utility>

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

Opened opened(const ServerAddress &address, const Session &session, const OpenOptions &options)
{
    auto store = std::make_unique<PostgresStore>(address, session, options);
    if (const QString settings = unsafeSettings(store->connection()); !settings.isEmpty())
        return OpenFailure{Cause::UnsafeServer, address.text(), settings};
    store->postgresLog().setReadOnly(reasonToReadOnly(*store));
    return store;
}

/// Why there is no connection. libpq tells it in words only; whoever reads them in another language is told no more
/// than that there is none.
Cause causeIn(const QString &words)
{
    // What a server says who was trusted comes first: it may say, too, that the connection is encrypted.
    static constexpr std::pair<const char *, Cause> Signs[] = {{"the database system is", Cause::NotReady},
        {"too many", Cause::NotReady}, {"remaining connection slots", Cause::NotReady},
        {"not currently accepting connections", Cause::NotReady}, {"no password supplied", Cause::NoPassword},
        {"password authentication", Cause::NotLetIn}, {"empty password", Cause::NotLetIn},
        {"authentication failed", Cause::NotLetIn}, {"pg_hba.conf", Cause::NotLetIn}, {"role \"", Cause::NotLetIn},
        {"valid client certificate", Cause::NotLetIn}, {"certificate", Cause::NotTrusted},
        {"SSL error", Cause::NotTrusted}, {"does not support SSL", Cause::NotTrusted},
        {"could not translate host name", Cause::UnknownServer}, {"database ", Cause::NotSetUp}};
    const auto *found =
        std::ranges::find_if(Signs, [&](const auto &each) { return words.contains(QLatin1StringView(each.first)); });
    return found == std::end(Signs) ? Cause::Unreachable : found->second;
}

/// What the server or the network said, without where it was asked, which is told anyway, over and over: libpq tries
/// each address that a name has.
QString saidIn(const QString &words)
{
    static const QRegularExpression asked(
        QStringLiteral("connection to server (at|on) .*? failed: ((FATAL|ERROR): +)?"));
    QStringList said;
    for (QString line : words.split(u'\n', Qt::SkipEmptyParts)) {
        line = line.remove(asked).simplified();
        if (!line.isEmpty() && !said.contains(line))
            said.append(line);
    }
    return said.join(u' ');
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

OpenFailure noConnection(const QString &log, const QString &words)
{
    return {causeIn(words), log, saidIn(words)};
}

Opened openServer(const QString &log, const Session &session, const OpenOptions &options)
{
    const auto address = ServerAddress::parse(log);
    if (!address)
        return OpenFailure{Cause::BadAddress, ServerAddress::withoutPasswords(log), {}};
    try {
        return opened(*address, session, options);
    } catch (const ServerError &error) {
        const bool hasNoLog = error.state().startsWith(u"42") || error.state().startsWith(u"3F");
        return OpenFailure{hasNoLog ? Cause::NotSetUp : Cause::Unreachable, log, error.detail()};
    } catch (const LogError &error) {
        return noConnection(log, error.detail());
    }
}

} // namespace seriatim::sql
