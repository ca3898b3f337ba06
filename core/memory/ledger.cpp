#include "memory/ledger.h"

#include "domain/text.h"
#include "log/chain.h"

namespace seriatim {

namespace {

[[noreturn]] void refuse(const QString &detail)
{
    throw LogError(LogError::Kind::Failed, detail);
}

} // namespace

std::vector<RecordedEvent> Ledger::append(
    const CommandKey &command, const std::vector<NewEvent> &events, const Session &session)
{
    const QString commandId = codec::text(command.id);
    if (m_commands.contains(commandId))
        refuse(QStringLiteral("the command %1 was done before").arg(commandId));
    const QString time = chain::timestamp(session.clock());
    const Position before = m_info.head.position;

    std::vector<RecordedEvent> appended;
    for (const NewEvent &event : events) {
        appended.push_back(record(commandId, event, time, session));
        take(appended.back());
    }
    if (!events.empty())
        m_commands[commandId] = {before + 1, m_info.head.position, command.request};
    return appended;
}

RecordedEvent Ledger::record(
    const QString &commandId, const NewEvent &event, const QString &time, const Session &session) const
{
    if (event.version != versionOf(event.stream) + 1)
        refuse(QStringLiteral("version %1 of %2 is not the next").arg(event.version).arg(event.stream));
    if (event.data.size() > MaxDataBytes)
        refuse(QStringLiteral("the data of an event are too long"));
    RecordedEvent recorded{m_info.head.position + 1, event.stream, event.version, event.type, time, session.actor,
        session.origin, commandId, event.data, {}};
    if (const QString column = chain::forbiddenColumn(recorded); !column.isEmpty())
        refuse(QStringLiteral("the format forbids this %1").arg(column));
    recorded.hash = chain::link(m_info.head.hash, recorded);
    return recorded;
}

void Ledger::take(const RecordedEvent &recorded)
{
    m_streams[recorded.stream].push_back(m_events.size());
    m_events.push_back(recorded);
    m_info.head = {recorded.position, recorded.hash};
    fold(recorded);
}

void Ledger::fold(const RecordedEvent &recorded)
{
    const auto event = codec::decode(recorded);
    if (!event)
        refuse(QStringLiteral("unknown type of event: %1").arg(recorded.type));
    claimNumbers(recorded, *event);
    QStringList touched = m_numbers.documentsOf(recorded, *event);
    m_numbers.apply(recorded, *event);
    touched += m_numbers.documentsOf(recorded, *event);
    m_documents.apply(recorded, *event);
    for (const QString &document : touched)
        m_documents.touch(document, recorded);
    m_parties.apply(recorded, *event);
}

/// A number is given by its reservation, or its loss, and free again when it steps back.
void Ledger::claimNumbers(const RecordedEvent &recorded, const AnyEvent &event)
{
    const bool gives =
        std::holds_alternative<series::NumberReserved>(event) || std::holds_alternative<series::NumberLost>(event);
    const auto span = spanOf(event);
    const auto file = m_numbers.series().find(codec::idOfStream(recorded.stream));
    if (!span || file == m_numbers.series().end() || (!gives && !std::holds_alternative<series::NumberReleased>(event)))
        return;
    for (qint64 ordinal = span->first; ordinal <= span->last; ++ordinal) {
        const QString text = file->second.textOf(span->period, ordinal);
        if (!gives)
            m_texts.erase(text);
        else if (!m_texts.emplace(text, recorded.position).second)
            refuse(QStringLiteral("the number %1 is given already").arg(text));
    }
}

Ledger Ledger::rebuilt() const
{
    Ledger fresh(*this);
    fresh.m_texts.clear();
    fresh.m_numbers = {};
    fresh.m_documents = {};
    fresh.m_parties = {};
    for (const RecordedEvent &recorded : m_events)
        fresh.fold(recorded);
    return fresh;
}

QStringList Ledger::differencesFrom(const Ledger &other) const
{
    QStringList tables;
    if (m_numbers != other.m_numbers)
        tables.append(QStringLiteral("numbers"));
    if (m_documents != other.m_documents)
        tables.append(QStringLiteral("documents"));
    if (m_parties != other.m_parties)
        tables.append(QStringLiteral("parties"));
    return tables;
}

std::vector<RecordedEvent> Ledger::stream(const QString &name) const
{
    std::vector<RecordedEvent> events;
    const auto found = m_streams.find(name);
    if (found != m_streams.end()) {
        for (const std::size_t index : found->second)
            events.push_back(m_events[index]);
    }
    return events;
}

Version Ledger::versionOf(const QString &stream) const
{
    const auto found = m_streams.find(stream);
    return found == m_streams.end() ? 0 : static_cast<Version>(found->second.size());
}

std::optional<CommandRecord> Ledger::command(const QString &id) const
{
    const auto found = m_commands.find(id);
    return found == m_commands.end() ? std::nullopt : std::optional(found->second);
}

} // namespace seriatim
