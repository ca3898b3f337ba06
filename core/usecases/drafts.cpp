#include "usecases/drafts.h"

namespace seriatim {

std::optional<Refusal> kindFault(const LoadedSeries &series, const DocumentContent &content)
{
    const series::Definition &definition = *series.state.definition;
    if (definition.kind == content.kind)
        return std::nullopt;
    return Refusal{Rule::SeriesKindDiffers, "series", {{"series", definition.code}, {"kind", definition.kind.id()}}};
}

Result<LoadedSeries> seriesFor(const Store &store, const DocumentContent &content)
{
    auto series = loadSeries(store, content.series);
    if (isRefused(series))
        return series;
    if (const auto fault = kindFault(std::get<LoadedSeries>(series), content))
        return *fault;
    return series;
}

QString seriesOfDraft(const Store &store, const QString &draft, const DocumentContent &content)
{
    if (!content.series.isEmpty())
        return content.series;
    if (const auto held = store.numbers().reservationOf(draft))
        return held->series;
    return store.numbers().usualSeries(content.kind).value_or(QString());
}

QString creditedDocument(const Store &store, const DocumentContent &content)
{
    if (!content.kind.takesBack())
        return {};
    const auto isCredited = [&](const std::optional<DocumentRow> &row) {
        return row && row->kind.creditedBy() == content.kind;
    };
    if (!content.follows.document.isEmpty()) {
        const auto row = store.documents().document(content.follows.document);
        if (isCredited(row))
            return row->id;
    }
    const auto row = content.precedes.isEmpty() ? std::nullopt : store.documents().byNumber(content.precedes);
    return isCredited(row) ? row->id : QString();
}

Money creditedBefore(const Store &store, const document::State &credited)
{
    const Currency currency = credited.totals.gross.currency();
    Sum sum(currency);
    for (const auto &[id, number] : credited.credits) {
        const auto row = store.documents().document(id);
        if (row && row->currency == currency.code())
            sum += Money(row->gross, currency);
    }
    return sum.total().value_or(Money(Money::MaxMinorUnits, currency));
}

std::optional<Refusal> reserveForNewDraft(Work &work, const LoadedDocument &draft, const DocumentContent &content)
{
    const QString code = seriesOfDraft(work.store(), draft.id, content);
    if (!content.date.isValid() || code.isEmpty())
        return std::nullopt;
    auto series = work.series(code);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    const series::RulesVersion &version = loaded.state.rulesAt(content.date);
    if (version.rules.reserveAt != series::ReserveAt::Draft)
        return std::nullopt;
    work.loadPeriod(loaded, version.periodOf(content.date));
    const auto reserved =
        work.execute(loaded, series::Reserve{content.date, work.today(), 1, draft.id, {}, work.actor()});
    return isRefused(reserved) ? std::optional(refusalOf(reserved)) : std::nullopt;
}

std::optional<Refusal> voidHeldNumber(Work &work, const NumberRow &held, const QString &reason)
{
    auto series = work.series(held.series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    work.loadNumbers(loaded, held.period, held.ordinal, held.ordinal);
    const auto voided = work.execute(loaded, series::Void{held.period, held.ordinal, held.ordinal, reason});
    return isRefused(voided) ? std::optional(refusalOf(voided)) : std::nullopt;
}

Result<DocumentAnswer> saveNewDraft(Work &work, const DocumentContent &content)
{
    LoadedDocument draft{newIdFor(work.key().id), {}, 0};
    const auto saved = work.execute(draft, document::SaveDraft{content});
    if (isRefused(saved))
        return refusalOf(saved);
    if (const auto refusal = reserveForNewDraft(work, draft, content))
        return *refusal;
    return answerFor(work.store(), draft, work.append());
}

} // namespace seriatim
