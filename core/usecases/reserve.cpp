#include "domain/text.h"
#include "usecases/drafts.h"
#include "usecases/transact.h"

namespace seriatim {

namespace {

NumbersAnswer answerOf(const NumberRow &row, Position position)
{
    return {row.series, row.period, row.ordinal, row.ordinal, row.number, row.number, row.document, position, false};
}

Result<NumbersAnswer> answerOf(const LoadedSeries &series, const Result<series::Events> &reserved, Position position)
{
    const auto &event = std::get<series::NumberReserved>(std::get<series::Events>(reserved).front());
    return NumbersAnswer{series.state.definition->code, event.period, event.first, event.last, event.firstNumber,
        event.lastNumber, event.document, position, false};
}

Result<NumbersAnswer> reserveOnDraft(Work &work, const ReserveForDraft &command)
{
    const LoadedDocument draft = work.document(command.id);
    if (const auto fault = document::notADraftFault(draft.state))
        return about(draft, *fault);
    if (const auto fault = versionFault(work, draft, command.version))
        return *fault;
    // Asked twice: it already holds its number.
    if (const auto held = work.numbers().reservationOf(draft.id))
        return answerOf(*held, work.append());

    DocumentContent content = draft.state.content;
    if (content.series.isEmpty())
        content.series = work.numbers().usualSeries(content.kind).value_or(QString());
    auto series = seriesFor(work.store(), content);
    if (isRefused(series))
        return refusalOf(series);
    if (const auto fault = series::dateFault(content.date, work.today()))
        return *fault;
    auto &loaded = std::get<LoadedSeries>(series);
    const Period period = loaded.state.rulesAt(content.date).periodOf(content.date);
    work.loadPeriod(loaded, period);
    const bool isPassedOver = series::isPassedOver(loaded.state, period);
    const auto reserved =
        work.execute(loaded, series::Reserve{content.date, work.today(), 1, draft.id, {}, work.actor()});
    if (isRefused(reserved))
        return refusalOf(reserved);
    const QString number = std::get<series::NumberReserved>(std::get<series::Events>(reserved).front()).firstNumber;
    const auto warning = series::longPastWarning(content.date, work.today(), isPassedOver, number);
    if (warning && !command.accepted.covers(warning->rule))
        return *warning;
    return answerOf(loaded, reserved, work.append());
}

Result<NumbersAnswer> reserveForPurpose(Work &work, const ReserveBlock &command)
{
    const auto purpose = acceptText(command.purpose, TextShape::OneLine, "purpose");
    if (isRefused(purpose))
        return refusalOf(purpose);
    auto series = work.series(command.series);
    if (isRefused(series))
        return refusalOf(series);
    auto &loaded = std::get<LoadedSeries>(series);
    const QDate date = command.date.isNull() ? work.today() : command.date;
    if (const auto fault = series::dateFault(date, work.today()))
        return *fault;
    work.loadPeriod(loaded, loaded.state.rulesAt(date).periodOf(date));
    const auto reserved = work.execute(
        loaded, series::Reserve{date, work.today(), command.count, {}, std::get<QString>(purpose), work.actor()});
    if (isRefused(reserved))
        return refusalOf(reserved);
    return answerOf(loaded, reserved, work.append());
}

CommandKey keyOf(const ReserveBlock &command)
{
    return keyOf(command, "reserve-block",
        {{"series", command.series}, {"date", command.date.toString(Qt::ISODate)}, {"count", command.count},
            {"purpose", command.purpose}});
}

} // namespace

Result<NumbersAnswer> reserveForDraft(Store &store, const ReserveForDraft &command)
{
    return transact(
        store, keyOf(command, "reserve", {{"document", command.id}}),
        [&](Work &work) { return reserveOnDraft(work, command); },
        [&](const auto &events) { return repeatedNumbers(store, events); });
}

Result<NumbersAnswer> reserveBlock(Store &store, const ReserveBlock &command)
{
    return transact(
        store, keyOf(command), [&](Work &work) { return reserveForPurpose(work, command); },
        [&](const auto &events) { return repeatedNumbers(store, events); });
}

std::optional<Result<NumbersAnswer>> lookUp(const Store &store, const ReserveBlock &command)
{
    return lookedUp<Result<NumbersAnswer>>(
        store, keyOf(command), [&](const auto &events) { return repeatedNumbers(store, events); });
}

} // namespace seriatim
