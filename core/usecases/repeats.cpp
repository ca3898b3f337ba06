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

Refusals warningsIn(const Store &store, const std::vector<RecordedEvent> &events)
{
    for (const RecordedEvent &each : events) {
        const auto event = codec::decode(each);
        if (const auto *finalized = event ? std::get_if<series::NumberFinalized>(&*event) : nullptr)
            return warningsOf(store, *finalized);
    }
    return {};
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
