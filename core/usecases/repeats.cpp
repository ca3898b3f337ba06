#include "log/chain.h"
#include "usecases/drafts.h"
#include "usecases/transact.h"

#include <algorithm>

namespace seriatim {

namespace {

/// The first event of the command in a stream of that kind.
const RecordedEvent *firstIn(const std::vector<RecordedEvent> &events, QLatin1StringView prefix)
{
    const auto found =
        std::ranges::find_if(events, [&](const RecordedEvent &each) { return each.stream.startsWith(prefix); });
    return found == events.end() ? nullptr : &*found;
}

/// Whether the event began a period before one that was in use by then.
bool passedOver(const Store &store, const RecordedEvent &event, const series::NumberReserved &reserved)
{
    const QString code = codec::idOfStream(event.stream);
    const auto periods = store.numbers().periods(code);
    const auto inUseBefore = [&](const PeriodRow &row) {
        const auto first = store.numbers().number(code, row.period, row.first);
        return row.period > reserved.period && first && first->firstPosition < event.position;
    };
    const bool begins = std::ranges::any_of(
        periods, [&](const PeriodRow &row) { return row.period == reserved.period && row.first == reserved.first; });
    return begins && std::ranges::any_of(periods, inUseBefore);
}

QDate dayOf(const RecordedEvent &event)
{
    return chain::fromTimestamp(event.recordedAt).toLocalTime().date();
}

std::optional<Refusal> creditWarningOf(
    const Store &store, const RecordedEvent &event, const document::DocumentCredited &credited)
{
    auto before = store.log().stream(event.stream);
    std::erase_if(before, [&](const RecordedEvent &each) { return each.position >= event.position; });
    const auto state = codec::fold<document::State>(before);
    const auto row = store.documents().document(credited.by);
    const auto currency = row ? Currency::fromCode(row->currency) : std::nullopt;
    if (!currency)
        return std::nullopt;
    return document::creditWarning(
        {credited.by, credited.number, Money(row->gross, *currency), creditedBefore(store, state)}, state);
}

/// What was accepted with the command, as its events tell.
Refusals warningsIn(const Store &store, const std::vector<RecordedEvent> &events)
{
    Refusals warnings;
    bool isPassedOver = false;
    const auto add = [&](const std::optional<Refusal> &warning) {
        if (warning)
            warnings.push_back(*warning);
    };
    for (const RecordedEvent &each : events) {
        const auto event = codec::decode(each);
        if (!event)
            continue;
        if (const auto *reserved = std::get_if<series::NumberReserved>(&*event))
            isPassedOver = passedOver(store, each, *reserved);
        else if (const auto *issued = std::get_if<document::DocumentIssued>(&*event)) {
            add(series::longPastWarning(issued->content.date, dayOf(each), isPassedOver, issued->number));
            std::ranges::copy(document::issueWarnings(issued->content, issued->totals), std::back_inserter(warnings));
        } else if (const auto *finalized = std::get_if<series::NumberFinalized>(&*event))
            std::ranges::copy(warningsOf(store, *finalized), std::back_inserter(warnings));
        else if (const auto *credited = std::get_if<document::DocumentCredited>(&*event))
            add(creditWarningOf(store, each, *credited));
    }
    return warnings;
}

// clang-format off
template <typename Event>
concept NamesNumbers = requires(const Event &event) { event.period; event.first; event.last; };
template <typename Event>
concept NamesDocument = NamesNumbers<Event> && requires(const Event &event) { event.document; };
// clang-format on

/// The numbers that the event names, in the words of the period's rules: a number that went back since is in no
/// register, or there again for another document.
NumbersAnswer numbersOf(const Store &store, const RecordedEvent &event)
{
    NumbersAnswer answer;
    answer.series = codec::idOfStream(event.stream);
    std::visit(
        [&](const auto &each) {
            if constexpr (NamesNumbers<decltype(each)>) {
                answer.period = each.period;
                answer.first = each.first;
                answer.last = each.last;
            }
        },
        *codec::decode(event));
    const NumberMask mask = decidable(*store.numbers().series(answer.series)).rulesOf(answer.period).mask();
    answer.firstNumber = mask.render(answer.period, answer.first);
    answer.lastNumber = mask.render(answer.period, answer.last);
    return answer;
}

/// The document that had the first of the numbers when the command was done.
QString documentThen(const Store &store, const NumbersAnswer &answer)
{
    QString document;
    for (const Position position : store.numbers().story(answer.series, answer.period, answer.first)) {
        if (position > answer.position)
            break;
        const auto event = codec::decode(store.log().read(position - 1, 1).front());
        if (std::holds_alternative<series::NumberReserved>(*event))
            document.clear(); // It went back before: what comes now is another story.
        std::visit(
            [&](const auto &each) {
                if constexpr (NamesDocument<decltype(each)>)
                    document = each.document.isEmpty() ? document : each.document;
            },
            *event);
    }
    return document;
}

} // namespace

Result<DocumentAnswer> repeatedDocument(const Store &store, const std::vector<RecordedEvent> &events)
{
    DocumentAnswer answer;
    answer.repeated = true;
    answer.position = events.back().position;
    answer.warnings = warningsIn(store, events);
    if (const RecordedEvent *event = firstIn(events, QLatin1StringView("document/"))) {
        answer.document = codec::idOfStream(event->stream);
        answer.version = store.log().versionOf(event->stream);
    }
    if (const auto row = store.documents().document(answer.document)) {
        answer.number = row->number;
        answer.state = documentStateId(row->state);
    }
    return answer;
}

Result<NumbersAnswer> repeatedNumbers(const Store &store, const std::vector<RecordedEvent> &events)
{
    const RecordedEvent *event = firstIn(events, QLatin1StringView("series/"));
    NumbersAnswer answer = event ? numbersOf(store, *event) : NumbersAnswer();
    answer.repeated = true;
    answer.position = events.back().position;
    if (!event)
        return answer;
    answer.document = documentThen(store, answer);
    const auto now = store.numbers().number(answer.series, answer.period, answer.first);
    answer.state = now ? numberStateId(now->state) : QStringLiteral("free");
    return answer;
}

Result<Answer> repeatedAnswer(const std::vector<RecordedEvent> &events)
{
    return Answer{codec::idOfStream(events.front().stream), events.back().position, true};
}

} // namespace seriatim
