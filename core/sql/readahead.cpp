#include "sql/readahead.h"

#include <algorithm>
#include <utility>

namespace seriatim::sql {

std::vector<Reading> ReadAhead::next()
{
    unlearn();
    std::vector<Reading> readings = std::exchange(m_expected, {});
    readings.insert(readings.end(), m_habits.begin(), m_habits.end());
    return readings;
}

void ReadAhead::take(std::vector<Reading> readings, std::vector<Rows> found)
{
    m_isOn = true;
    m_brought.clear();
    for (std::size_t i = 0; i < readings.size(); ++i)
        m_brought.push_back({std::move(readings[i]), std::move(found[i])});
}

void ReadAhead::rename(const Reading &from, const Reading &to)
{
    const auto found = std::ranges::find(m_brought, from, &Brought::reading);
    if (found != m_brought.end())
        found->reading = to;
}

void ReadAhead::end()
{
    unlearn();
    m_isOn = false;
    m_brought.clear();
    m_expected.clear();
}

const ReadAhead::Rows *ReadAhead::find(const Reading &reading)
{
    const auto found = std::ranges::find(m_brought, reading, &Brought::reading);
    if (found == m_brought.end()) {
        learn(reading);
        return nullptr;
    }
    found->isUsed = true;
    return &found->rows;
}

void ReadAhead::learn(const Reading &missed)
{
    if (std::ranges::find(m_missedBefore, missed) != m_missedBefore.end())
        m_habits.push_back(missed);
    m_missed.push_back(missed);
}

void ReadAhead::unlearn()
{
    if (!m_isOn)
        return;
    for (const Brought &each : m_brought) {
        if (!each.isUsed)
            std::erase(m_habits, each.reading);
    }
    m_missedBefore = std::exchange(m_missed, {});
}

} // namespace seriatim::sql
