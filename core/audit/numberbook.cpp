#include "audit/numberbook.h"

#include "audit/pattern.h"

#include <algorithm>

namespace seriatim {

namespace {

constexpr quint8 Shown = 0x80; ///< Beside the state.

NumberBook::State stateIn(quint8 stored)
{
    return static_cast<NumberBook::State>(stored & ~Shown);
}

} // namespace

NumberBook::NumberBook(const QString &series, const Period &period, qint64 first)
{
    m_counters.series = series;
    m_counters.period = period;
    m_counters.first = m_counters.next = first;
}

NumberBook::State NumberBook::stateOf(qint64 ordinal) const
{
    const bool isThere = ordinal >= m_counters.first && ordinal < m_counters.next;
    return isThere ? stateIn(m_states[static_cast<std::size_t>(ordinal - m_counters.first)]) : None;
}

std::vector<qint64> NumberBook::finalizedIn(qint64 first, qint64 last) const
{
    std::vector<qint64> found;
    const qint64 end = std::min(last, m_counters.next - 1);
    for (qint64 ordinal = std::max(first, m_counters.first); ordinal <= end; ++ordinal) {
        if (stateOf(ordinal) == Finalized)
            found.push_back(ordinal);
    }
    return found;
}

void NumberBook::extendTo(qint64 next)
{
    m_counters.next = std::max(m_counters.next, next);
    m_states.resize(static_cast<std::size_t>(m_counters.next - m_counters.first), None);
}

void NumberBook::change(qint64 ordinal, State state)
{
    quint8 &stored = at(ordinal);
    if (stateIn(stored) == Reserved)
        m_drafts.erase(ordinal);
    if (stateIn(stored) != None)
        --countOf(stateIn(stored));
    if (state != None)
        ++countOf(state);
    stored = state;
}

void NumberBook::takeLatestBack()
{
    change(m_counters.next - 1, None);
    m_states.pop_back();
    --m_counters.next;
}

void NumberBook::show(qint64 ordinal)
{
    at(ordinal) |= Shown;
}

bool NumberBook::isShown(qint64 ordinal) const
{
    return m_states[static_cast<std::size_t>(ordinal - m_counters.first)] & Shown;
}

QString NumberBook::draftOf(qint64 ordinal) const
{
    const auto draft = m_drafts.find(ordinal);
    return draft == m_drafts.end() ? QString() : draft->second;
}

QString NumberBook::textOf(qint64 ordinal) const
{
    return pattern::render(m_pattern, ordinal);
}

qint64 &NumberBook::countOf(State state)
{
    switch (state) {
    case Reserved:
        return m_counters.reserved;
    case Finalized:
        return m_counters.finalized;
    case Voided:
        return m_counters.voided;
    case Lost:
    case None:
        break;
    }
    return m_counters.lost;
}

} // namespace seriatim
