#include "log/jsonform.h"
#include "usecases/batch.h"
#include "usecases/issue.h"
#include "usecases/transact.h"

#include <algorithm>
#include <iterator>

/// How documents are issued: one that is new ahead of its turn, where the engine can; otherwise, and many at once,
/// under the log's lock.
namespace seriatim {

CommandKey keyOf(const IssueDocument &command)
{
    json::ObjectText request{{"document", command.id}};
    if (command.content)
        request.add("content", json::textOf(*command.content));
    return keyOf(command, "issue", request);
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

/// What is known from the command before, if nobody else wrote since. The clock is looked at each time.
Carried carriedTo(Store &store, const Transaction &transaction)
{
    Carried carried = store.takeCarried();
    if (carried.upTo != transaction.position())
        return {};
    carried.clockFault.reset();
    carried.done.reset();
    return carried;
}

/// A new document, of which nothing but its series has to be known, and the company.
bool canBeForeseen(const IssueDocument &command)
{
    return command.id.isEmpty() && command.content && !command.content->kind.takesBack();
}

/// What is known after an issue that was decided ahead: the number that was given stands in the place of the one that
/// was foreseen. Of other counters nothing is, for others may have moved them meanwhile.
void renumber(Carried &carried, const Forecast::Issued &issued)
{
    std::erase_if(carried.series, [&](const auto &each) { return each.first != issued.series; });
    for (auto &[code, series] : carried.series) {
        series.version = issued.seriesVersion;
        auto &periods = series.state.periods;
        std::erase_if(periods, [&](const auto &each) { return each.first.key() != issued.period; });
        for (auto &[key, period] : periods) {
            auto latest = period.numbers.extract(std::prev(period.numbers.end()));
            latest.key() = issued.ordinal;
            period.numbers.clear();
            period.numbers.insert(std::move(latest));
            period.next = issued.ordinal + 1;
        }
    }
    carried.upTo = issued.position;
}

/// Decided before its turn, on what the command before left known. Empty: not enough is known, or it holds no longer.
/// No refusal is told from here, for it may be by what holds no longer; and no warning, which names a number.
std::optional<Result<DocumentAnswer>> issuedAhead(Store &store, const IssueDocument &command, const CommandKey &key)
{
    if (!canBeForeseen(command))
        return std::nullopt;
    Carried carried = store.takeCarried();
    const auto forecast = store.log().forecast(carried.upTo);
    if (!forecast) {
        store.carry(std::move(carried));
        return std::nullopt;
    }
    carried.done.emplace(); // The engine looks, under the lock; and at the clock.
    carried.clockFault.emplace();
    Work work(store, *forecast, key, carried);
    auto result = issue(work, command);
    auto *answer = std::get_if<DocumentAnswer>(&result);
    if (!answer || !answer->warnings.empty())
        return std::nullopt;
    forecast->commit();
    if (forecast->outcome() == Forecast::Outcome::Busy)
        return Refusal{Rule::LogBusy, {}, {{"log", store.log().info().id}}};
    if (forecast->outcome() == Forecast::Outcome::Outdated)
        return std::nullopt;
    const Forecast::Issued &issued = forecast->issued();
    answer->number = issued.number;
    answer->position = issued.position;
    renumber(carried, issued);
    store.carry(std::move(carried));
    return result;
}

} // namespace

std::vector<Result<DocumentAnswer>> issueDocuments(
    Store &store, std::span<const IssueDocument> commands, std::span<const CommandKey> keys)
{
    if (commands.size() == 1) {
        if (auto answer = issuedAhead(store, commands.front(), keys.front()))
            return {*std::move(answer)};
    }
    store.log().expect(foresightOf(commands)); // Comes with the lock.
    const auto begun = beginWriting(store);
    if (isRefused(begun))
        return std::vector<Result<DocumentAnswer>>(commands.size(), refusalOf(begun));
    Transaction &transaction = *std::get<std::unique_ptr<Transaction>>(begun);

    Carried carried = carriedTo(store, transaction);
    carried.done = doneBefore(std::as_const(store).log(), commands);
    std::vector<Result<DocumentAnswer>> results;
    results.reserve(commands.size());
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const IssueDocument &command = commands[i];
        if (i > 0)
            store.log().expect({{}, command.id});
        results.push_back(perform(
            store, transaction, carried, keys[i], [&](Work &work) { return issue(work, command); },
            [&](const auto &events) { return repeatedDocument(store, events); }));
    }
    if (std::ranges::all_of(results, isRefused<DocumentAnswer>))
        return results;
    transaction.commit();
    carried.upTo = transaction.position();
    store.carry(std::move(carried));
    return results;
}

std::vector<Result<DocumentAnswer>> issueDocuments(Store &store, std::span<const IssueDocument> commands)
{
    std::vector<CommandKey> keys;
    std::ranges::transform(commands, std::back_inserter(keys), [](const IssueDocument &each) { return keyOf(each); });
    return issueDocuments(store, commands, keys);
}

Result<DocumentAnswer> issueDocument(Store &store, const IssueDocument &command)
{
    return issueDocuments(store, {&command, 1}).front();
}

} // namespace seriatim
