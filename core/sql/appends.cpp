#include "sql/appends.h"

#include <utility>

#include "log/codec.h"
#include "sql/postgresconnection.h"

namespace seriatim::sql {

std::optional<PlainIssue> plainIssueBy(const Session &session, const std::vector<NewEvent> &events)
{
    auto issue = plainIssueOf(events);
    return issue && issue->holder == session.actor ? issue : std::nullopt;
}

void Appends::add(const CommandKey &command, const std::vector<NewEvent> &events)
{
    ++m_waiting;
    if (auto issue = plainIssueBy(m_session, events)) {
        if (!goesOn(*issue))
            closeRun();
        m_run.push_back({codec::text(command.id), *std::move(issue)});
        return;
    }
    closeRun();
    QVariantList streams, versions, types, datas;
    for (const NewEvent &event : events) {
        streams.append(event.stream);
        versions.append(event.version);
        types.append(event.type);
        datas.append(QString::fromUtf8(event.data));
    }
    m_statements.append(
        QStringLiteral("SELECT append(%1, %2, %3, %4::bigint[], %5, %6)")
            .arg(literal(codec::text(command.id)), literal(m_session.origin), m_connection.array(streams),
                m_connection.array(versions), m_connection.array(types), m_connection.array(datas)));
}

/// Whether it comes right behind the latest of the run.
bool Appends::goesOn(const PlainIssue &issue) const
{
    if (m_run.empty())
        return true;
    const PlainIssue &latest = m_run.back().issue;
    return issue.series == latest.series && issue.period == latest.period && issue.ordinal == latest.ordinal + 1;
}

void Appends::closeRun()
{
    if (m_run.empty())
        return;
    QStringList documents;
    for (const auto &[command, issue] : m_run)
        documents.append(
            QStringLiteral("ROW(%1, %2, %3, %4, %5, %6)")
                .arg(literal(command), literal(issue.request), literal(issue.document), QString::number(issue.version),
                    literal(QString::fromUtf8(issue.content)), literal(QString::fromUtf8(issue.totals))));
    const PlainIssue &first = m_run.front().issue;
    m_statements.append(QStringLiteral("SELECT issue_many(%1, %2, %3, %4, ARRAY[%5]::issuable[])")
                            .arg(literal(m_session.origin), literal(first.series), literal(first.period),
                                QString::number(first.ordinal), documents.join(u',')));
    m_run.clear();
}

QStringList Appends::take()
{
    closeRun();
    m_waiting = 0;
    return std::exchange(m_statements, {});
}

QString Appends::literal(const QString &text) const
{
    return m_connection.literal(text);
}

} // namespace seriatim::sql
