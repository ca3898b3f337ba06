#include "sql/eventinsert.h"

#include <algorithm>

namespace seriatim::sql {

namespace {

void bind(Binding &to, const RecordedEvent &event)
{
    to.integer(event.position);
    to.text(event.stream);
    to.integer(event.version);
    for (const QString *each : {&event.type, &event.recordedAt, &event.actor, &event.origin, &event.commandId})
        to.text(*each);
    to.utf8(event.data);
    to.blob(event.hash);
}

} // namespace

EventInsert::EventInsert(const Database &database)
    : m_statements{DirectStatement(database, "log.append"), DirectStatement(database, "log.append2"),
        DirectStatement(database, "log.append3"), DirectStatement(database, "log.append4")}
{
}

void EventInsert::run(std::span<const RecordedEvent> events)
{
    while (!events.empty()) {
        const auto now = events.first(std::min(events.size(), m_statements.size()));
        m_statements[now.size() - 1].run([&](Binding &binding) {
            for (const RecordedEvent &each : now)
                bind(binding, each);
        });
        events = events.subspan(now.size());
    }
}

} // namespace seriatim::sql
