#include "memory/numbertable.h"

#include <algorithm>

namespace seriatim {

namespace {

void told(NumberStory &story, const RecordedEvent &recorded)
{
    story.since = recorded.recordedAt;
    story.by = recorded.actor;
    story.origin = recorded.origin;
    story.position = recorded.position;
}

/// Calls `change` for the story of every number that the event names.
void forEachStory(SeriesFile &file, const auto &event, auto change)
{
    for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal)
        change(file.stories[{event.period, ordinal}], ordinal);
}

/// A number came into being, as reserved or as lost.
void begin(SeriesFile &file, const RecordedEvent &recorded, const auto &event)
{
    forEachStory(file, event, [&](NumberStory &story, qint64 ordinal) {
        story.number = file.textOf(event.period, ordinal);
        story.firstPosition = recorded.position;
        told(story, recorded);
    });
}

void tell(SeriesFile &, const RecordedEvent &, const auto &) {}

void tell(SeriesFile &file, const RecordedEvent &recorded, const series::SeriesDefined &)
{
    file.definedAt = recorded.position;
}

void tell(SeriesFile &file, const RecordedEvent &recorded, const series::NumberReserved &event)
{
    begin(file, recorded, event);
    forEachStory(file, event, [&](NumberStory &story, qint64) { story.purpose = event.purpose; });
}

void tell(SeriesFile &file, const RecordedEvent &recorded, const series::NumberLost &event)
{
    begin(file, recorded, event);
    forEachStory(file, event, [&](NumberStory &story, qint64) { story.reason = event.reason; });
}

void tell(SeriesFile &file, const RecordedEvent &recorded, const series::ReservationMoved &event)
{
    forEachStory(file, event, [&](NumberStory &story, qint64) { story.origin = recorded.origin; });
}

void tell(SeriesFile &file, const RecordedEvent &recorded, const series::NumberFinalized &event)
{
    forEachStory(file, event, [&](NumberStory &story, qint64) {
        told(story, recorded);
        story.inversion = event.inversion;
    });
}

void tell(SeriesFile &file, const RecordedEvent &recorded, const series::NumberVoided &event)
{
    forEachStory(file, event, [&](NumberStory &story, qint64) {
        told(story, recorded);
        story.reason = event.reason;
    });
}

void tell(SeriesFile &file, const RecordedEvent &, const series::NumberReleased &event)
{
    file.stories.erase({event.period, event.first});
}

} // namespace

std::optional<NumberSpan> spanOf(const AnyEvent &event)
{
    return std::visit(
        [](const auto &each) -> std::optional<NumberSpan> {
            if constexpr (requires { each.first + each.last; })
                return NumberSpan{each.period, each.first, each.last};
            else
                return std::nullopt;
        },
        event);
}

QString SeriesFile::textOf(const Period &period, qint64 ordinal) const
{
    return state.versions.empty() ? QString() : state.rulesOf(period).mask().render(period, ordinal);
}

NumberRow SeriesFile::row(const Period &period, qint64 ordinal) const
{
    const series::Number &number = state.periods.at(period).numbers.at(ordinal);
    const NumberStory &story = stories.at({period, ordinal});
    return {state.definition->code, period, ordinal, story.number, number.state, number.document, number.holder,
        story.origin, story.purpose, story.reason, number.date, story.shown, story.inversion, story.since, story.by,
        story.firstPosition, story.position};
}

std::vector<NumberRow> SeriesFile::rows(const Period &period) const
{
    std::vector<NumberRow> rows;
    const auto found = state.periods.find(period);
    if (found == state.periods.end())
        return rows;
    for (const auto &[ordinal, number] : found->second.numbers)
        rows.push_back(row(period, ordinal));
    return rows;
}

void NumberTable::apply(const RecordedEvent &recorded, const AnyEvent &event)
{
    std::visit(
        [&](const auto &each) {
            if constexpr (std::is_constructible_v<series::Event, decltype(each)>) {
                SeriesFile &file = m_series[codec::idOfStream(recorded.stream)];
                file.state = series::evolve(std::move(file.state), each);
                tell(file, recorded, each);
            } else if constexpr (std::is_same_v<const document::DocumentPrinted &, decltype(each)>) {
                show(recorded, each);
            }
        },
        event);
}

void NumberTable::show(const RecordedEvent &recorded, const document::DocumentPrinted &event)
{
    const auto held = reservationOf(codec::idOfStream(recorded.stream));
    if (held && held->number == event.number)
        m_series.at(held->series).stories.at({held->period, held->ordinal}).shown = true;
}

std::vector<NumberRow> NumberTable::rows() const
{
    std::vector<NumberRow> all;
    for (const auto &[code, file] : m_series) {
        for (const auto &[period, known] : file.state.periods)
            std::ranges::move(file.rows(period), std::back_inserter(all));
    }
    return all;
}

std::optional<NumberRow> NumberTable::reservationOf(const QString &document) const
{
    for (const auto &[code, file] : m_series) {
        for (const auto &[key, story] : file.stories) {
            const series::Number &number = file.state.periods.at(key.first).numbers.at(key.second);
            if (number.state == series::NumberState::Reserved && number.document == document && !document.isEmpty())
                return file.row(key.first, key.second);
        }
    }
    return std::nullopt;
}

QStringList NumberTable::documentsOf(const RecordedEvent &recorded, const AnyEvent &event) const
{
    QStringList documents;
    const auto span = spanOf(event);
    const auto file = m_series.find(codec::idOfStream(recorded.stream));
    if (!span || file == m_series.end() || !file->second.state.periods.contains(span->period))
        return documents;
    const auto &numbers = file->second.state.periods.at(span->period).numbers;
    for (auto at = numbers.lower_bound(span->first); at != numbers.end() && at->first <= span->last; ++at) {
        if (!at->second.document.isEmpty() && !documents.contains(at->second.document))
            documents.append(at->second.document);
    }
    return documents;
}

} // namespace seriatim
