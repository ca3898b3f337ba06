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
            return Refusal{Rule::MaskClash, "mask",
                {{"mask", rules.mask}, {"series", other.series}, {"other", other.mask.text()}}};
    }
    return std::nullopt;
}

/// The first day after the period; null for all time. New rules can cut a period short: that of a fiscal year which
/// ends early because the next one begins in another month.
QDate endOf(const State &state, const Period &period)
{
    const RulesVersion &version = state.rulesOf(period);
    const QDate end = period.endsBefore(version.rules.reset);
    const bool isLatest = &version == &state.versions.back();
    return isLatest || end.isNull() ? end : std::min(end, std::next(&version)->from);
}

/// The day on which `rules` can take effect at the earliest: the first after the latest used period that begins a
/// period of theirs, so that no period lies in the time of two rules.
QDate earliestDay(const State &state, const Rules &rules)
{
    QDate day = endOf(state, *state.lastUsed);
    while (Period::of(day, rules.reset, rules.fiscalYearStart).firstDay() != day)
        day = day.addMonths(1);
    return day;
}

/// The period that begins with the rules' start number: the first under the new rules, if the number is new. One that
/// is left as it was has done its work in the period that it was given for, and must not begin another one with it.
Period startPeriodOf(const Rules &rules, const QDate &from, const RulesVersion &latest)
{
    const bool isUsedUp = rules.start == latest.rules.start && latest.startPeriod.firstDay() < from;
    return isUsedUp ? latest.startPeriod : Period::of(from, rules.reset, rules.fiscalYearStart);
}

/// The new mask against those that the series keeps: numbers of both stand beside each other.
std::optional<Refusal> ownMaskFault(const State &state, const Rules &rules, const QDate &from)
{
    const auto mask = std::get<NumberMask>(NumberMask::parse(rules.mask));
    for (const RulesVersion &version : state.versions) {
        const bool isReplaced = !version.from.isNull() && version.from >= from;
        const bool samePeriods =
            version.rules.reset == rules.reset && version.rules.fiscalYearStart == rules.fiscalYearStart;
        const bool isSame = samePeriods && version.mask() == mask;
        if (!isReplaced && !isSame && NumberMask::canClash(version.mask(), mask))
            return Refusal{Rule::MaskClash, "mask",
                {{"mask", rules.mask}, {"series", state.definition->code}, {"other", version.rules.mask}}};
    }
    return std::nullopt;
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
    if (!command.startsIn.isValid())
        return Refusal{Rule::Missing, "startsIn", {}};
    const Period startPeriod = Period::of(command.startsIn, command.rules.reset, command.rules.fiscalYearStart);
    return Events{SeriesDefined{command.definition, {QDate(), startPeriod, command.rules}}};
}

Result<Events> on(const ChangeRules &command, const State &state)
{
    const Rules &current = state.versions.back().rules;
    if (command.rules == current)
        return Events{};
    if (state.retired)
        return Refusal{Rule::SeriesRetired, "series", {{"series", state.definition->code}}};
    if (const auto fault = rulesFault(command.rules, command.others))
        return *fault;
    if (!state.lastUsed) {
        const Period startPeriod = Period::of(command.today, command.rules.reset, command.rules.fiscalYearStart);
        return Events{SeriesRulesChanged{{QDate(), startPeriod, command.rules}}};
    }
    if (current.reset == Reset::Never || command.rules.reset == Reset::Never)
        return Refusal{Rule::RulesFrozen, "mask", {{"series", state.definition->code}}};

    const QDate from = earliestDay(state, command.rules);
    if (const auto fault = ownMaskFault(state, command.rules, from))
        return *fault;
    return Events{SeriesRulesChanged{{from, startPeriodOf(command.rules, from, state.versions.back()), command.rules}}};
}

/// The period has open reservations: the first that is known, and whose it is.
Refusal reservationsFault(const State &state, const Period &period, const char *field)
{
    Facts facts{{"period", period.key()}, {"series", state.definition->code}};
    const auto &numbers = state.periods.at(period).numbers;
    const auto open =
        std::ranges::find_if(numbers, [](const auto &entry) { return entry.second.state == NumberState::Reserved; });
    if (open != numbers.end()) {
        facts.insert("number", numberText(state, period, open->first));
        facts.insert("holder", open->second.holder);
    }
    return {Rule::PeriodHasReservations, QString::fromLatin1(field), facts};
}

Result<Events> on(const Retire &, const State &state)
{
    if (state.retired)
        return Events{};
    for (const auto &[period, known] : state.periods) {
        if (known.reserved > 0)
            return reservationsFault(state, period, "series");
    }
    return Events{SeriesRetired{}};
}

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

Result<Events> on(const ClosePeriod &command, const State &state)
{
    const Facts facts{{"period", command.period.key()}, {"series", state.definition->code}};
    const PeriodState *known = periodOf(state, command.period);
    if (known && known->closed)
        return Events{};
    if (state.rulesOf(command.period).periodOf(command.period.firstDay()) != command.period)
        return Refusal{Rule::NotADate, "period", {{"value", command.period.key()}}};
    if (command.period.isAllTime() || command.today < endOf(state, command.period))
        return Refusal{Rule::PeriodNotOver, "period", facts};
    if (known && known->reserved > 0)
        return reservationsFault(state, command.period, "period");
    return Events{PeriodClosed{command.period}};
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

Result<Events> decide(const Command &command, const State &state)
{
    if (!state.definition && !std::holds_alternative<Define>(command))
        return Refusal{Rule::UnknownSeries, "series", {}};
    return std::visit([&](const auto &each) { return on(each, state); }, command);
}

} // namespace seriatim::series
