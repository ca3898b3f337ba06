#include "domain/series.h"

#include <algorithm>

/// What a series' events make of its state. What is decided upon that is in `series.cpp`.
namespace seriatim::series {

namespace {

// One function an event.

PeriodState &openPeriod(State &state, const Period &period)
{
    const auto [entry, isNew] = state.periods.try_emplace(period);
    if (isNew)
        entry->second.first = entry->second.next = state.rulesOf(period).firstOrdinal(period);
    return entry->second;
}

void use(State &state, const Period &period)
{
    state.lastUsed = std::max(state.lastUsed.value_or(period), period);
}

template <typename Change>
void forEachNumber(State &state, const auto &event, Change change)
{
    PeriodState &period = openPeriod(state, event.period);
    for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal)
        change(period, period.numbers[ordinal]);
}

void apply(State &state, const SeriesDefined &event)
{
    state.definition = event.definition;
    state.versions = {event.version};
}

void apply(State &state, const SeriesRulesChanged &event)
{
    // Rules for a day on which others would begin replace those: no number was made under them.
    std::erase_if(state.versions,
        [&](const RulesVersion &each) { return each.from >= event.version.from || event.version.from.isNull(); });
    state.versions.push_back(event.version);
}

void apply(State &state, const SeriesRetired &)
{
    state.retired = true;
}

void take(State &state, const auto &event, const Number &number)
{
    forEachNumber(state, event, [&](PeriodState &, Number &each) { each = number; });
    openPeriod(state, event.period).next = event.last + 1;
    use(state, event.period);
}

void apply(State &state, const NumberReserved &event)
{
    take(state, event, {NumberState::Reserved, event.document, event.holder, QDate(), false});
    openPeriod(state, event.period).reserved += event.last - event.first + 1;
}

void apply(State &state, const ReservationMoved &event)
{
    forEachNumber(state, event, [&](PeriodState &, Number &number) {
        if (!event.document.isEmpty())
            number.document = event.document;
        if (!event.holder.isEmpty())
            number.holder = event.holder;
    });
}

void apply(State &state, const NumberFinalized &event)
{
    forEachNumber(state, event, [&](PeriodState &period, Number &number) {
        number.state = NumberState::Finalized;
        number.document = event.document;
        number.date = event.date;
        --period.reserved;
    });
}

void apply(State &state, const NumberVoided &event)
{
    forEachNumber(state, event, [](PeriodState &period, Number &number) {
        if (number.state == NumberState::Reserved)
            --period.reserved;
        number.state = NumberState::Voided;
    });
}

void apply(State &state, const NumberReleased &event)
{
    PeriodState &period = openPeriod(state, event.period);
    period.numbers.erase(event.first);
    period.next = event.first;
    --period.reserved;
}

void apply(State &state, const NumberLost &event)
{
    take(state, event, {NumberState::Lost, {}, {}, QDate(), false});
}

void apply(State &state, const PeriodClosed &event)
{
    openPeriod(state, event.period).closed = true;
    use(state, event.period);
}

} // namespace

const RulesVersion &State::rulesAt(const QDate &date) const
{
    const auto later = std::ranges::find_if(
        versions, [&](const RulesVersion &each) { return !each.from.isNull() && each.from > date; });
    return *std::prev(later == versions.begin() ? std::next(later) : later);
}

const RulesVersion &State::rulesOf(const Period &period) const
{
    return period.isAllTime() ? versions.back() : rulesAt(period.firstDay());
}

State evolve(State state, const Event &event)
{
    std::visit([&](const auto &each) { apply(state, each); }, event);
    return state;
}

QString dateOrderId(DateOrder order)
{
    switch (order) {
    case DateOrder::Refuse:
        return QStringLiteral("refuse");
    case DateOrder::Warn:
        return QStringLiteral("warn");
    case DateOrder::Ignore:
        return QStringLiteral("ignore");
    }
    Q_UNREACHABLE();
}

std::optional<DateOrder> dateOrderFromId(QStringView id)
{
    for (const DateOrder order : {DateOrder::Refuse, DateOrder::Warn, DateOrder::Ignore}) {
        if (id == dateOrderId(order))
            return order;
    }
    return std::nullopt;
}

} // namespace seriatim::series
