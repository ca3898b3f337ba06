#include "domain/serieslife.h"

#include <algorithm>

namespace seriatim::series {

QString numberText(const State &state, const Period &period, qint64 ordinal)
{
    return state.rulesOf(period).mask().render(period, ordinal);
}

const PeriodState *periodOf(const State &state, const Period &period)
{
    const auto found = state.periods.find(period);
    return found == state.periods.end() ? nullptr : &found->second;
}

namespace {

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

} // namespace

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

Result<Events> on(const ClosePeriod &command, const State &state)
{
    Facts facts{{"period", command.period.key()}, {"series", state.definition->code}};
    const PeriodState *known = periodOf(state, command.period);
    if (known && known->closed)
        return Events{};
    if (state.rulesOf(command.period).periodOf(command.period.firstDay()) != command.period)
        return Refusal{Rule::NotADate, "period", {{"value", command.period.key()}}};
    if (command.period.isAllTime())
        return Refusal{Rule::PeriodNotOver, "period", facts};
    if (const QDate end = endOf(state, command.period); command.today < end) {
        facts.insert("from", end.toString(Qt::ISODate));
        return Refusal{Rule::PeriodNotOver, "period", facts};
    }
    if (known && known->reserved > 0)
        return reservationsFault(state, command.period, "period");
    return Events{PeriodClosed{command.period}};
}

} // namespace seriatim::series
