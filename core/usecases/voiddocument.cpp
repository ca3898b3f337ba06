#include "usecases/voiddocument.h"

#include "usecases/drafts.h"
#include "usecases/transact.h"

namespace seriatim {

namespace {

std::optional<Refusal> voidNumberOf(Work &work, const LoadedDocument &document, const QString &reason)
{
    auto series = work.series(document.state.series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    work.loadNumbers(loaded, document.state.period, document.state.ordinal, document.state.ordinal);
    const auto voided = work.execute(loaded, series::VoidIssued{document.state.period, document.state.ordinal, reason});
    return isRefused(voided) ? std::optional(refusalOf(voided)) : std::nullopt;
}

std::optional<Refusal> withdrawCredit(Work &work, const LoadedDocument &document)
{
    const QString source = creditedDocument(work.store(), document.state.content);
    if (source.isEmpty())
        return std::nullopt;
    LoadedDocument credited = work.document(source);
    const auto withdrawn = work.execute(credited, document::WithdrawCredit{document.id, document.state.number});
    return isRefused(withdrawn) ? std::optional(refusalOf(withdrawn)) : std::nullopt;
}

} // namespace

std::optional<Refusal> voidIssued(Work &work, LoadedDocument &document, const QString &reason)
{
    const auto voided = work.execute(document, document::Void{reason});
    if (isRefused(voided))
        return refusalOf(voided);
    if (const auto refusal = voidNumberOf(work, document, reason))
        return refusal;
    return withdrawCredit(work, document);
}

Result<DocumentAnswer> voidDocument(Store &store, const VoidDocument &command)
{
    const auto decide = [&](Work &work) -> Result<DocumentAnswer> {
        LoadedDocument document = work.document(command.id);
        if (const auto refusal = voidIssued(work, document, command.reason))
            return *refusal;
        const Position position = work.append();
        return answerFor(work.store(), document, position);
    };
    const json::ObjectText request{{"document", command.id}, {"reason", command.reason}};
    return transact(store, keyOf(command, "void", request), decide,
        [&](const auto &events) { return repeatedDocument(store, events); });
}

} // namespace seriatim
