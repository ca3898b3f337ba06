#include "usecases/transact.h"
#include "usecases/usecases.h"
#include "usecases/within.h"

namespace seriatim {

namespace {

std::optional<Refusal> refusalIn(const Result<Answer> &result)
{
    return isRefused(result) ? std::optional(refusalOf(result)) : std::nullopt;
}

DefineSeries usualSeries(const DocumentKind::Entry &kind, const QDate &today)
{
    DefineSeries command;
    command.definition = {QString::fromLatin1(kind.defaultSeries), *DocumentKind::fromId(QString::fromLatin1(kind.id)),
        QString::fromLatin1(kind.plural), {}, true};
    command.rules.mask = QString::fromLatin1(kind.defaultMask);
    command.startsIn = today;
    return command;
}

std::optional<Refusal> begin(
    Store &store, Transaction &transaction, const std::optional<Company> &company, const QDate &today)
{
    if (company) {
        ChangeCompany change;
        change.company = *company;
        if (const auto refusal = refusalIn(changeCompany(store, transaction, change)))
            return refusal;
    }
    for (const DocumentKind::Entry &kind : DocumentKind::all()) {
        const DefineSeries command = usualSeries(kind, today);
        if (store.numbers().series(command.definition.code))
            continue;
        if (const auto refusal = refusalIn(defineSeries(store, transaction, command)))
            return refusal;
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> beginLog(Store &store, const std::optional<Company> &company, const QDate &today)
{
    const auto begun = beginWriting(store);
    if (isRefused(begun))
        return refusalOf(begun);
    Transaction &transaction = *std::get<std::unique_ptr<Transaction>>(begun);
    const auto refusal = begin(store, transaction, company, today);
    if (!refusal)
        transaction.commit();
    return refusal;
}

std::optional<Refusal> defineUsualSeries(Store &store, const QDate &today)
{
    return beginLog(store, std::nullopt, today);
}

} // namespace seriatim
