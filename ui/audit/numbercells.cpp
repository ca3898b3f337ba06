#include "ui/audit/numbercells.h"

#include <algorithm>

#include "ui/desk.h"

namespace seriatim {

NumberCells::NumberCells(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

void NumberCells::setPeriod(const PeriodHealth &health)
{
    const PeriodRow &counters = health.counters;
    if (counters.series != m_series || counters.period != m_period)
        m_chunks.clear();
    for (const qint64 key : m_chunks.keys())
        m_chunks[key]->stale = true;
    m_series = counters.series;
    m_period = counters.period;
    m_first = counters.first;
    m_next = counters.next;
    ++m_reading;
    m_asked.clear();
    emit changed();
}

std::optional<Mark> NumberCells::at(qint64 ordinal)
{
    if (ordinal < m_first || ordinal >= m_next)
        return Mark::Unused;
    const qint64 key = (ordinal - m_first) / ChunkSize;
    const Chunk *chunk = m_chunks.object(key);
    if (!chunk || chunk->stale)
        fetch(key);
    const auto place = static_cast<std::size_t>((ordinal - m_first) % ChunkSize);
    if (!chunk || place >= chunk->marks.size())
        return std::nullopt;
    return chunk->marks[place];
}

void NumberCells::fetch(qint64 chunk)
{
    if (m_asked.contains(chunk))
        return;
    m_asked.insert(chunk);
    const qint64 first = m_first + chunk * ChunkSize;
    const qint64 last = std::min(first + ChunkSize, m_next) - 1;
    m_desk
        .ask([series = m_series, period = m_period, first, last](
                 Store &store) { return store.numbers().range(series, period, first, last); })
        .then(this, [this, chunk, reading = m_reading](const Reply<std::vector<NumberRow>> &reply) {
            const auto *rows = std::get_if<std::vector<NumberRow>>(&reply);
            if (reading == m_reading && rows)
                take(chunk, *rows);
        });
}

void NumberCells::take(qint64 chunk, const std::vector<NumberRow> &rows)
{
    const qint64 first = m_first + chunk * ChunkSize;
    const auto size = static_cast<std::size_t>(std::min(ChunkSize, m_next - first));
    auto *fresh = new Chunk{std::vector<Mark>(size, Mark::Missing)};
    for (const NumberRow &row : rows)
        fresh->marks[static_cast<std::size_t>(row.ordinal - first)] = markOf(row.state);
    m_chunks.insert(chunk, fresh);
    emit changed();
}

} // namespace seriatim
