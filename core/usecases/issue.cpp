#include "usecases/issue.h"

#include "domain/accept.h"
#include "usecases/drafts.h"
#include "usecases/usecases.h"

namespace seriatim {

namespace {

/// What is to be frozen: the draft's content or the newer one that was sent, with the company's data copied in.
Result<DocumentContent> contentToIssue(Work &work, const IssueDocument &command, const LoadedDocument &document)
{
    DocumentContent content = command.content.value_or(document.state.content);
    if (command.id.isEmpty() && content.series.isEmpty())
        content.series = work.usualSeries(content.kind);
    else
        content.series = seriesOfDraft(work.store(), command.id, content);
    content = completed(work.store(), work.company(), content);
    if (content.series.isEmpty())
        return Refusal{Rule::NoSeriesForKind, "series", {{"kind", content.kind.id()}}};
    if (const auto refusal = acceptTexts(content))
        return *refusal;
    return content;
}

QString documentOf(const IssueDocument &command)
{
    return command.id.isEmpty() ? newIdFor(command.command) : command.id;
}

/// The one-step saga on its way: a document, its series, and the number between them.
class Issue
{
public:
    Issue(Work &work, const IssueDocument &command) : m_work(work), m_command(command) {}

    Result<DocumentAnswer> run()
    {
        using Step = std::optional<Refusal> (Issue::*)();
        for (const Step step : {&Issue::load, &Issue::complete, &Issue::takeNumber, &Issue::lookAtDate,
                 &Issue::lookAtContent, &Issue::freeze, &Issue::credit}) {
            if (const auto refusal = (this->*step)())
                return *refusal;
        }
        const Position position = m_work.append(m_plain);
        if (m_taken) // Else the neighbours of its number are known, but not the latest.
            m_work.carry(std::move(m_series));
        DocumentAnswer answer = answerFor(m_work.store(), m_document, position);
        answer.warnings = m_warnings;
        return answer;
    }

private:
    std::optional<Refusal> load()
    {
        if (const auto fault = idFault(m_command.id, "document"))
            return fault;
        // A new document's id is made of the command's: there is nothing to be known of it.
        m_document =
            m_command.id.isEmpty() ? LoadedDocument{documentOf(m_command), {}, 0} : m_work.document(m_command.id);
        if (const auto fault = versionFault(m_work, m_document, m_command.version))
            return fault;
        // Before all that is about a new number: a document that has one is not told what its date would need.
        const bool isNew = m_document.state.status == document::Status::None && m_command.content;
        if (const auto fault = document::notADraftFault(m_document.state); fault && !isNew)
            return about(m_document, *fault);
        return m_work.clockFault();
    }

    std::optional<Refusal> complete()
    {
        auto content = contentToIssue(m_work, m_command, m_document);
        if (isRefused(content))
            return refusalOf(content);
        m_content = std::get<DocumentContent>(std::move(content));
        // Said before anything about numbers: what is missing is what the clerk can mend.
        const Refusals missing = document::missingForIssue(m_content);
        if (!missing.empty())
            return missing.front();
        auto series = m_work.series(m_content.series);
        if (isRefused(series))
            return refusalOf(series);
        m_series = std::get<LoadedSeries>(std::move(series));
        return kindFault(m_series, m_content);
    }

