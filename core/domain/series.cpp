#include "domain/series.h"

#include "domain/text.h"

#include <algorithm>

namespace seriatim::series {

namespace {

using Facts = QMap<QString, QString>;

/// `INV-2026-00007`, in the words of the rules that hold for the period.
QString numberText(const State &state, const Period &period, qint64 ordinal)
{
    return state.rulesOf(period).mask().render(period, ordinal);
}

const PeriodState *periodOf(const State &state, const Period &period)
{
    const auto found = state.periods.find(period);
    return found == state.periods.end() ? nullptr : &found->second;
}

const Number *numberAt(const State &state, const Period &period, qint64 ordinal)
{
    const PeriodState *known = periodOf(state, period);
    if (!known)
        return nullptr;
    const auto found = known->numbers.find(ordinal);
    return found == known->numbers.end() ? nullptr : &found->second;
}

std::optional<Refusal> closedFault(const State &state, const Period &period)
{
    const PeriodState *known = periodOf(state, period);
    if (known && known->closed)
        return Refusal{Rule::PeriodClosed, "date", {{"period", period.key()}, {"series", state.definition->code}}};
    return std::nullopt;
}

Refusal unknownNumber(const State &state, const Period &period, qint64 ordinal)
{
    return {Rule::UnknownNumber, "number", {{"number", numberText(state, period, ordinal)}}};
}

/// Why the number cannot leave the state `Reserved`: it is not in it.
std::optional<Refusal> notReservedFault(const State &state, const Period &period, qint64 ordinal)
{
    const Number *number = numberAt(state, period, ordinal);
    if (!number)
        return unknownNumber(state, period, ordinal);
    const Facts facts{{"number", numberText(state, period, ordinal)}};
    switch (number->state) {
    case NumberState::Reserved:
        return std::nullopt;
    case NumberState::Finalized:
        return Refusal{Rule::NumberFinalized, "number", facts};
    case NumberState::Voided:
        return Refusal{Rule::NumberAlreadyVoided, "number", facts};
    case NumberState::Lost:
        return Refusal{Rule::NumberNotReserved, "number", facts};
    }
    Q_UNREACHABLE();
}

std::optional<Refusal> codeFault(const QString &code)
{
    const auto isPlain = [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9'); };
    const bool wellFormed = !code.isEmpty() && code.size() <= 16 && isPlain(code.front())
        && std::ranges::all_of(code, [&](QChar c) { return isPlain(c) || c == u'-'; });
    if (wellFormed)
        return std::nullopt;
    return Refusal{Rule::SeriesCodeMalformed, "code", {{"value", code}}};
}

/// Mask and start of the rules, by themselves and against all masks of other series.
std::optional<Refusal> rulesFault(const Rules &rules, const std::vector<OtherMask> &others)
{
    const auto parsed = NumberMask::parse(rules.mask);
    if (isRefused(parsed))
        return refusalOf(parsed);
    const auto &mask = std::get<NumberMask>(parsed);
    if (const auto fault = mask.faultFor(rules.reset))
        return fault;
    if (rules.start < 1 || rules.start > mask.largestOrdinal())
        return Refusal{Rule::StartOutOfRange, "start", {{"limit", QString::number(mask.largestOrdinal())}}};
    if (rules.fiscalYearStart < 1 || rules.fiscalYearStart > 12)
        return Refusal{Rule::NotADate, "fiscalYearStart", {{"value", QString::number(rules.fiscalYearStart)}}};
    for (const OtherMask &other : others) {
        if (NumberMask::canClash(mask, other.mask))
            return Refusal{Rule::MaskClash, "mask", {{"mask", rules.mask}, {"series", other.series}, {"other", other.mask.text()}}};
    }
    return std::nullopt;
}

/// The next day that begins a period under the old rules and the new ones alike, once `used` is over.
QDate commonBoundaryAfter(const Period &used, const Rules &before, const Rules &after)
{
    QDate day = used.endsBefore(before.reset);
    while (Period::of(day, before.reset, before.fiscalYearStart).firstDay() != day
        || Period::of(day, after.reset, after.fiscalYearStart).firstDay() != day)
        day = day.addMonths(1);
    return day;
}

// One function a command.

Result<Events> on(const Define &command, const State &state)
{
    if (state.definition)
        return Refusal{Rule::SeriesExists, "code", {{"series", command.definition.code}}};
    if (const auto fault = codeFault(command.definition.code))
        return *fault;
    if (const auto fault = rulesFault(command.rules, command.others))
        return *fault;
    const Period startPeriod = Period::of(command.startsIn, command.rules.reset, command.rules.fiscalYearStart);
    return Events{SeriesDefined{command.definition, {QDate(), startPeriod, command.rules}}};
}

Result<Events> on(const ChangeRules &command, const State &state)
{
    const Rules &current = state.versions.back().rules;
    if (command.rules == current)
        return Events{};
    if (const auto fault = rulesFault(command.rules, command.others))
        return *fault;
    if (!state.lastUsed) {
        const Period startPeriod = Period::of(command.today, command.rules.reset, command.rules.fiscalYearStart);
        return Events{SeriesRulesChanged{{QDate(), startPeriod, command.rules}}};
    }
    if (current.reset == Reset::Never || command.rules.reset == Reset::Never)
        return Refusal{Rule::RulesFrozen, "mask", {{"series", state.definition->code}}};

    const auto mask = std::get<NumberMask>(NumberMask::parse(command.rules.mask));
    for (const RulesVersion &version : state.versions) {
        const bool samePeriods = version.rules.reset == command.rules.reset
            && version.rules.fiscalYearStart == command.rules.fiscalYearStart;
        if ((version.mask() != mask || !samePeriods) && NumberMask::canClash(version.mask(), mask))
            return Refusal{Rule::MaskClash, "mask",
                {{"mask", command.rules.mask}, {"series", state.definition->code}, {"other", version.rules.mask}}};
    }
    const QDate from = commonBoundaryAfter(*state.lastUsed, state.rulesOf(*state.lastUsed).rules, command.rules);
    return Events{SeriesRulesChanged{{from, Period::of(from, command.rules.reset, command.rules.fiscalYearStart), command.rules}}};
}

Result<Events> on(const Retire &, const State &state)
{
    if (state.retired)
        return Events{};
    for (const auto &[period, known] : state.periods) {
        if (known.reserved > 0)
            return Refusal{Rule::PeriodHasReservations, "series", {{"period", period.key()}, {"series", state.definition->code}}};
    }
    return Events{SeriesRetired{}};
}

std::optional<Refusal> reserveFault(const Reserve &command, const State &state)
{
    if (state.retired)
        return Refusal{Rule::SeriesRetired, "series", {{"series", state.definition->code}}};
    if (command.count < 1 || command.count > MaxBlock)
        return Refusal{Rule::CountOutOfRange, "count", {{"limit", QString::number(MaxBlock)}}};
    if (command.document.isEmpty() && command.purpose.isEmpty())
        return Refusal{Rule::ReasonNeeded, "purpose", {}};
    if (const auto fault = dateFault(command.date, command.today))
        return fault;
    const RulesVersion &version = state.rulesAt(command.date);
    const Period period = version.periodOf(command.date);
    if (!version.mask().canName(period))
        return Refusal{Rule::DateOutsideMask, "date", {{"value", command.date.toString(Qt::ISODate)}, {"mask", version.rules.mask}}};
    return closedFault(state, period);
}

Result<Events> on(const Reserve &command, const State &state)
{
    if (const auto fault = reserveFault(command, state))
        return *fault;
    const RulesVersion &version = state.rulesAt(command.date);
    const Period period = version.periodOf(command.date);
    const PeriodState *known = periodOf(state, period);
    const NumberMask mask = version.mask();

    const qint64 first = known ? known->next : version.firstOrdinal(period);
    const qint64 last = first + command.count - 1;
    if (last > mask.largestOrdinal())
        return Refusal{Rule::SeriesExhausted, "series",
            {{"series", state.definition->code}, {"limit", QString::number(mask.largestOrdinal())}}};
    return Events{NumberReserved{period, first, last, mask.render(period, first), mask.render(period, last),
        mask.pattern(period), command.document, command.purpose, command.holder}};
}

Result<Events> on(const Move &command, const State &state)
{
    for (qint64 ordinal = command.first; ordinal <= command.last; ++ordinal) {
        if (const auto fault = notReservedFault(state, command.period, ordinal))
            return *fault;
        const Number *number = numberAt(state, command.period, ordinal);
        if (!command.document.isEmpty() && !number->document.isEmpty() && number->document != command.document)
            return Refusal{Rule::NumberOnDraft, "number",
                {{"number", numberText(state, command.period, ordinal)}, {"document", number->document}}};
    }
    return Events{ReservationMoved{command.period, command.first, command.last, command.document, command.holder}};
}

/// The nearest finalized neighbour that `date` is out of order with.
std::optional<qint64> inversionOf(const PeriodState &period, qint64 ordinal, const QDate &date)
{
    const auto isFinalized = [](const auto &entry) { return entry.second.state == NumberState::Finalized; };
    const auto at = period.numbers.lower_bound(ordinal);
    const auto below = std::find_if(std::make_reverse_iterator(at), period.numbers.rend(), isFinalized);
    if (below != period.numbers.rend() && below->second.date > date)
        return below->first;
    const auto above = std::find_if(at, period.numbers.end(), isFinalized);
    if (above != period.numbers.end() && above->second.date < date)
        return above->first;
    return std::nullopt;
}

std::optional<Refusal> finalizeFault(const Finalize &command, const State &state)
{
    if (const auto fault = notReservedFault(state, command.period, command.ordinal))
        return fault;
    if (const auto fault = closedFault(state, command.period))
        return fault;
    const Number *number = numberAt(state, command.period, command.ordinal);
    const QString text = numberText(state, command.period, command.ordinal);
    if (number->document != command.document)
        return Refusal{Rule::NumberOnDraft, "number", {{"number", text}, {"document", number->document}}};
    if (number->holder != command.actor)
        return Refusal{Rule::ReservedByOther, "number", {{"number", text}, {"holder", number->holder}}};
    if (state.rulesAt(command.date).periodOf(command.date) != command.period)
        return Refusal{Rule::NumberOfOtherPeriod, "date", {{"number", text}, {"period", command.period.key()}}};
    return std::nullopt;
}

Result<Events> on(const Finalize &command, const State &state)
{
    if (const auto fault = finalizeFault(command, state))
        return *fault;
    const QString text = numberText(state, command.period, command.ordinal);
    const auto inversion = inversionOf(state.periods.at(command.period), command.ordinal, command.date);
    const QString neighbour = inversion ? numberText(state, command.period, *inversion) : QString();
    const DateOrder order = state.rulesOf(command.period).rules.dateOrder;
    if (inversion && (order == DateOrder::Refuse || (order == DateOrder::Warn && !command.accepted))) {
        const QDate date = state.periods.at(command.period).numbers.at(*inversion).date;
        return Refusal{Rule::DateOutOfOrder, "date",
            {{"number", text}, {"value", command.date.toString(Qt::ISODate)}, {"other", neighbour}, {"otherDate", date.toString(Qt::ISODate)}},
            order == DateOrder::Warn};
    }
    return Events{NumberFinalized{command.period, command.ordinal, command.ordinal, command.document, text, command.date, neighbour}};
}

Result<Events> on(const Void &command, const State &state)
{
    const auto reason = acceptReason(command.reason);
    if (isRefused(reason))
        return refusalOf(reason);
    if (command.last < command.first)
        return Refusal{Rule::RangeReversed, "number", {}};
    if (command.last - command.first >= MaxBlock)
        return Refusal{Rule::CountOutOfRange, "number", {{"limit", QString::number(MaxBlock)}}};
    for (qint64 ordinal = command.first; ordinal <= command.last; ++ordinal) {
        if (const auto fault = notReservedFault(state, command.period, ordinal))
            return *fault;
    }
    if (const auto fault = closedFault(state, command.period))
        return *fault;
    return Events{NumberVoided{command.period, command.first, command.last, std::get<QString>(reason)}};
}

Result<Events> on(const VoidIssued &command, const State &state)
{
    const auto reason = acceptReason(command.reason);
    if (isRefused(reason))
        return refusalOf(reason);
    const Number *number = numberAt(state, command.period, command.ordinal);
    if (!number)
        return unknownNumber(state, command.period, command.ordinal);
    const Facts facts{{"number", numberText(state, command.period, command.ordinal)}};
    if (number->state == NumberState::Voided)
        return Refusal{Rule::NumberAlreadyVoided, "number", facts};
    if (number->state != NumberState::Finalized)
        return Refusal{Rule::NotIssued, "number", facts};
    if (const auto fault = closedFault(state, command.period))
        return *fault;
    return Events{NumberVoided{command.period, command.ordinal, command.ordinal, std::get<QString>(reason)}};
}

Result<Events> on(const StepBack &command, const State &state)
{
    if (const auto fault = notReservedFault(state, command.period, command.ordinal))
        return *fault;
    if (const auto fault = closedFault(state, command.period))
        return *fault;
    const Facts facts{{"number", numberText(state, command.period, command.ordinal)}, {"series", state.definition->code}};
    if (!state.rulesOf(command.period).rules.stepBack)
        return Refusal{Rule::StepBackNotAllowed, "series", facts};
    if (command.ordinal != state.periods.at(command.period).next - 1)
        return Refusal{Rule::NumberNotLatest, "number", facts};
    if (numberAt(state, command.period, command.ordinal)->shown)
        return Refusal{Rule::NumberShown, "number", facts};
    return Events{NumberReleased{command.period, command.ordinal, command.ordinal}};
}

Result<Events> on(const ClosePeriod &command, const State &state)
{
    const Facts facts{{"period", command.period.key()}, {"series", state.definition->code}};
    const PeriodState *known = periodOf(state, command.period);
    if (known && known->closed)
        return Events{};
    if (command.period.isAllTime() || command.today < command.period.endsBefore(state.rulesOf(command.period).rules.reset))
        return Refusal{Rule::PeriodNotOver, "period", facts};
    if (known && known->reserved > 0)
        return Refusal{Rule::PeriodHasReservations, "period", facts};
    return Events{PeriodClosed{command.period}};
}

// One function an event.

PeriodState &openPeriod(State &state, const Period &period)
{
    const auto [entry, isNew] = state.periods.try_emplace(period);
    if (isNew)
        entry->second.first = entry->second.next = state.rulesOf(period).firstOrdinal(period);
    return entry->second;
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
    std::erase_if(state.versions, [&](const RulesVersion &each) { return each.from >= event.version.from || event.version.from.isNull(); });
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
    state.lastUsed = std::max(state.lastUsed.value_or(event.period), event.period);
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
}

} // namespace

const RulesVersion &State::rulesAt(const QDate &date) const
{
    const auto later = std::ranges::find_if(versions, [&](const RulesVersion &each) { return !each.from.isNull() && each.from > date; });
    return *std::prev(later == versions.begin() ? std::next(later) : later);
}

const RulesVersion &State::rulesOf(const Period &period) const
{
    return period.isAllTime() ? versions.back() : rulesAt(period.firstDay());
}

std::optional<Refusal> dateFault(const QDate &date, const QDate &today)
{
    if (!date.isValid())
        return Refusal{Rule::Missing, "date", {}};
    if (date > today.addDays(MaxDaysAhead))
        return Refusal{Rule::DateTooFarAhead, "date", {{"value", date.toString(Qt::ISODate)}}};
    return std::nullopt;
}

Result<Events> decide(const Command &command, const State &state)
{
    if (!state.definition && !std::holds_alternative<Define>(command))
        return Refusal{Rule::UnknownSeries, "series", {}};
    return std::visit([&](const auto &each) { return on(each, state); }, command);
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
