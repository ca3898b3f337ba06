#include "sql/issueinsert.h"

#include "sql/schema.h"

namespace seriatim::sql {

namespace {

void bindTexts(Binding &to, std::initializer_list<const QString *> texts)
{
    for (const QString *each : texts)
        to.text(*each);
}

void bindNumber(Binding &to, const IssuedRow &row, std::span<const RecordedEvent> events)
{
    const RecordedEvent &final = events[2];
    bindTexts(to, {&row.series, &row.period});
    to.integer(row.ordinal);
    bindTexts(to,
        {&row.number, &row.document, &row.holder, &final.origin, &row.date, &row.inversion, &final.recordedAt,
            &final.actor});
    to.integer(events[0].position);
    to.integer(final.position);
    to.integer(final.position);
}

void bindDocument(Binding &to, const IssuedRow &row, std::span<const RecordedEvent> events)
{
    const RecordedEvent &issued = events[1];
    bindTexts(to, {&row.document, &row.kind, &row.series, &row.series, &row.period});
    to.integer(row.ordinal);
    bindTexts(to, {&row.number, &row.date, &row.due, &row.partyId, &row.partyName, &row.reference, &row.currency});
    to.integer(row.net);
    to.integer(row.gross);
    bindTexts(to, {&row.amount, &row.follows});
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

bool IssueInsert::takeStep(const IssuedRow &row)
{
    m_period.run([&](Binding &to) {
        to.integer(!row.inversion.isEmpty());
        bindTexts(to, {&row.series, &row.period});
        to.integer(row.ordinal);
    });
    return m_period.changes() == 1;
}

bool IssueInsert::run(const IssuedRow &row, const QString &request, std::span<const RecordedEvent> events)
{
    // Asked each time: another program can bring a file to its own version while it is open here.
    if (m_version.answer() != SchemaVersion || !takeStep(row))
        return false;
    m_command.run([&](Binding &to) {
        to.text(events[0].commandId);
        to.integer(events[0].position);
        to.integer(events[2].position);
        to.text(request);
    });
    m_number.run([&](Binding &to) { bindNumber(to, row, events); });
    m_document.run([&](Binding &to) { bindDocument(to, row, events); });
    return true;
}

} // namespace seriatim::sql
