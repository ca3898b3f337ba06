#pragma once

#include <QStringList>

namespace seriatim::sql {

class PostgresConnection;

/// Begins a transaction on a server with the turn to write, for an administrator's long work.
///
/// Whoever waits for a lock keeps a moment of the database in view, and the server from tidying up behind it; and a
/// clerk keeps the turn for as long as a busy disk takes for a commit, which was seen to be two seconds. So it is asked
/// for anew twice a second, until the connection's patience ends: then this throws `Busy`.
///
/// `statements` go between the beginning and the turn.
void beginWithTurn(const PostgresConnection &server, const QStringList &statements = {});

} // namespace seriatim::sql
