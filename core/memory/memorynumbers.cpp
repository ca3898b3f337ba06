#include "memory/memorynumbers.h"

#include <algorithm>
#include <map>

namespace seriatim {

using series::NumberState;

namespace {

SeriesRow rowOf(const SeriesFile &file)
{
    return {*file.state.definition, file.state.versions, file.state.retired};
}

PeriodRow rowOf(const SeriesFile &file, const Period &period)
{
    const series::PeriodState &state = file.state.periods.at(period);
    PeriodRow row{file.state.definition->code, period, state.first, state.next, 0, 0, 0, 0, 0, state.closed};
    for (const NumberRow &number : file.rows(period)) {
        row.finalized += number.state == NumberState::Finalized;
        row.reserved += number.state == NumberState::Reserved;
        row.voided += number.state == NumberState::Voided;
        row.lost += number.state == NumberState::Lost;
        row.inversions += !number.inversion.isEmpty();
    }
    return row;
}

std::vector<NumberRow> keptIf(std::vector<NumberRow> rows, auto keep)
{
    std::erase_if(rows, std::not_fn(keep));
    return rows;
}

template <typename Row>
std::optional<Row> firstOf(const std::vector<Row> &rows)
{
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

bool isFinalized(const NumberRow &row)
{
    return row.state == NumberState::Finalized;
}

} // namespace

class MemoryNumbers::Held final : public Snapshot
{
public:
    explicit Held(const MemoryNumbers &numbers) : m_numbers(numbers) { m_numbers.m_held = m_numbers.m_view(); }
    ~Held() override { m_numbers.m_held.reset(); }

private:
    const MemoryNumbers &m_numbers;
};

std::unique_ptr<Snapshot> MemoryNumbers::snapshot() const
{
    return std::make_unique<Held>(*this);
}

std::vector<SeriesRow> MemoryNumbers::allSeries() const
{
    std::vector<SeriesRow> rows;
    const auto ledger = m_view();
    for (const auto &[code, file] : ledger->numbers().series())
        rows.push_back(rowOf(file));
    return rows;
}

std::optional<SeriesRow> MemoryNumbers::series(const QString &code) const
{
    auto rows = allSeries();
    std::erase_if(rows, [&](const SeriesRow &row) { return row.definition.code != code; });
    return firstOf(rows);
}

std::optional<QString> MemoryNumbers::usualSeries(DocumentKind kind) const
{
    const auto ledger = m_view();
    const SeriesFile *usual = nullptr;
    // By code, so that the first is found without a default one.
    for (const auto &[code, file] : ledger->numbers().series()) {
        if (file.state.retired || file.state.definition->kind != kind)
            continue;
        const bool betters = usual && file.state.definition->isDefault
            && (!usual->state.definition->isDefault || file.definedAt > usual->definedAt);
        if (!usual || betters)
            usual = &file;
    }
    return usual ? std::optional(usual->state.definition->code) : std::nullopt;
}

std::vector<PeriodRow> MemoryNumbers::periods(const QString &series) const
{
    std::vector<PeriodRow> rows;
    const auto ledger = m_view();
    const auto found = ledger->numbers().series().find(series);
    if (found == ledger->numbers().series().end())
        return rows;
    for (const auto &[period, state] : found->second.state.periods)
        rows.insert(rows.begin(), rowOf(found->second, period));
    return rows;
}

std::optional<PeriodRow> MemoryNumbers::period(const QString &series, const Period &period) const
{
    auto rows = periods(series);
    std::erase_if(rows, [&](const PeriodRow &row) { return row.period != period; });
    return firstOf(rows);
}

std::optional<NumberRow> MemoryNumbers::number(const QString &text) const
{
    return firstOf(keptIf(m_view()->numbers().rows(), [&](const NumberRow &row) { return row.number == text; }));
}

std::optional<NumberRow> MemoryNumbers::number(const QString &series, const Period &period, qint64 ordinal) const
{
    return firstOf(range(series, period, ordinal, ordinal));
}

std::optional<NumberRow> MemoryNumbers::reservationOf(const QString &document) const
{
    return m_view()->numbers().reservationOf(document);
}

std::vector<NumberRow> MemoryNumbers::reservations() const
{
    auto rows =
        keptIf(m_view()->numbers().rows(), [](const NumberRow &row) { return row.state == NumberState::Reserved; });
    std::ranges::stable_sort(rows, {}, &NumberRow::firstPosition);
    return rows;
}

std::vector<OldestReservation> MemoryNumbers::oldestReservations() const
{
    std::map<std::pair<QString, Period>, QString> oldest;
    for (const NumberRow &row : reservations()) {
        QString &since = oldest.try_emplace({row.series, row.period}, row.since).first->second;
        since = std::min(since, row.since);
    }
    std::vector<OldestReservation> rows;
    for (const auto &[of, since] : oldest)
        rows.push_back({of.first, of.second, since});
    return rows;
}

std::vector<NumberRow> MemoryNumbers::rows(const QString &series, const Period &period) const
{
    const auto ledger = m_view();
    const auto found = ledger->numbers().series().find(series);
    return found == ledger->numbers().series().end() ? std::vector<NumberRow>() : found->second.rows(period);
}

std::vector<NumberRow> MemoryNumbers::range(
    const QString &series, const Period &period, qint64 first, qint64 last) const
{
    return keptIf(
        rows(series, period), [&](const NumberRow &row) { return first <= row.ordinal && row.ordinal <= last; });
}

std::optional<NumberRow> MemoryNumbers::finalizedBelow(
    const QString &series, const Period &period, qint64 ordinal) const
{
    auto below =
        keptIf(rows(series, period), [&](const NumberRow &row) { return isFinalized(row) && row.ordinal < ordinal; });
    std::ranges::reverse(below);
    return firstOf(below);
}

std::optional<NumberRow> MemoryNumbers::finalizedAbove(
    const QString &series, const Period &period, qint64 ordinal) const
{
    return firstOf(
        keptIf(rows(series, period), [&](const NumberRow &row) { return isFinalized(row) && row.ordinal > ordinal; }));
}

std::vector<NumberRow> MemoryNumbers::page(const NumberFilter &filter, qint64 after, int limit) const
{
    auto found = keptIf(rows(filter.series, filter.period), [&](const NumberRow &row) {
        const bool isBehind = after == 0 || (filter.latestFirst ? row.ordinal < after : row.ordinal > after);
        return isBehind && (filter.states.empty() || std::ranges::count(filter.states, row.state) > 0);
    });
    if (filter.latestFirst)
        std::ranges::reverse(found);
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(limit, 0))));
    return found;
}

std::vector<Gap> MemoryNumbers::gaps(const QString &series, const Period &period) const
{
    std::vector<Gap> gaps;
    const auto counters = this->period(series, period);
    if (!counters)
        return gaps;
    qint64 expected = counters->first;
    for (const NumberRow &row : rows(series, period)) {
        if (row.ordinal > expected)
            gaps.push_back({expected, row.ordinal - 1});
        expected = row.ordinal + 1;
    }
    if (expected < counters->next)
        gaps.push_back({expected, counters->next - 1});
    return gaps;
}

std::vector<qint64> MemoryNumbers::story(const QString &series, const Period &period, qint64 ordinal) const
{
    std::vector<qint64> positions;
    for (const RecordedEvent &recorded : m_view()->stream(codec::seriesStream(series))) {
        const auto event = codec::decode(recorded);
        const auto span = event ? spanOf(*event) : std::nullopt;
        if (span && span->holds(period, ordinal))
            positions.push_back(recorded.position);
    }
    return positions;
}

std::vector<NumberRow> MemoryNumbers::inversions(const QString &series, const Period &period) const
{
    return keptIf(rows(series, period), [](const NumberRow &row) { return !row.inversion.isEmpty(); });
}

} // namespace seriatim
