#include "sql/serversetup.h"

#include <QUuid>

#include "log/chain.h"
#include "log/codec.h"
#include "sql/serveropening.h"
#include "sql/serverschema.h"

namespace seriatim::sql {

namespace {

void makeLog(const PostgresConnection &server)
{
    const QString id = codec::text(QUuid::createUuid());
    server.send({QStringLiteral("INSERT INTO seriatim.log (id, format, role, position, hash) "
                                "SELECT %1, 1, 'live', 0, %2 WHERE NOT EXISTS (SELECT FROM seriatim.log)")
                     .arg(server.literal(id), server.literal(chain::genesis(id)))});
}

void letIn(const PostgresConnection &server, const QString &group, const QStringList &logins)
{
    for (const QString &login : logins)
        server.send(
            {QStringLiteral("SELECT seriatim.let_in(%1, %2)").arg(server.literal(group), server.literal(login))});
}

} // namespace

std::optional<OpenFailure> setUpServer(
    const ServerAddress &address, const QStringList &clerks, const QStringList &auditors, const SchemaPlan &plan)
{
    using Cause = OpenFailure::Cause;
    try {
        const PostgresConnection server(address, std::chrono::seconds(30));
        server.send({QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED")});
        if (!makeSchema(server, plan))
            return OpenFailure{Cause::NewerFormat, address.text(), {}}; // What was done goes with the connection.
        makeLog(server);
        server.send({QStringLiteral("RESET ROLE")});
        letIn(server, QStringLiteral("seriatim_clerk"), clerks);
        letIn(server, QStringLiteral("seriatim_auditor"), auditors);
        server.commit();
    } catch (const ServerError &error) {
        const bool isAway = error.state().isEmpty();
        return OpenFailure{isAway ? Cause::Unreachable : Cause::NotMade, address.text(), error.detail()};
    } catch (const LogError &error) {
        return noConnection(address.text(), error.detail());
    }
    return std::nullopt;
}

} // namespace seriatim::sql
