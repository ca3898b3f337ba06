#pragma once

#include <QUuid>

/// The ids of commands, and of what they make. A log's keys hold them, so ids of one day lie on a few pages there, and
/// a log with a million documents behind it is written as fast as an empty one; ids without order would touch a page
/// each.
namespace seriatim::ids {

/// One that nobody has had, in the order of time: version 7 of RFC 9562, with the fraction of the millisecond in 12
/// bits (its section 6.2, method 3). The clock may be wrong: only the place in the order comes from it.
QUuid next();

/// What follows from an id and a name is always the same. Of an id in the order of time it lies beside it, and is of
/// version 8 (RFC 9562: of one's own making); of any other it is of version 5.
QUuid following(const QUuid &id, const QByteArray &name);

} // namespace seriatim::ids
