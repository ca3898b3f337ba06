#pragma once

#include <QStringList>

#include <vector>

#include "log/plainissue.h"

namespace seriatim::sql {

class PostgresConnection;

/// What `issue` and `issue_many` can be called with (issue.sql, batch.sql); empty if the events have to be appended as
/// they are. The server takes a number's holder from whoever is logged in, so that it has to be them.
std::optional<IssuedTexts> issuableTexts(
    const Session &session, const PlainIssue &issue, const QString &request, const std::vector<NewEvent> &events);

/// The appends of a transaction that are still to be sent. Documents that are issued one after another under the next
/// numbers of one period go as one call, so that the server writes the rows of all of them together.
class Appends
{
public:
    Appends(const PostgresConnection &connection, const Session &session) : m_connection(connection), m_session(session)
    {
    }

    void add(const CommandKey &command, const std::vector<NewEvent> &events);
    void addIssue(const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue);
    std::size_t waiting() const { return m_waiting; } ///< Commands.
    /// The statements that append them, in order. None is left.
    QStringList take();

private:
    struct Run {
        QString series, period;
        qint64 first = 0;      ///< Ordinal.
        QStringList documents; ///< As they stand in the call.
    };
    bool goesOn(const PlainIssue &issue) const;
    QString literal(const QString &text) const;
    void closeRun();

    const PostgresConnection &m_connection; ///< Whose driver spells literals.
    const Session &m_session;
    QStringList m_statements;
    Run m_run; ///< Behind the statements.
    std::size_t m_waiting = 0;
};

} // namespace seriatim::sql
