#include "usecases/drafts.h"

#include <algorithm>

namespace seriatim {

Result<LoadedSeries> seriesFor(const Work &work, const DocumentContent &content)
{
    auto series = work.series(content.series);
    if (isRefused(series))
        return series;
    const series::Definition &definition = *std::get<LoadedSeries>(series).state.definition;
    if (definition.kind != content.kind)
        return Refusal{
            Rule::SeriesKindDiffers, "series", {{"series", definition.code}, {"kind", definition.kind.id()}}};
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
    const bool takesBack = std::ranges::any_of(DocumentKind::all(),
        [&](const auto &each) { return each.creditedBy && content.kind.id() == QLatin1StringView(each.creditedBy); });
    if (!takesBack)
        return {};
    const auto isCredited = [&](const std::optional<DocumentRow> &row) {
        return row && row->kind.creditedBy() == content.kind;
    };
    if (!content.follows.document.isEmpty()) {
        const auto row = store.documents().document(content.follows.document);
        return isCredited(row) ? row->id : QString();
    }
    const auto row = content.precedes.isEmpty() ? std::nullopt : store.documents().byNumber(content.precedes);
    return isCredited(row) ? row->id : QString();
}

Result<DocumentAnswer> saveNewDraft(Work &work, const DocumentContent &content)
{
    LoadedDocument draft{newIdFor(work.key().id), {}, 0};
    const auto saved = work.execute(draft, document::SaveDraft{content});
    if (isRefused(saved))
        return refusalOf(saved);
    return answerFor(work.store(), draft, work.append());
}

} // namespace seriatim
