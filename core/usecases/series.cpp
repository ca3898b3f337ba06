#include "domain/accept.h"
#include "domain/text.h"
#include "usecases/transact.h"
#include "usecases/within.h"

namespace seriatim {

namespace {

/// Every mask that other series have or had: numbers are unique over the whole log.
std::vector<series::OtherMask> masksBeside(const Numbers &numbers, const QString &code)
{
    std::vector<series::OtherMask> masks;
    for (const SeriesRow &row : numbers.allSeries()) {
        if (row.definition.code == code)
            continue;
        for (const series::RulesVersion &version : row.versions)
            masks.push_back({row.definition.code, version.mask()});
    }
    return masks;
}

Result<Answer> answerOf(Work &work, const QString &code, const Result<series::Events> &result)
{
    if (isRefused(result))
        return refusalOf(result);
    return Answer{code, work.append(), false};
}

Result<Answer> define(Work &work, const DefineSeries &command)
{
    series::Definition definition = command.definition;
    for (const auto &[text, shape, field] : {std::tuple(&definition.name, TextShape::OneLine, "name"),
             {&definition.justification, TextShape::Paragraphs, "justification"}}) {
        const auto accepted = acceptText(*text, shape, QString::fromLatin1(field));
        if (isRefused(accepted))
            return refusalOf(accepted);
        *text = std::get<QString>(accepted);
    }
    if (definition.name.isEmpty())
        return Refusal{Rule::Missing, "name", {}};
    auto existing = work.series(definition.code);
    LoadedSeries series = isRefused(existing) ? LoadedSeries() : std::get<LoadedSeries>(existing);
    const QDate startsIn = command.startsIn.isValid() ? command.startsIn : work.today();
    const auto masks = masksBeside(work.numbers(), definition.code);
    return answerOf(
        work, definition.code, work.execute(series, series::Define{definition, command.rules, startsIn, masks}));
}

Result<Answer> changeRules(Work &work, const ChangeSeriesRules &command)
{
    auto series = loadWholeSeries(work.store(), command.series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    if (command.seen && *command.seen != loaded.state.versions.back().rules)
        return changedMeanwhile(work.store(), codec::seriesStream(command.series), "SeriesRulesChanged");
    const auto masks = masksBeside(work.numbers(), command.series);
    return answerOf(
        work, command.series, work.execute(loaded, series::ChangeRules{command.rules, work.today(), masks}));
}

Result<Answer> retire(Work &work, const RetireSeries &command)
{
    auto series = loadWholeSeries(work.store(), command.series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    work.loadReservations(loaded);
    return answerOf(work, command.series, work.execute(loaded, series::Retire{}));
}

Result<Answer> close(Work &work, const ClosePeriodOf &command)
{
    auto series = work.series(command.series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    work.loadPeriod(loaded, command.period);
    work.loadReservations(loaded);
    return answerOf(work, command.series, work.execute(loaded, series::ClosePeriod{command.period, work.today()}));
}

CommandKey keyOf(const DefineSeries &command)
{
    // The event's own form has every field, so that a digest of it can forget none.
    return keyOf(command, "define-series",
        codec::encode(series::SeriesDefined{command.definition, {command.startsIn, Period(), command.rules}}));
}

template <typename Decide>
Result<Answer> onSeries(Store &store, const CommandKey &key, Decide decide)
{
    return transact(store, key, decide, [](const auto &events) { return repeatedAnswer(events); });
}

} // namespace

Result<Answer> defineSeries(Store &store, const DefineSeries &command)
{
    return onSeries(store, keyOf(command), [&](Work &work) { return define(work, command); });
}

Result<Answer> defineSeries(Store &store, Transaction &transaction, const DefineSeries &command)
{
    Carried nothing;
    return perform(
        store, transaction, nothing, keyOf(command), [&](Work &work) { return define(work, command); },
        [](const auto &events) { return repeatedAnswer(events); });
}

Result<Answer> changeSeriesRules(Store &store, const ChangeSeriesRules &command)
{
    json::ObjectText request = codec::encode(series::SeriesRulesChanged{{QDate(), Period(), command.rules}});
    request.add("series", command.series);
    return onSeries(
        store, keyOf(command, "change-rules", request), [&](Work &work) { return changeRules(work, command); });
}

Result<Answer> retireSeries(Store &store, const RetireSeries &command)
{
    return onSeries(store, keyOf(command, "retire", {{"series", command.series}}),
        [&](Work &work) { return retire(work, command); });
}

Result<Answer> closePeriod(Store &store, const ClosePeriodOf &command)
{
    const json::ObjectText request{{"series", command.series}, {"period", command.period.key()}};
    return onSeries(store, keyOf(command, "close", request), [&](Work &work) { return close(work, command); });
}

} // namespace seriatim
