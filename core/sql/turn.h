#pragma once

namespace seriatim::sql {

class PostgresConnection;

/// Begins a transaction on a server with the turn to write, and with the owner's rights, for an administrator's work.
/// Throws `Busy` if others have kept the turn for as long as the connection is patient.
///
/// Unlike `lock_log`, which a clerk has, it keeps no moment of the database in view while it waits, so that the server
/// can tidy up: a busy disk may keep a clerk at their commit, and whoever waits, for seconds (1.9 were measured).
void beginWithTurn(const PostgresConnection &server);

} // namespace seriatim::sql
