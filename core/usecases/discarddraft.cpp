#include "domain/text.h"
#include "usecases/drafts.h"
#include "usecases/transact.h"

namespace seriatim {

namespace {

/// A number that the draft holds is voided with the reason that was given; without one, it is asked for.
std::optional<Refusal> leaveNumber(Work &work, const LoadedDocument &draft, const QString &reason)
{
    const auto held = work.numbers().reservationOf(draft.id);
    if (!held)
        return std::nullopt;
    if (reason.isEmpty())
        return Refusal{Rule::DraftHoldsNumber, "reason", {{"number", held->number}}};
    return voidHeldNumber(work, *held, reason);
}

Result<DocumentAnswer> discard(Work &work, const DiscardDraft &command)
{
    LoadedDocument draft = work.document(command.id);
    if (const auto fault = versionFault(work, draft, command.version))
        return *fault;
    const QString reason = command.reason.trimmed();
    if (!reason.isEmpty()) {
        const auto accepted = acceptReason(reason);
        if (isRefused(accepted))
            return refusalOf(accepted);
    }
    const auto discarded = work.execute(draft, document::Discard{reason});
    if (isRefused(discarded))
        return refusalOf(discarded);
    if (const auto refusal = leaveNumber(work, draft, reason))
        return *refusal;
    const Position position = work.append();
    return answerFor(work.store(), draft, position);
}

} // namespace

Result<DocumentAnswer> discardDraft(Store &store, const DiscardDraft &command)
{
    const json::ObjectText request{{"document", command.id}, {"reason", command.reason}};
    return transact(
        store, keyOf(command, "discard", request), [&](Work &work) { return discard(work, command); },
        [&](const auto &events) { return repeatedDocument(store, events); });
}

} // namespace seriatim
