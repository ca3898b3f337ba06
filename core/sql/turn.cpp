#include "sql/turn.h"

#include "sql/postgrestransaction.h"

namespace seriatim::sql {

void beginWithTurn(const PostgresConnection &server)
{
    try {
        // A lock as a statement of its own needs no snapshot, once the server has looked the table up: this one, which
        // is in nobody's way, has it do so.
        server.send({BeginOnServer, QStringLiteral("SET LOCAL ROLE seriatim_owner"),
            QStringLiteral("LOCK TABLE turn IN ACCESS SHARE MODE")});
        server.send({QStringLiteral("LOCK TABLE turn IN EXCLUSIVE MODE")});
    } catch (const LogError &) {
        server.rollBack();
        throw;
    }
}

} // namespace seriatim::sql
