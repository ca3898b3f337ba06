#pragma once

#include "log/openfailure.h"
#include "sql/database.h"
#include "store/store.h"

#include <memory>
#include <variant>

namespace seriatim::sql {

using Opened = std::variant<std::unique_ptr<Store>, OpenFailure>;

struct OpenOptions {
    std::chrono::milliseconds patience = DefaultPatience; ///< How long a writer waits for the lock.
};

/// Opens a log. One that is damaged, a backup, of a newer format or not writable is opened to be read, and says why
/// (`Store::readOnlyReason`): `read-only-file`, `newer-format`, `unknown-events`, `backup`, `moved`, `damaged`.
///
/// From read-only media the file and its `-wal` are copied aside, and the copy is opened.
Opened openStore(const QString &path, const Session &session, const OpenOptions &options = {});

/// Makes a new, empty log, readable by its owner only. It appears under its name when it is whole.
Opened createStore(const QString &path, const Session &session, const OpenOptions &options = {});

} // namespace seriatim::sql
