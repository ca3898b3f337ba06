#pragma once

#include <QStringList>

#include <vector>

#include "log/eventlog.h"
#include "log/plainissue.h"

namespace seriatim::sql {

class PostgresConnection;

/// What `issue` and `issue_many` can be called with (issue.sql, batch.sql). The server takes a number's holder from
/// whoever is logged in, so that it has to be them.
std::optional<PlainIssue> plainIssueBy(const Session &session, const std::vector<NewEvent> &events);

/// The appends of a transaction that are still to be sent. Documents that are issued one after another under the next
/// numbers of one period go as one call, so that the server writes the rows of all of them together.
class Appends
{
public:
    Appends(const PostgresConnection &connection, const Session &session) : m_connection(connection), m_session(session)
    {
    }

    void add(const CommandKey &command, const std::vector<NewEvent> &events);
    std::size_t waiting() const { return m_waiting; } ///< Commands.
    /// The statements that append them, in order. None is left.
    QStringList take();

private:
    struct Issue {
        QString command; ///< UUID.
        PlainIssue issue;
    };
    bool goesOn(const PlainIssue &issue) const;
    QString literal(const QString &text) const;
    void closeRun();

    const PostgresConnection &m_connection; ///< Whose driver spells literals.
    const Session &m_session;
    QStringList m_statements;
    std::vector<Issue> m_run; ///< Behind the statements.
    std::size_t m_waiting = 0;
};

} // namespace seriatim::sql
