#pragma once

#include <QByteArray>

struct pg_conn;

namespace seriatim::sql {

/// A message that was sent to the server over a connection of Qt's driver, and whose answer is not waited for yet: the
/// server works on it meanwhile. There is one at a time, and its answer is taken before anything else is sent. Until
/// then libpq reads on no farther, so that notifications are not heard, either.
///
/// Qt's `exec` always waits, so libpq is spoken to directly, as far as this goes and no farther.
class Posted
{
public:
    explicit Posted(pg_conn *connection) : m_connection(connection) {}

    /// Whether it matters how the message fares.
    enum class Kind { Vital, Courtesy };

    /// Sends the message, when the one before it is answered. Throws `ServerError`.
    void post(const QByteArray &message, Kind kind);
    /// Waits for what was posted. Throws `ServerError` if it was vital and failed.
    void await();
    /// Waits, however it fared.
    void forget();

private:
    pg_conn *m_connection; ///< The driver's.
    Kind m_kind = Kind::Courtesy;
    bool m_isOpen = false; ///< There is an answer to be waited for.
};

} // namespace seriatim::sql
