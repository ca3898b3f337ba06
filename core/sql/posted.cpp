#include "sql/posted.h"

#include <libpq-fe.h>

#include <memory>
#include <optional>

#include "sql/postgresconnection.h"

namespace seriatim::sql {

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::optional<ServerError> errorIn(const PGresult *answer, int statement = 0)
{
    if (PQresultStatus(answer) != PGRES_FATAL_ERROR)
        return std::nullopt;
    return ServerError(QString::fromUtf8(PQresultErrorField(answer, PG_DIAG_SQLSTATE)),
        QString::fromUtf8(PQresultErrorMessage(answer)).simplified(), statement);
}

Posted::Rows rowsIn(const PGresult *answer)
{
    Posted::Rows rows(static_cast<std::size_t>(PQntuples(answer)));
    for (int row = 0; row < PQntuples(answer); ++row) {
        for (int column = 0; column < PQnfields(answer); ++column) {
            const bool isNull = PQgetisnull(answer, row, column) == 1;
            rows[static_cast<std::size_t>(row)].append(
                isNull ? QVariant() : QString::fromUtf8(PQgetvalue(answer, row, column)));
        }
    }
    return rows;
}

} // namespace

Posted::Posted(pg_conn *connection) : m_connection(connection)
{
    // libpq writes a server's notices on standard error where nobody takes them. What matters is said by an answer.
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
}

void Posted::fail() const
{
    throw ServerError({}, QString::fromUtf8(PQerrorMessage(m_connection)).simplified(), 0);
}

void Posted::post(const QByteArray &message, Kind kind)
{
    await();
    m_kind = kind;
    m_isOpen = PQsendQuery(m_connection, message.constData()) == 1;
    if (!m_isOpen && kind == Kind::Vital)
        fail();
}

void Posted::prepare(const Step &step)
{
    if (m_prepared.contains(step.name))
        return;
    const Answer answer(PQprepare(m_connection, step.name, step.text, 0, nullptr), PQclear);
    if (const auto error = errorIn(answer.get()))
        throw ServerError(*error);
    m_prepared.insert(step.name);
}

void Posted::send(const Step &step)
{
    std::vector<const char *> values;
    for (const QByteArray &each : step.values)
        values.push_back(each.isNull() ? nullptr : each.constData());
    if (PQsendQueryPrepared(
            m_connection, step.name, static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0)
            != 1
        || PQpipelineSync(m_connection) != 1)
        fail();
    ++m_steps;
}

/// The answers to one step: to its statement, and to the end of its transaction.
Posted::Rows Posted::take(int place)
{
    Rows rows;
    std::optional<ServerError> error;
    bool isDone = false, wasNothing = false;
    for (;;) {
        const Answer answer(PQgetResult(m_connection), PQclear);
        // Nothing comes between two answers; nothing twice: what was expected does not come any more.
        if (!answer && (wasNothing || PQstatus(m_connection) == CONNECTION_BAD)) {
            m_steps = 0;
            throw error.value_or(ServerError({}, QString::fromUtf8(PQerrorMessage(m_connection)).simplified(), place));
        }
        wasNothing = !answer;
        if (!answer)
            continue;
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (!error)
            error = errorIn(answer.get(), 2 * place + (isDone ? 1 : 0));
        if (status == PGRES_TUPLES_OK) {
            rows = rowsIn(answer.get());
            isDone = true;
        }
    }
    --m_steps;
    if (error)
        throw ServerError(*error);
    return rows;
}

Posted::Rows Posted::carryOut(std::span<const Step> steps, const Step *courtesy)
{
    await();
    std::vector<const Step *> all;
    for (const Step &each : steps)
        all.push_back(&each);
    if (courtesy)
        all.push_back(courtesy);
    for (const Step *each : all)
        prepare(*each);
    m_isPipeline = PQenterPipelineMode(m_connection) == 1;
    if (!m_isPipeline)
        fail();
    for (const Step *each : all)
        send(*each);
    Rows found;
    std::optional<ServerError> error;
    for (int place = 0; place < static_cast<int>(steps.size()); ++place) {
        try {
            Rows rows = take(place);
            if (place == 0)
                found = std::move(rows);
        } catch (const ServerError &each) {
            if (!error)
                error.emplace(each);
            if (m_steps == 0)
                break;
        }
    }
    if (error)
        throw ServerError(*error);
    return found;
}

/// Ends the pipeline, so that the connection is Qt's again.
void Posted::takeAll()
{
    while (m_steps > 0) {
        try {
            take(0);
        } catch (const ServerError &) {
            // It was courtesy.
        }
    }
    if (m_isPipeline)
        PQexitPipelineMode(m_connection);
    m_isPipeline = false;
}

void Posted::await()
{
    takeAll();
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
