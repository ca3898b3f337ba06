#include "ui/dialogs/blockpreview.h"

#include "usecases/work.h"

namespace seriatim {

std::optional<series::State> readSeriesState(const Store &store, const QString &code)
{
    const auto row = store.numbers().series(code);
    if (!row)
        return std::nullopt;
    series::State state = decidable(*row);
    for (const PeriodRow &period : store.numbers().periods(code)) {
        state.periods.insert_or_assign(period.period, decidable(period));
        if (period.next > period.first)
            state.lastUsed = std::max(state.lastUsed.value_or(period.period), period.period);
    }
    return state;
}

Result<BlockPreview> previewBlock(const Store &store, const QString &series, const QDate &date, qint64 count)
{
    const auto state = readSeriesState(store, series);
    if (!state)
        return Refusal{Rule::UnknownSeries, "series", {{"series", series}, {"value", series}}};
    const Session &session = store.log().session();
    const QDate today = session.clock().toLocalTime().date();
    const QString anyPurpose = QStringLiteral("preview");
    const auto decided = series::decide(series::Reserve{date, today, count, {}, anyPurpose, session.actor}, *state);
    if (isRefused(decided))
        return refusalOf(decided);
    const auto &event = std::get<series::NumberReserved>(std::get<series::Events>(decided).front());
    return BlockPreview{event.firstNumber, event.lastNumber};
}

} // namespace seriatim
