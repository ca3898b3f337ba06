#include "domain/accept.h"
#include "log/jsonform.h"
#include "usecases/drafts.h"
#include "usecases/transact.h"

namespace seriatim {

namespace {

/// Saves a draft, and deals with the number that it holds or is to hold.
class Saving
{
public:
    Saving(Work &work, const SaveDraft &command) : m_work(work), m_command(command) {}

    Result<DocumentAnswer> run()
    {
        using Step = std::optional<Refusal> (Saving::*)();
        for (const Step step : {&Saving::load, &Saving::check, &Saving::leaveNumber, &Saving::save, &Saving::reserve}) {
            if (const auto refusal = (this->*step)())
                return *refusal;
        }
        const Position position = m_work.append();
        return answerFor(m_work.store(), m_draft, position);
    }

private:
    std::optional<Refusal> load()
    {
        if (const auto fault = idFault(m_command.id, "document"))
            return fault;
        m_draft = m_work.document(m_command.id.isEmpty() ? newIdFor(m_command.command) : m_command.id);
        m_isNew = m_draft.state.status == document::Status::None;
        return versionFault(m_work, m_draft, m_command.version);
    }

    std::optional<Refusal> check()
    {
        m_content = m_command.content;
        if (const auto refusal = acceptTexts(m_content))
            return refusal;
        if (!m_content.currency.isEmpty() && !Currency::fromCode(m_content.currency))
            return Refusal{Rule::UnknownCurrency, "currency", {{"value", m_content.currency}}};
        if (m_content.series.isEmpty())
            return std::nullopt;
        const auto series = seriesFor(m_work.store(), m_content);
        return isRefused(series) ? std::optional(refusalOf(series)) : std::nullopt;
    }

    /// A draft that moves out of its number's series or period leaves the number behind, voided with a reason.
    std::optional<Refusal> leaveNumber()
    {
        const auto held = m_work.numbers().reservationOf(m_draft.id);
        if (!held)
            return std::nullopt;
        const auto series = m_work.series(held->series);
        if (isRefused(series))
            return refusalOf(series);
        const series::State &state = std::get<LoadedSeries>(series).state;
        const QString code = effectiveSeries();
        const bool stays = code == held->series && m_content.date.isValid()
            && state.rulesAt(m_content.date).periodOf(m_content.date) == held->period;
        if (stays)
            return std::nullopt;
        if (m_command.reason.trimmed().isEmpty())
            return Refusal{
                Rule::DraftHoldsNumber, code == held->series ? "date" : "series", {{"number", held->number}}};
        return voidHeldNumber(m_work, *held, m_command.reason);
    }

    std::optional<Refusal> save()
    {
        const auto saved = m_work.execute(m_draft, document::SaveDraft{m_content});
        return isRefused(saved) ? std::optional(refusalOf(saved)) : std::nullopt;
    }

    std::optional<Refusal> reserve() { return m_isNew ? reserveForNewDraft(m_work, m_draft, m_content) : std::nullopt; }

    QString effectiveSeries() const { return seriesOfDraft(m_work.store(), m_draft.id, m_content); }

    Work &m_work;
    const SaveDraft &m_command;
    LoadedDocument m_draft;
    DocumentContent m_content;
    bool m_isNew = false;
};

} // namespace

Result<DocumentAnswer> saveDraft(Store &store, const SaveDraft &command)
{
    const json::ObjectText request{
        {"document", command.id}, {"content", json::textOf(command.content)}, {"reason", command.reason}};
    return transact(
        store, keyOf(command, "save", request), [&](Work &work) { return Saving(work, command).run(); },
        [&](const auto &events) { return repeatedDocument(store, events); });
}

} // namespace seriatim
