#include "sql/appends.h"

#include <utility>

#include "log/codec.h"
#include "sql/postgresconnection.h"

namespace seriatim::sql {

std::optional<IssuedTexts> issuableTexts(
    const Session &session, const PlainIssue &issue, const QString &request, const std::vector<NewEvent> &events)
{
    return issue.holder == session.actor ? issuedTextsOf(issue, request, events) : std::nullopt;
}

void Appends::addIssue(const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue)
{
    const auto texts = issuableTexts(m_session, issue, command.request, events);
    if (!texts)
        return add(command, events);
    ++m_waiting;
    if (!goesOn(issue)) {
        closeRun();
        m_run = {issue.series, issue.period, issue.ordinal, {}};
    }
    m_run.documents.append(QStringLiteral("ROW(%1, %2, %3, %4, %5, %6)")
                               .arg(literal(codec::text(command.id)), literal(command.request), literal(issue.document),
                                   QString::number(events[1].version), literal(QString::fromUtf8(texts->content)),
                                   literal(QString::fromUtf8(texts->totals))));
}

void Appends::add(const CommandKey &command, const std::vector<NewEvent> &events)
{
    ++m_waiting;
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
    return !m_run.documents.isEmpty() && issue.series == m_run.series && issue.period == m_run.period
        && issue.ordinal == m_run.first + m_run.documents.size();
}

void Appends::closeRun()
{
    if (m_run.documents.isEmpty())
        return;
    m_statements.append(QStringLiteral("SELECT issue_many(%1, %2, %3, %4, ARRAY[%5]::issuable[])")
                            .arg(literal(m_session.origin), literal(m_run.series), literal(m_run.period),
                                QString::number(m_run.first), m_run.documents.join(u',')));
    m_run = {};
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
