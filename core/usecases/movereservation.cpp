#include "usecases/transact.h"

namespace seriatim {

namespace {

/// Whether the draft can bear the number: a draft without one, of the number's kind, dated in its period.
std::optional<Refusal> draftFault(
    const Work &work, const LoadedSeries &series, const NumberRow &number, const QString &id)
{
    const LoadedDocument draft = work.document(id);
    if (const auto fault = document::notADraftFault(draft.state))
        return about(draft, *fault);
    if (const auto held = work.numbers().reservationOf(id); held && held->number != number.number)
        return Refusal{Rule::DraftHoldsNumber, {}, {{"number", held->number}}};
    const DocumentContent &content = draft.state.content;
    if (content.kind != series.state.definition->kind || (!content.series.isEmpty() && content.series != number.series))
        return Refusal{Rule::SeriesKindDiffers, "series",
            {{"series", number.series}, {"kind", series.state.definition->kind.id()}}};
    if (!content.date.isValid() || series.state.rulesAt(content.date).periodOf(content.date) != number.period)
        return Refusal{Rule::NumberOfOtherPeriod, "date", {{"number", number.number}, {"period", number.period.key()}}};
    return std::nullopt;
}

Result<NumbersAnswer> move(Work &work, const MoveReservation &command)
{
    const auto number = work.numbers().number(command.number);
    if (!number)
        return Refusal{Rule::UnknownNumber, "number", {{"number", command.number.left(60)}}};
    auto series = work.series(number->series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    if (!command.document.isEmpty()) {
        if (number->holder != work.actor() && !command.takeOver)
            return Refusal{Rule::ReservedByOther, "number", {{"number", number->number}, {"holder", number->holder}}};
        if (const auto fault = draftFault(work, loaded, *number, command.document))
            return *fault;
    }
    work.loadNumbers(loaded, number->period, number->ordinal, number->ordinal);
    const QString holder = command.takeOver ? work.actor() : QString();
    const auto moved =
        work.execute(loaded, series::Move{number->period, number->ordinal, number->ordinal, command.document, holder});
    if (isRefused(moved))
        return refusalOf(moved);
    const Position position = work.append();
    return NumbersAnswer{number->series, number->period, number->ordinal, number->ordinal, number->number,
        number->number, command.document.isEmpty() ? number->document : command.document, position, false};
}

} // namespace

Result<NumbersAnswer> moveReservation(Store &store, const MoveReservation &command)
{
    const json::ObjectText request{
        {"number", command.number}, {"takeOver", command.takeOver}, {"document", command.document}};
    return transact(
        store, keyOf(command, "move", request), [&](Work &work) { return move(work, command); },
        [&](const auto &events) { return repeatedNumbers(store, events); });
}

} // namespace seriatim
