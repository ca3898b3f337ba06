#include "domain/accept.h"
#include "log/jsonform.h"
#include "usecases/batch.h"
#include "usecases/drafts.h"
#include "usecases/transact.h"
#include "usecases/usecases.h"

#include <algorithm>
#include <iterator>

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
        const Position position = m_work.append();
        if (!m_isHeld) // Else the neighbours of its number are known, but not the latest.
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
        const auto content = contentToIssue(m_work, m_command, m_document);
        if (isRefused(content))
            return refusalOf(content);
        m_content = std::get<DocumentContent>(content);
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
            m_isHeld = true;
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
        for (const Refusal &each :
            warningsOf(m_work.store(), std::get<series::NumberFinalized>(std::get<series::Events>(finalized).front())))
            m_warnings.push_back(each);
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
    bool m_isHeld = false; ///< The number was reserved before.
    bool m_isPassedOver = false;
    Refusals m_warnings;
};

} // namespace

CommandKey keyOf(const IssueDocument &command)
{
    json::ObjectText request{{"document", command.id}};
    if (command.content)
        request.add("content", json::textOf(*command.content));
    return keyOf(command, "issue", request);
}

/// Gives the document its number and issues it, in one append over two streams: no crash can leave a number without
/// a document, or a document without its number.
Result<DocumentAnswer> issueDocument(Store &store, const IssueDocument &command)
{
    return transact(
        store, keyOf(command), [&](Work &work) { return Issue(work, command).run(); },
        [&](const auto &events) { return repeatedDocument(store, events); }, command.id);
}

std::optional<Result<DocumentAnswer>> lookUp(const Store &store, const IssueDocument &command)
{
    return lookedUp<Result<DocumentAnswer>>(
        store, keyOf(command), [&](const auto &events) { return repeatedDocument(store, events); });
}

namespace {

/// Which of the commands were done before. Asked at once, for to some engines each question is a journey.
std::map<QUuid, CommandRecord> doneBefore(const EventLog &log, std::span<const IssueDocument> commands)
{
    std::map<QUuid, CommandRecord> done;
    for (const IssueDocument &each : commands) {
        if (const auto record = log.command(each.command))
            done.emplace(each.command, *record);
    }
    return done;
}

Foresight foresightOf(std::span<const IssueDocument> commands)
{
    Foresight foresight;
    for (const IssueDocument &each : commands)
        foresight.commands.push_back(each.command);
    if (!commands.empty())
        foresight.document = commands.front().id;
    return foresight;
}

} // namespace

std::vector<Result<DocumentAnswer>> issueDocuments(Store &store, std::span<const IssueDocument> commands)
{
    std::vector<CommandKey> keys;
    std::ranges::transform(commands, std::back_inserter(keys), [](const IssueDocument &each) { return keyOf(each); });
    return issueDocuments(store, commands, keys);
}

std::vector<Result<DocumentAnswer>> issueDocuments(
    Store &store, std::span<const IssueDocument> commands, std::span<const CommandKey> keys)
{
    store.log().expect(foresightOf(commands)); // Comes with the lock.
    const auto begun = beginWriting(store);
    if (isRefused(begun))
        return std::vector<Result<DocumentAnswer>>(commands.size(), refusalOf(begun));
    Transaction &transaction = *std::get<std::unique_ptr<Transaction>>(begun);

    Carried carried;
    carried.done = doneBefore(std::as_const(store).log(), commands);
    std::vector<Result<DocumentAnswer>> results;
    results.reserve(commands.size());
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const IssueDocument &command = commands[i];
        if (i > 0)
            store.log().expect({{}, command.id});
        results.push_back(perform(
            store, transaction, carried, keys[i], [&](Work &work) { return Issue(work, command).run(); },
            [&](const auto &events) { return repeatedDocument(store, events); }));
    }
    transaction.commit();
    return results;
}

} // namespace seriatim
