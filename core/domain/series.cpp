#include "domain/series.h"

#include "domain/serieslife.h"
#include "domain/text.h"

#include <algorithm>

namespace seriatim::series {

namespace {

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

// One function a command.

std::optional<Refusal> reserveFault(const Reserve &command, const State &state)
{
    if (state.retired)
        return Refusal{Rule::SeriesRetired, "series", {{"series", state.definition->code}}};
    const qint64 most = command.document.isEmpty() ? MaxBlock : 1; // A draft holds one number.
    if (command.count < 1 || command.count > most)
        return Refusal{Rule::CountOutOfRange, "count", {{"limit", QString::number(most)}}};
    if (command.document.isEmpty() && command.purpose.isEmpty())
        return Refusal{Rule::ReasonNeeded, "purpose", {}};
    if (const auto fault = dateFault(command.date, command.today))
        return fault;
    const RulesVersion &version = state.rulesAt(command.date);
    const Period period = version.periodOf(command.date);
    if (!version.mask().canName(period))
        return Refusal{Rule::DateOutsideMask, "date",
            {{"value", command.date.toString(Qt::ISODate)}, {"mask", version.rules.mask}}};
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

/// One range of numbers, as `Move` and `Void` name it.
std::optional<Refusal> rangeFault(const State &state, const Period &period, qint64 first, qint64 last, qint64 most)
{
    if (last < first)
        return Refusal{Rule::RangeReversed, "number",
            {{"number", numberText(state, period, first)}, {"other", numberText(state, period, last)}}};
    if (last - first >= most)
        return Refusal{Rule::CountOutOfRange, "number", {{"limit", QString::number(most)}}};
    return std::nullopt;
}

/// Whether the wish, if there is one, differs from what is there.
bool isChange(const QString &present, const QString &wished)
{
    return !wished.isEmpty() && wished != present;
}

Result<Events> on(const Move &command, const State &state)
{
    const qint64 most = command.document.isEmpty() ? MaxBlock : 1;
    if (const auto fault = rangeFault(state, command.period, command.first, command.last, most))
        return *fault;
    bool changesAny = false;
    for (qint64 ordinal = command.first; ordinal <= command.last; ++ordinal) {
        if (const auto fault = notReservedFault(state, command.period, ordinal))
            return *fault;
        const Number *number = numberAt(state, command.period, ordinal);
        if (!command.document.isEmpty() && !number->document.isEmpty() && number->document != command.document)
            return Refusal{Rule::NumberOnDraft, "number",
                {{"number", numberText(state, command.period, ordinal)}, {"document", number->document}}};
        changesAny =
            changesAny || isChange(number->document, command.document) || isChange(number->holder, command.holder);
    }
    if (!changesAny)
        return Events{};
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
    if (number->document.isEmpty())
        return Refusal{Rule::DraftHoldsNoNumber, "number", {{"number", text}}};
    if (number->document != command.document)
        return Refusal{Rule::NumberOnDraft, "number", {{"number", text}, {"document", number->document}}};
    if (number->holder != command.actor)
        return Refusal{Rule::ReservedByOther, "number", {{"number", text}, {"holder", number->holder}}};
    if (!command.date.isValid())
        return Refusal{Rule::Missing, "date", {}};
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
            {{"number", text}, {"value", command.date.toString(Qt::ISODate)}, {"other", neighbour},
                {"otherDate", date.toString(Qt::ISODate)}},
            order == DateOrder::Warn};
    }
    return Events{NumberFinalized{
        command.period, command.ordinal, command.ordinal, command.document, text, command.date, neighbour}};
}

Result<Events> on(const Void &command, const State &state)
{
    const auto reason = acceptReason(command.reason);
    if (isRefused(reason))
        return refusalOf(reason);
    if (const auto fault = rangeFault(state, command.period, command.first, command.last, MaxBlock))
        return *fault;
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
    const Facts facts{
        {"number", numberText(state, command.period, command.ordinal)}, {"series", state.definition->code}};
    if (!state.rulesOf(command.period).rules.stepBack)
        return Refusal{Rule::StepBackNotAllowed, "series", facts};
    if (command.ordinal != state.periods.at(command.period).next - 1)
        return Refusal{Rule::NumberNotLatest, "number", facts};
    if (numberAt(state, command.period, command.ordinal)->shown)
        return Refusal{Rule::NumberShown, "number", facts};
    return Events{NumberReleased{command.period, command.ordinal, command.ordinal}};
}

} // namespace

std::optional<Refusal> dateFault(const QDate &date, const QDate &today)
{
    if (!date.isValid())
        return Refusal{Rule::Missing, "date", {}};
    if (date > today.addYears(MaxYearsAhead))
        return Refusal{Rule::DateTooFarAhead, "date", {{"value", date.toString(Qt::ISODate)}}};
    return std::nullopt;
}

bool isPassedOver(const State &state, const Period &period)
{
    return !periodOf(state, period) && state.lastUsed && *state.lastUsed > period;
}

std::optional<Refusal> longPastWarning(const QDate &date, const QDate &today, bool passedOver, const QString &number)
{
    if (!passedOver && date > today.addYears(-YearsLongPast))
        return std::nullopt;
    return Refusal{Rule::DateLongPast, "date", {{"value", date.toString(Qt::ISODate)}, {"number", number}}, true};
}

Result<Events> decide(const Command &command, const State &state)
{
    if (!state.definition && !std::holds_alternative<Define>(command))
        return Refusal{Rule::UnknownSeries, "series", {}};
    return std::visit([&](const auto &each) { return on(each, state); }, command);
}

} // namespace seriatim::series
