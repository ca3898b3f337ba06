#include "bench/raw.h"

#include <QByteArray>
#include <QUuid>

#include <libpq-fe.h>

#include <initializer_list>
#include <memory>

#include "sql/postgresconnection.h"

namespace seriatim::bench {

namespace {

struct Close {
    void operator()(PGconn *connection) const { PQfinish(connection); }
    void operator()(PGresult *result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Close>;

class RawClerk
{
public:
    explicit RawClerk(const QString &address) : m_connection(PQconnectdb(address.toUtf8().constData()))
    {
        prepare("begin", "BEGIN");
        prepare("number", "UPDATE raw.counter SET next = next + 1 RETURNING next");
        prepare("document", "INSERT INTO raw.document (id, number, content) VALUES ($1, $2, $3)");
        prepare("commit", "COMMIT");
    }

    void issue() const
    {
        run("begin");
        const Result number = run("number");
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        run("document", {id.constData(), PQgetvalue(number.get(), 0, 0), m_content.constData()});
        run("commit");
    }

private:
    void prepare(const char *name, const char *statement) const
    {
        require(Result(PQprepare(m_connection.get(), name, statement, 0, nullptr)));
    }

    Result run(const char *name, std::initializer_list<const char *> values = {}) const
    {
        return require(Result(PQexecPrepared(
            m_connection.get(), name, static_cast<int>(values.size()), values.begin(), nullptr, nullptr, 0)));
    }

    Result require(Result result) const
    {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            qFatal("raw: %s", PQerrorMessage(m_connection.get()));
        return result;
    }

    std::unique_ptr<PGconn, Close> m_connection;
    QByteArray m_content = QByteArray(1024, 'x');
};

} // namespace

void makeRawTables(const QString &address)
{
    const sql::PostgresConnection server(*sql::ServerAddress::parse(address), std::chrono::seconds(5));
    server.send({"CREATE SCHEMA raw", "CREATE TABLE raw.counter (next bigint)", "INSERT INTO raw.counter VALUES (0)",
        "CREATE TABLE raw.document (id uuid PRIMARY KEY, number bigint UNIQUE, content text)"});
}

Issue rawOnServer(const QString &address)
{
    return [clerk = std::make_shared<RawClerk>(address)] { clerk->issue(); };
}

} // namespace seriatim::bench
