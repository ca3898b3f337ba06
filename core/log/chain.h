#pragma once

#include "log/eventlog.h"

namespace seriatim::chain {

/// hash(0) = SHA-256("seriatim/1/" + log id).
QByteArray genesis(const QString &logId);

/// SHA-256(previous hash || position, stream, version, type, recorded_at, actor, origin, command_id, data, joined by
/// line breaks) (FORMAT, Hash). `event.hash` is not looked at.
QByteArray link(const QByteArray &previous, const RecordedEvent &event);

/// The published form of a time: UTC, six digits behind the second.
QString timestamp(const QDateTime &time);

/// Reads what `timestamp` wrote; invalid for anything else.
QDateTime fromTimestamp(const QString &text);

/// A column of the event that the format forbids (a control character outside data, a lone surrogate, nothing at all);
/// empty if there is none.
QString forbiddenColumn(const RecordedEvent &event);

} // namespace seriatim::chain
