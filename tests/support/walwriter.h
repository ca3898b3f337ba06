#pragma once

#include <sys/types.h>

namespace seriatim {

namespace sql {
class PostgresConnection;
}

/// Stops the server's WAL writer (SIGSTOP), so that nothing is written but what somebody waits for; its process.
/// Stopped while it writes, it would hold what everybody needs who flushes: so it is let go on until it rests.
pid_t freezeWalWriter(const sql::PostgresConnection &admin);

} // namespace seriatim
