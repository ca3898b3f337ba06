#include "ui/audit/biography.h"

#include "log/codec.h"
#include "ui/models/eventdetail.h"
#include "usecases/usecases.h"
#include "words/words.h"

namespace seriatim {

namespace {

Mark markAfter(const AnyEvent &event)
{
    if (std::holds_alternative<series::NumberReserved>(event))
        return Mark::Reserved;
    if (std::holds_alternative<series::NumberFinalized>(event))
        return Mark::Finalized;
    if (std::holds_alternative<series::NumberVoided>(event))
        return Mark::Voided;
    if (std::holds_alternative<series::NumberLost>(event))
        return Mark::Lost;
    return Mark::Unused;
}

StoryEntry entryOf(const RecordedEvent &event)
{
    StoryEntry entry{Mark::Unused, words::eventName(event.type), {}, event.recordedAt, event.actor, event.origin,
        event.position, event.hash};
    if (const auto decoded = codec::decode(event)) {
        entry.mark = markAfter(*decoded);
        entry.detail = eventDetail(*decoded);
    }
    return entry;
}

} // namespace

Biography readBiography(const Store &store, const PeriodHealth &health, qint64 ordinal)
{
    const QString &series = health.counters.series;
    const Period &period = health.counters.period;
    const auto snapshot = store.numbers().snapshot();
    const auto number = store.numbers().number(series, period, ordinal);
    Biography biography;
    if (number)
        biography.row = readRows(store, {*number}).front();
    else
        biography.row = rowWithoutState(health, {ordinal, ordinal}, MarkWithoutRow(store, series, period)(ordinal));
    if (biography.row.mark == Mark::Missing)
        return biography;
    if (const auto document = store.documents().document(biography.row.number.document))
        biography.documentState = document->state;
    for (const RecordedEvent &event : historyOf(store, biography.row.number))
        biography.entries.push_back(entryOf(event));
    return biography;
}

} // namespace seriatim
