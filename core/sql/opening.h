#pragma once

#include "log/openfailure.h"
#include "sql/database.h"
#include "store/store.h"

#include <functional>
#include <memory>
#include <variant>

namespace seriatim::sql {

using Opened = std::variant<std::unique_ptr<Store>, OpenFailure>;

struct OpenOptions {
    std::chrono::milliseconds patience = DefaultPatience; ///< How long a writer waits for the lock.
    QString password = {}; ///< For a server, as somebody typed it; empty: as libpq finds it (`~/.pgpass`).
};

/// Opens a log: a file, or an address (`serveraddress.h`). One that is damaged, a backup, of a newer format or not
/// writable is opened to be read, and says why (`Store::readOnlyReason`): `read-only-file`, `newer-format`,
/// `unknown-events`, `backup`, `moved`, `damaged`, `other-name` (it has a second name, by which others would not see
/// what is written by this one).
///
/// From read-only media the file and its `-wal` are copied aside, and the copy is opened.
/// Looking changes nothing in the file: it is opened for writing when it is known that it may be written.
Opened openStore(const QString &path, const Session &session, const OpenOptions &options = {});

/// Whether the log is on a server, where who is logged in is known and not merely said.
bool isOnServer(const QString &log);
/// A log on a server in few words: `office @ db.example`.
QString shownPlace(const QString &log);

/// Puts into a new log what it begins with; `path` is its name until then, for other stores on it. A refusal unmakes a
/// file. A server's log cannot be unmade: what was committed before the refusal stays, and the log is begun.
using Fill = std::function<std::optional<Refusal>(Store &store, const QString &path)>;
using Created = std::variant<std::unique_ptr<Store>, OpenFailure, Refusal>;

/// Makes a new log, readable by its owner only. It appears under its name when it is whole and filled. On a server,
/// where its administrator has made an empty one (`serversetup.h`), it is filled.
Created createStore(
    const QString &path, const Session &session, const Fill &fill = {}, const OpenOptions &options = {});

} // namespace seriatim::sql
