#include "usecases/transact.h"
#include "usecases/voiddocument.h"

namespace seriatim {

namespace {

Refusal unknownNumber(const QString &number)
{
    return {Rule::UnknownNumber, "number", {{"number", number.left(60)}}};
}

/// The ordinal at the end of the range; it may lie beyond the register, and is then named as what is not reserved.
Result<qint64> lastOrdinal(
    const Numbers &numbers, const LoadedSeries &series, const NumberRow &first, const QString &last)
{
    if (last.isEmpty())
        return first.ordinal;
    if (const auto row = numbers.number(last); row && (row->series != first.series || row->period != first.period))
        return Refusal{Rule::NumberOfOtherPeriod, "last",
            {{"number", row->number}, {"period", row->period.key()}, {"series", row->series}, {"other", first.number}}};
    const auto ordinal = series.state.rulesOf(first.period).mask().ordinalOf(last, first.period);
    if (!ordinal)
        return unknownNumber(last);
    return *ordinal;
}

NumbersAnswer answerOf(const NumberRow &first, qint64 last, const QString &lastNumber, Position position)
{
    return {first.series, first.period, first.ordinal, last, first.number, lastNumber, first.document, position, false};
}

Result<NumbersAnswer> voidDocumentOf(Work &work, const NumberRow &number, const QString &reason)
{
    LoadedDocument document = work.document(number.document);
    if (const auto refusal = voidIssued(work, document, reason))
        return *refusal;
    return answerOf(number, number.ordinal, number.number, work.append());
}

Result<NumbersAnswer> voidRange(Work &work, const VoidNumbers &command)
{
    const auto first = work.numbers().number(command.first);
    if (!first)
        return unknownNumber(command.first);
    const bool isOne = command.last.isEmpty() || command.last == command.first;
    if (isOne && first->state == series::NumberState::Finalized && !command.onlyReserved)
        return voidDocumentOf(work, *first, command.reason);

    auto series = work.series(first->series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    const auto last = lastOrdinal(work.numbers(), loaded, *first, command.last);
    if (isRefused(last))
        return refusalOf(last);
    const qint64 lastOrdinal = std::get<qint64>(last);
    work.loadNumbers(loaded, first->period, first->ordinal, std::min(lastOrdinal, first->ordinal + series::MaxBlock));
    const auto voided = work.execute(loaded, series::Void{first->period, first->ordinal, lastOrdinal, command.reason});
    if (isRefused(voided))
        return refusalOf(voided);
    return answerOf(*first, lastOrdinal, isOne ? first->number : command.last, work.append());
}

CommandKey keyOf(const VoidNumbers &command)
{
    json::ObjectText request{{"first", command.first}, {"last", command.last}, {"reason", command.reason}};
    if (command.onlyReserved) // Left out otherwise, so that a command of an earlier program is the same one still.
        request.add("onlyReserved", true);
    return keyOf(command, "void-numbers", request);
}

} // namespace

Result<NumbersAnswer> voidNumbers(Store &store, const VoidNumbers &command)
{
    return transact(
        store, keyOf(command), [&](Work &work) { return voidRange(work, command); },
        [&](const auto &events) { return repeatedNumbers(store, events); });
}

std::optional<Result<NumbersAnswer>> lookUp(const Store &store, const VoidNumbers &command)
{
    return lookedUp<Result<NumbersAnswer>>(
        store, keyOf(command), [&](const auto &events) { return repeatedNumbers(store, events); });
}

} // namespace seriatim
