#pragma once

#include "sql/postgresconnection.h"
#include "support/postgresserver.h"

/// Whoever speaks to the server without the program.
namespace seriatim {

inline sql::PostgresConnection connectionOf(const QString &user, const QString &address)
{
    return sql::PostgresConnection(
        *sql::ServerAddress::parse(PostgresServer::as(user, address)), std::chrono::seconds(5));
}

/// A call of `append` with one event or more, each `stream|version|type|data`; `+1` as version: the next of its stream.
inline QString appended(const QString &events)
{
    QStringList streams, versions, types, datas;
    for (const QString &event : events.split(u'\n')) {
        const QStringList parts = event.split(u'|');
        streams.append(QStringLiteral("'%1'").arg(parts[0]));
        versions.append(parts[1].startsWith(u'+')
                ? QStringLiteral("(SELECT coalesce(max(version), 0) + %1 FROM event WHERE stream = '%2')")
                      .arg(parts[1].mid(1), parts[0])
                : parts[1]);
        types.append(QStringLiteral("'%1'").arg(parts[2]));
        datas.append(QStringLiteral("'%1'").arg(parts[3]));
    }
    return QStringLiteral(
        "SELECT append(gen_random_uuid()::text, 'desk', ARRAY[%1], ARRAY[%2]::bigint[], ARRAY[%3], ARRAY[%4])")
        .arg(streams.join(u','), versions.join(u','), types.join(u','), datas.join(u','));
}

/// The state (SQLSTATE) that the statements are answered with, one after another within a transaction that is taken
/// back; empty: they are done. `words`: what the server says.
inline QString stateOf(const sql::PostgresConnection &connection, const QString &statements, QString &words)
{
    QString state;
    connection.send({"BEGIN"});
    try {
        connection.send(statements.split("; "));
    } catch (const sql::ServerError &error) {
        state = error.state().isEmpty() ? QStringLiteral("lost") : error.state();
        words = error.detail();
    }
    connection.send({"ROLLBACK"});
    return state;
}

} // namespace seriatim
