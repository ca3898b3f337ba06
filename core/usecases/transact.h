#pragma once

#include "usecases/work.h"

/// How a command is carried out: once, under the log's lock; sent again, it is answered and not done again.
namespace seriatim {

/// What was done by a command that is sent a second time.
std::vector<RecordedEvent> eventsOf(const EventLog &log, const CommandRecord &record);

/// What was done under the command's id, as it was carried here; or looked up.
std::optional<CommandRecord> recordOf(const Store &store, const Carried &carried, const CommandKey &key);

/// The answer of a command that was done before, or the refusal of another one that bears its id; empty if no command
/// of that id was done. `repeat(events)` makes the answer.
template <typename Answered, typename Repeat>
std::optional<Answered> repeated(const Store &store, const Carried &carried, const CommandKey &key, Repeat repeat)
{
    const auto done = recordOf(store, carried, key);
    if (!done)
        return std::nullopt;
    if (done->request != key.request)
        return Refusal{Rule::CommandReused, "command", {{"value", codec::text(key.id)}}};
    return repeat(eventsOf(store.log(), *done));
}

/// What became of a command whose answer was lost.
template <typename Answered, typename Repeat>
std::optional<Answered> lookedUp(const Store &store, const CommandKey &key, Repeat repeat)
{
    store.log().giveUp(key.id);
    auto answer = repeated<Answered>(store, Carried(), key, repeat);
    store.log().settle();
    return answer;
}

/// Carries out one command within a transaction that is already open: decides it, or, if it was done before, answers
/// how things stand now. `decide(Work &)` answers a Result; `repeat(events)` makes the answer of a repeat.
template <typename Decide, typename Repeat>
auto perform(Store &store, Transaction &transaction, Carried &carried, const CommandKey &key, Decide decide,
    Repeat repeat) -> std::invoke_result_t<Decide, Work &>
{
    if (auto answer = repeated<std::invoke_result_t<Decide, Work &>>(store, carried, key, repeat))
        return *std::move(answer);
    Work work(store, transaction, key, carried);
    return decide(work);
}

/// The log's lock; or why nothing can be written: the log is only read, or others hold it for too long.
Result<std::unique_ptr<Transaction>> beginWriting(Store &store);

/// One command, one transaction: lock, load, decide, append, commit. `document`: the UUID of the one that it is about.
template <typename Decide, typename Repeat>
auto transact(Store &store, const CommandKey &key, Decide decide, Repeat repeat, const QString &document = {})
    -> std::invoke_result_t<Decide, Work &>
{
    store.log().expect({{key.id}, document});
    const auto begun = beginWriting(store);
    if (isRefused(begun))
        return refusalOf(begun);
    Transaction &transaction = *std::get<std::unique_ptr<Transaction>>(begun);
    Carried nothing;
    auto result = perform(store, transaction, nothing, key, decide, repeat);
    if (!isRefused(result))
        transaction.commit();
    return result;
}

/// The key of a command: its id, and a digest of verb and request.
CommandKey keyOf(const CommandBase &command, const char *verb, json::ObjectText request);

// Answers of commands that are sent a second time: what was done, from their events, and how things stand now.

Result<DocumentAnswer> repeatedDocument(const Store &store, const std::vector<RecordedEvent> &events);
Result<NumbersAnswer> repeatedNumbers(const Store &store, const std::vector<RecordedEvent> &events);
Result<Answer> repeatedAnswer(const std::vector<RecordedEvent> &events);

} // namespace seriatim
