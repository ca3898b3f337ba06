#include "sql/turn.h"

#include "sql/postgrestransaction.h"

namespace seriatim::sql {

void beginWithTurn(const PostgresConnection &server, const QStringList &statements)
{
    constexpr std::chrono::milliseconds AtOnce(500);
    const QStringList message =
        QStringList{BeginOnServer, QStringLiteral("SET LOCAL lock_timeout = %1").arg(AtOnce.count())} + statements
        + QStringList{QStringLiteral("SELECT lock_log()")};
    for (std::chrono::milliseconds waited(0);; waited += AtOnce) {
        try {
            server.send(message);
            return;
        } catch (const LogError &error) {
            server.rollBack();
            if (error.kind() != LogError::Kind::Busy || waited + AtOnce >= server.patience())
                throw;
        }
    }
}

} // namespace seriatim::sql
