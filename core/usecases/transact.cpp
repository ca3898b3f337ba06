#include "usecases/transact.h"

namespace seriatim {

std::vector<RecordedEvent> eventsOf(const EventLog &log, const CommandRecord &record)
{
    return log.read(record.first - 1, static_cast<int>(record.last - record.first + 1));
}

std::optional<CommandRecord> recordOf(const Store &store, const Carried &carried, const CommandKey &key)
{
    if (!carried.done)
        return store.log().command(key.id);
    const auto found = carried.done->find(key.id);
    return found == carried.done->end() ? std::nullopt : std::optional(found->second);
}

Result<std::unique_ptr<Transaction>> beginWriting(Store &store)
{
    const auto isReadOnly = [&] { return !store.readOnlyReason().isEmpty(); };
    const auto refused = [&] { return Refusal{Rule::LogReadOnly, {}, {{"reason", store.readOnlyReason()}}}; };
    if (isReadOnly())
        return refused();
    auto transaction = store.log().begin();
    if (!transaction)
        return Refusal{Rule::LogBusy, {}, {{"log", store.log().info().id}}};
    // Only under the lock is it sure that no newer program has changed what the log means.
    if (isReadOnly())
        return refused();
    return transaction;
}

CommandKey keyOf(const CommandBase &command, const char *verb, json::ObjectText request)
{
    request.add("verb", QString::fromLatin1(verb));
    return {command.command, codec::digest(request)};
}

} // namespace seriatim
