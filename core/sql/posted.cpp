#include "sql/posted.h"

#include <libpq-fe.h>

#include <memory>
#include <optional>

#include "sql/postgresconnection.h"

namespace seriatim::sql {

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::optional<ServerError> errorIn(const PGresult *answer)
{
    if (PQresultStatus(answer) != PGRES_FATAL_ERROR)
        return std::nullopt;
    return ServerError(QString::fromUtf8(PQresultErrorField(answer, PG_DIAG_SQLSTATE)),
        QString::fromUtf8(PQresultErrorMessage(answer)).simplified(), 0);
}

} // namespace

void Posted::post(const QByteArray &message, Kind kind)
{
    await();
    m_kind = kind;
    if (PQsendQuery(m_connection, message.constData()) == 1)
        m_isOpen = true;
    else if (kind == Kind::Vital)
        throw ServerError({}, QString::fromUtf8(PQerrorMessage(m_connection)).simplified(), 0);
}

void Posted::await()
{
    std::optional<ServerError> error;
    while (m_isOpen) {
        const Answer answer(PQgetResult(m_connection), PQclear);
        m_isOpen = answer != nullptr;
        if (!error && answer)
            error = errorIn(answer.get());
    }
    if (error && m_kind == Kind::Vital)
        throw ServerError(*error);
}

void Posted::forget()
{
    m_kind = Kind::Courtesy;
    await();
}

} // namespace seriatim::sql
