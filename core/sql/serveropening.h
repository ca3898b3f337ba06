#pragma once

#include "sql/opening.h"

namespace seriatim::sql {

/// Opens a log on a PostgreSQL server (`ServerAddress`). An auditor's login opens it to be read: `readOnlyReason` is
/// `auditor` then. A server whose settings would lose what was told is refused.
Opened openServer(const QString &address, const Session &session, const OpenOptions &options = {});

/// Why there is no connection, by libpq's words.
OpenFailure noConnection(const QString &address, const QString &words);

} // namespace seriatim::sql