    /// Uses the number that the draft holds, or reserves the next.
    std::optional<Refusal> takeNumber()
    {
        // A number that was reserved before does not make a date nearer.
        if (const auto fault = series::dateFault(m_content.date, m_work.today()))
            return fault;
        m_period = m_series.state.rulesAt(m_content.date).periodOf(m_content.date);
        const auto held = m_work.numbers().reservationOf(m_command.id);
        if (!m_command.held.isEmpty() && (!held || held->number != m_command.held))
            return Refusal{Rule::ReservationGone, "number", {{"number", m_command.held}}};
        if (held) {
            if (held->series != m_content.series || held->period != m_period)
                return Refusal{Rule::DraftHoldsNumber, held->series != m_content.series ? "series" : "date",
                    {{"number", held->number}}};
            m_ordinal = held->ordinal;
            m_number = held->number;
            m_work.loadNumbers(m_series, m_period, m_ordinal, m_ordinal);
            m_work.loadNeighbours(m_series, m_period, m_ordinal);
        } else {
            m_work.loadPeriod(m_series, m_period);
            m_isPassedOver = series::isPassedOver(m_series.state, m_period);
            const auto reserved = m_work.execute(
                m_series, series::Reserve{m_content.date, m_work.today(), 1, m_document.id, {}, m_work.actor()});
            if (isRefused(reserved))
                return refusalOf(reserved);
            const auto &taken = std::get<series::NumberReserved>(std::get<series::Events>(reserved).front());
            m_ordinal = taken.first;
            m_number = taken.firstNumber;
            m_taken = taken;
            m_work.loadLatest(m_series, m_period, m_ordinal);
        }
        return std::nullopt;
    }

    std::optional<Refusal> lookAtDate()
    {
        return warn(series::longPastWarning(m_content.date, m_work.today(), m_isPassedOver, m_number));
    }

    std::optional<Refusal> lookAtContent()
    {
        const auto totals = reckon(m_content);
        if (isRefused(totals))
            return refusalOf(totals);
        m_totals = std::get<Totals>(totals);
        for (const Refusal &each : document::issueWarnings(m_content, m_totals)) {
            if (const auto refusal = warn(each))
                return refusal;
        }
        return std::nullopt;
    }

    std::optional<Refusal> freeze()
    {
        const auto issued = m_work.execute(
            m_document, document::Issue{m_content, m_totals, m_content.series, m_period, m_ordinal, m_number});
        if (isRefused(issued))
            return refusalOf(issued);

        const auto finalized = m_work.execute(m_series,
            series::Finalize{m_period, m_ordinal, m_document.id, m_content.date, m_work.actor(),
                m_command.accepted.covers(Rule::DateOutOfOrder)});
        if (isRefused(finalized))
            return refusalOf(finalized);
        const auto &final = std::get<series::NumberFinalized>(std::get<series::Events>(finalized).front());
        for (const Refusal &each : warningsOf(m_work.store(), final))
            m_warnings.push_back(each);
        if (m_taken)
            m_plain = plainIssueOf(
                *m_taken, std::get<document::DocumentIssued>(std::get<document::Events>(issued).front()), final);
        return std::nullopt;
    }

    /// Tells the credited document, if this one takes one back.
    std::optional<Refusal> credit()
    {
        const QString source = creditedDocument(m_work.store(), m_content);
        if (source.isEmpty())
            return std::nullopt;
        LoadedDocument credited = m_work.document(source);
        const document::Credit command{m_document.id, m_document.state.number, m_document.state.totals.gross,
            creditedBefore(m_work.store(), credited.state)};
        const auto warning = document::creditWarning(command, credited.state);
        const auto result = m_work.execute(credited, command);
        if (isRefused(result))
            return refusalOf(result);
        return warn(warning);
    }

    /// What was accepted is answered with the number; what was not stands in the way.
    std::optional<Refusal> warn(const std::optional<Refusal> &warning)
    {
        if (warning && !m_command.accepted.covers(warning->rule))
            return warning;
        if (warning)
            m_warnings.push_back(*warning);
        return std::nullopt;
    }

    Work &m_work;
    const IssueDocument &m_command;
    LoadedDocument m_document;
    DocumentContent m_content;
    Totals m_totals;
    LoadedSeries m_series;
    Period m_period;
    qint64 m_ordinal = 0;
    QString m_number;
    std::optional<series::NumberReserved> m_taken; ///< Empty: the number was reserved before.
    std::optional<PlainIssue> m_plain;
    bool m_isPassedOver = false;
    Refusals m_warnings;
};

} // namespace

Result<DocumentAnswer> issue(Work &work, const IssueDocument &command)
{
    return Issue(work, command).run();
}

} // namespace seriatim
