#include "usecases/transact.h"

namespace seriatim {

namespace {

Result<DocumentAnswer> record(Work &work, const RecordPrint &command)
{
    LoadedDocument document = work.document(command.id);
    const auto held = work.numbers().reservationOf(command.id);
    const auto printed =
        work.execute(document, document::Print{command.medium, command.copy, held ? held->number : QString()});
    if (isRefused(printed))
        return refusalOf(printed);
    const Position position = work.append();
    return answerFor(work.store(), document, position);
}

Result<Answer> recordFailure(Work &work, const RecordPrintFailure &command)
{
    LoadedDocument document = work.document(command.id);
    const auto failed = work.execute(document, document::PrintFailure{command.medium, command.copy});
    if (isRefused(failed))
        return refusalOf(failed);
    return Answer{command.id, work.append(), false};
}

json::ObjectText requestOf(const auto &command)
{
    return {{"document", command.id}, {"medium", document::mediumId(command.medium)}, {"copy", command.copy}};
}

} // namespace

Result<DocumentAnswer> recordPrint(Store &store, const RecordPrint &command)
{
    return transact(
        store, keyOf(command, "print", requestOf(command)), [&](Work &work) { return record(work, command); },
        [&](const auto &events) { return repeatedDocument(store, events); });
}

Result<Answer> recordPrintFailure(Store &store, const RecordPrintFailure &command)
{
    return transact(
        store, keyOf(command, "print-failed", requestOf(command)),
        [&](Work &work) { return recordFailure(work, command); },
        [](const auto &events) { return repeatedAnswer(events); });
}

} // namespace seriatim
