#include "sql/issueinsert.h"

#include "sql/schema.h"

namespace seriatim::sql {

namespace {

void bindTexts(Binding &to, std::initializer_list<const QString *> texts)
{
    for (const QString *each : texts)
        to.text(*each);
}

void bindNumber(Binding &to, const PlainIssue &issue, std::span<const RecordedEvent> events)
{
    const RecordedEvent &final = events[2];
    bindTexts(to, {&issue.series, &issue.period});
    to.integer(issue.ordinal);
    bindTexts(to,
        {&issue.number, &issue.document, &issue.holder, &final.origin, &issue.date, &issue.inversion, &final.recordedAt,
            &final.actor});
    to.integer(events[0].position);
    to.integer(final.position);
    to.integer(final.position);
}

void bindDocument(Binding &to, const PlainIssue &issue, std::span<const RecordedEvent> events)
{
    const RecordedEvent &issued = events[1];
    bindTexts(to, {&issue.document, &issue.kind, &issue.series, &issue.series, &issue.period});
    to.integer(issue.ordinal);
    bindTexts(to,
        {&issue.number, &issue.date, &issue.due, &issue.partyId, &issue.partyName, &issue.reference, &issue.currency});
    to.integer(issue.net);
    to.integer(issue.gross);
    bindTexts(to, {&issue.amount, &issue.follows});
    to.integer(issued.version);
    to.integer(issued.position);
    bindTexts(to, {&issued.recordedAt, &issued.actor});
    to.integer(events[2].position);
}

} // namespace

IssueInsert::IssueInsert(const Database &database)
    : m_version(database, "issue.version"),
      m_period(database, "issue.period"),
      m_command(database, "issue.command"),
      m_number(database, "issue.number"),
      m_document(database, "issue.document")
{
}

bool IssueInsert::takeStep(const PlainIssue &issue)
{
    m_period.run([&](Binding &to) {
        to.integer(!issue.inversion.isEmpty());
        bindTexts(to, {&issue.series, &issue.period});
        to.integer(issue.ordinal);
    });
    return m_period.changes() == 1;
}

bool IssueInsert::run(const PlainIssue &issue, const QString &request, std::span<const RecordedEvent> events)
{
    // Asked each time: another program can bring a file to its own version while it is open here.
    if (m_version.answer() != SchemaVersion || !takeStep(issue))
        return false;
    m_command.run([&](Binding &to) {
        to.text(events[0].commandId);
        to.integer(events[0].position);
        to.integer(events[2].position);
        to.text(request);
    });
    m_number.run([&](Binding &to) { bindNumber(to, issue, events); });
    m_document.run([&](Binding &to) { bindDocument(to, issue, events); });
    return true;
}

} // namespace seriatim::sql
