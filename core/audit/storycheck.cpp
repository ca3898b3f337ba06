#include "audit/storycheck.h"

#include <algorithm>
#include <utility>

namespace seriatim {

void StoryCheck::take(const RecordedEvent &recorded, const std::optional<AnyEvent> &event)
{
    if (recorded.commandId != m_claims.command)
        endCommand();
    m_claims.command = recorded.commandId;
    Trace &trace = traceOf(recorded.stream);
    checkVersion(recorded, trace);
    checkPlace(recorded, event);
    if (!event)
        return;
    checkStatus(recorded, *event, trace);
    checkCredits(recorded, *event);
    claim(recorded, *event);
}

StoryCheck::Trace &StoryCheck::traceOf(const QString &stream)
{
    const QUuid id = stream.startsWith(u"document/") ? QUuid::fromString(codec::idOfStream(stream)) : QUuid();
    return id.isNull() ? m_streams[stream] : m_documents[id];
}

void StoryCheck::checkVersion(const RecordedEvent &recorded, Trace &trace)
{
    const bool isKnown = m_fromStart || trace.version > 0;
    if (isKnown && recorded.version != trace.version + 1)
        m_notebook.note(recorded.position, FindingKind::VersionWrong,
            {{"stream", recorded.stream}, {"expected", QString::number(trace.version + 1)},
                {"found", QString::number(recorded.version)}});
    trace.version = static_cast<quint32>(recorded.version);
}

/// What was issued stays as it is.
void StoryCheck::checkStatus(const RecordedEvent &recorded, const AnyEvent &event, Trace &trace)
{
    const bool isNew = trace.version == 1 && trace.status == Unknown;
    bool fits = true;
    if (std::holds_alternative<document::DraftSaved>(event)) {
        fits = isNew || trace.status == Draft || (!m_fromStart && trace.status == Unknown);
        trace.status = fits ? Draft : trace.status;
    } else if (std::holds_alternative<document::DraftDiscarded>(event)) {
        fits = trace.status == Draft || (!m_fromStart && trace.status == Unknown);
        trace.status = fits ? Discarded : trace.status;
    } else if (std::holds_alternative<document::DocumentIssued>(event)) {
        fits = isNew || trace.status == Draft || (!m_fromStart && trace.status == Unknown);
        if (fits)
            bind(trace, std::get<document::DocumentIssued>(event));
    } else if (std::holds_alternative<document::DocumentVoided>(event)) {
        fits = trace.status == Issued || (!m_fromStart && trace.status == Unknown);
        trace.status = fits ? Voided : trace.status;
    } else if (std::holds_alternative<document::DocumentCredited>(event)) {
        fits = trace.status == Issued || (!m_fromStart && trace.status == Unknown);
    }
    if (!fits)
        m_notebook.note(recorded.position, FindingKind::FrozenDocumentChanged,
            {{"document", codec::idOfStream(recorded.stream)}, {"type", recorded.type}});
}

void StoryCheck::bind(Trace &trace, const document::DocumentIssued &issued)
{
    trace.status = Issued;
    trace.period = &*m_periods.emplace(issued.series, issued.period).first;
    trace.ordinal = issued.ordinal;
}

/// A document against which a credit memo stands is not voided.
void StoryCheck::checkCredits(const RecordedEvent &recorded, const AnyEvent &event)
{
    const QString id = codec::idOfStream(recorded.stream);
    if (const auto *credited = std::get_if<document::DocumentCredited>(&event))
        m_credits[id].insert(credited->by);
    const auto standing = m_credits.find(id);
    if (standing == m_credits.end())
        return;
    if (const auto *withdrawn = std::get_if<document::CreditWithdrawn>(&event))
        standing->remove(withdrawn->by);
    if (standing->isEmpty())
        m_credits.erase(standing);
    else if (std::holds_alternative<document::DocumentVoided>(event))
        m_notebook.note(
            recorded.position, FindingKind::CreditedDocumentVoided, {{"document", id}, {"by", *standing->begin()}});
}

/// Where a log moved to, it goes on with the one arrival that it named; where it was, it does not go on.
void StoryCheck::checkPlace(const RecordedEvent &recorded, const std::optional<AnyEvent> &event)
{
    const auto moved = std::exchange(m_moved, std::nullopt);
    const bool isArrival = event && std::holds_alternative<LogArrived>(*event);
    if (moved && !(isArrival && recorded.commandId == moved->arrival))
        m_notebook.note(recorded.position, FindingKind::LiveElsewhere, {{"place", moved->to}, {"type", recorded.type}});
    if (const auto *leaves = event ? std::get_if<LogMoved>(&*event) : nullptr)
        m_moved = *leaves;
}

void StoryCheck::claim(const RecordedEvent &recorded, const AnyEvent &event)
{
    const QString id = codec::idOfStream(recorded.stream);
    if (const auto *finalized = std::get_if<series::NumberFinalized>(&event))
        m_claims.finalized.push_back(
            {recorded.position, finalized->document, finalized->number, id, finalized->period, finalized->first});
    if (const auto *issued = std::get_if<document::DocumentIssued>(&event))
        m_claims.issued.push_back(
            {recorded.position, id, issued->number, issued->series, issued->period, issued->ordinal});
    if (std::holds_alternative<document::DocumentVoided>(event)) {
        const Trace &trace = traceOf(recorded.stream);
        const auto [series, period] = trace.period ? *trace.period : std::pair<QString, Period>();
        m_claims.voidedDocuments.push_back({recorded.position, id, {}, series, period, trace.ordinal});
    }
    if (const auto *voided = std::get_if<series::NumberVoided>(&event)) {
        // Only an issued document's number bears on a document; whether it is one is told by the register.
        for (const qint64 ordinal : m_numbers.finalizedIn(id, voided->period, voided->first, voided->last))
            m_claims.voidedNumbers.push_back({recorded.position, {}, {}, id, voided->period, ordinal});
    }
}

QMap<QString, QString> StoryCheck::Bond::facts() const
{
    QMap<QString, QString> known{{"document", document}, {"number", number}};
    known.removeIf([](const auto &fact) { return fact.value().isEmpty(); });
    if (ordinal > 0)
        known.insert({{"series", series}, {"period", period.key()}, {"ordinal", QString::number(ordinal)}});
    return known;
}

void StoryCheck::noteUnmatched(const std::vector<Bond> &ones, const std::vector<Bond> &others,
    bool (Bond::*match)(const Bond &) const, FindingKind kind)
{
    for (const Bond &one : ones) {
        if (std::ranges::any_of(others, [&](const Bond &other) { return (one.*match)(other); }))
            continue;
        m_notebook.note(one.position, kind, one.facts());
    }
}

void StoryCheck::endCommand()
{
    noteUnmatched(m_claims.finalized, m_claims.issued, &Bond::isOf, FindingKind::NumberWithoutDocument);
    noteUnmatched(m_claims.issued, m_claims.finalized, &Bond::isOf, FindingKind::DocumentWithoutNumber);
    // Without the whole story it is not known which voided numbers were finalized, nor for which documents.
    if (m_fromStart) {
        const auto &[documents, numbers] = std::tie(m_claims.voidedDocuments, m_claims.voidedNumbers);
        noteUnmatched(documents, numbers, &Bond::isOfNumber, FindingKind::VoidWithoutNumber);
        noteUnmatched(numbers, documents, &Bond::isOfNumber, FindingKind::VoidWithoutDocument);
    }
    m_claims = {};
}

} // namespace seriatim
