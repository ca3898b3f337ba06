#include "ui/audit/wholeregistermodel.h"

#include <algorithm>

namespace seriatim {

WholeRegisterModel::WholeRegisterModel(Desk &desk, QObject *parent) : RegisterTable(parent), m_desk(desk) {}

void WholeRegisterModel::setActive(bool active)
{
    m_active = active;
    resize(m_health);
}

void WholeRegisterModel::setPeriod(const PeriodHealth &health)
{
    const bool same =
        health.counters.series == m_health.counters.series && health.counters.period == m_health.counters.period;
    ++m_reading;
    m_asked.clear();
    m_hasFailed = false;
    m_health = health;
    if (same) {
        for (const qint64 key : m_chunks.keys())
            m_chunks[key]->stale = true;
        resize(health);
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_chunks.clear();
    m_first = health.counters.first;
    m_next = m_active ? health.counters.next : m_first;
    endResetModel();
}

/// New numbers come in at the top; numbers that stepped back go from there.
void WholeRegisterModel::resize(const PeriodHealth &health)
{
    const qint64 next = m_active ? health.counters.next : m_first;
    if (next > m_next) {
        beginInsertRows({}, 0, static_cast<int>(next - m_next) - 1);
        m_next = next;
        endInsertRows();
    } else if (next < m_next) {
        beginRemoveRows({}, 0, static_cast<int>(m_next - next) - 1);
        m_next = next;
        endRemoveRows();
    }
}

int WholeRegisterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_next - m_first);
}

const RegisterRow *WholeRegisterModel::rowAt(int row) const
{
    const qint64 place = ordinalAt(row) - m_first;
    const Chunk *chunk = m_chunks.object(place / ChunkSize);
    if (!chunk || chunk->stale)
        fetch(place / ChunkSize);
    const auto inside = static_cast<std::size_t>(place % ChunkSize);
    return chunk && inside < chunk->rows.size() ? &chunk->rows[inside] : nullptr;
}

void WholeRegisterModel::fetch(qint64 chunk) const
{
    if (m_asked.contains(chunk))
        return;
    m_asked.insert(chunk);
    auto *self = const_cast<WholeRegisterModel *>(this); // What is not known is fetched when a view asks for it.
    const qint64 first = m_first + chunk * ChunkSize;
    const qint64 last = std::min(first + ChunkSize, m_health.counters.next) - 1;
    m_desk.ask([health = m_health, first, last](Store &store) { return readRange(store, health, first, last); })
        .then(self, [self, chunk, reading = m_reading](const Reply<std::vector<RegisterRow>> &reply) {
            if (reading == self->m_reading)
                self->take(chunk, reply);
        });
}

void WholeRegisterModel::take(qint64 chunk, const Reply<std::vector<RegisterRow>> &reply)
{
    const auto *rows = std::get_if<std::vector<RegisterRow>>(&reply);
    if (const auto *trouble = std::get_if<Trouble>(&reply)) {
        m_hasFailed = true;
        emit failed(*trouble);
    }
    if (!rows || rows->empty())
        return;
    const qint64 first = rows->front().first();
    const qint64 last = rows->back().first();
    m_chunks.insert(chunk, new Chunk{*rows});
    if (!m_hasFailed)
        emit loaded();
    if (rowOf(first) >= 0)
        emit dataChanged(index(rowOf(std::min(last, m_next - 1)), 0), index(rowOf(first), ColumnCount - 1));
}

int WholeRegisterModel::rowOf(qint64 ordinal) const
{
    return ordinal >= m_first && ordinal < m_next ? static_cast<int>(m_next - 1 - ordinal) : -1;
}

} // namespace seriatim
