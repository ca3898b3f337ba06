#pragma once

#include <QString>

#include <optional>

#include "log/eventlog.h"
#include "log/openfailure.h"

/// A log's file as seen from outside, before SQLite touches it.
namespace seriatim::sql {

/// Why the file cannot be a log, judged without opening it.
std::optional<OpenFailure> fileFault(const QString &path);

/// Whether it would lie in a network folder, where file locks cannot be trusted.
bool isOnNetwork(const QString &path);

/// Brings what stands in the log's tail (`-wal`) to the disk, whoever wrote it.
void syncTail(const QString &path);

/// What a storage error means that came while the log was opened or made.
OpenFailure failureOf(const LogError &error, const QString &path);

} // namespace seriatim::sql
