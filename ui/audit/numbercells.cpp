#include "ui/audit/numbercells.h"

#include <algorithm>

#include "ui/audit/registerrow.h"

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
    m_hasFailed = false;
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
                 Store &store) { return readMarks(store, series, period, first, last); })
        .then(this, [this, chunk, reading = m_reading](const Reply<std::vector<Mark>> &reply) {
            if (reading == m_reading)
                take(chunk, reply);
        });
}

void NumberCells::take(qint64 chunk, const Reply<std::vector<Mark>> &reply)
{
    if (const auto *trouble = std::get_if<Trouble>(&reply)) {
        m_hasFailed = true;
        emit failed(*trouble);
    } else if (const auto *marks = std::get_if<std::vector<Mark>>(&reply)) {
        m_chunks.insert(chunk, new Chunk{*marks});
        emit changed();
        if (!m_hasFailed)
            emit loaded();
    }
}

} // namespace seriatim
