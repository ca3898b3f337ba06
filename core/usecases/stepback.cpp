#include "usecases/transact.h"

namespace seriatim {

namespace {

Result<NumbersAnswer> stepBack(Work &work, const StepBackNumber &command)
{
    const auto number = work.numbers().number(command.number);
    if (!number)
        return Refusal{Rule::UnknownNumber, "number", {{"number", command.number.left(60)}}};
    auto series = work.series(number->series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    work.loadNumbers(loaded, number->period, number->ordinal, number->ordinal);
    const auto released = work.execute(loaded, series::StepBack{number->period, number->ordinal});
    if (isRefused(released))
        return refusalOf(released);
    return NumbersAnswer{number->series, number->period, number->ordinal, number->ordinal, number->number,
        number->number, number->document, work.append(), false};
}

CommandKey keyOf(const StepBackNumber &command)
{
    return keyOf(command, "step-back", {{"number", command.number}});
}

} // namespace

Result<NumbersAnswer> stepBackNumber(Store &store, const StepBackNumber &command)
{
    return transact(
        store, keyOf(command), [&](Work &work) { return stepBack(work, command); },
        [&](const auto &events) { return repeatedNumbers(store, events); });
}

std::optional<Result<NumbersAnswer>> lookUp(const Store &store, const StepBackNumber &command)
{
    return lookedUp<Result<NumbersAnswer>>(
        store, keyOf(command), [&](const auto &events) { return repeatedNumbers(store, events); });
}

} // namespace seriatim
