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
    return isThere ? stateIn(m_states[indexOf(ordinal)]) : None;
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
    m_states.resize(indexOf(m_counters.next), None);
    m_holders.resize(m_states.size());
}

void NumberBook::change(qint64 ordinal, State state)
{
    quint8 &stored = m_states[indexOf(ordinal)];
    if (stateIn(stored) == Reserved)
        m_drafts.erase(ordinal);
    if (stateIn(stored) == Finalized)
        m_dates.drop(indexOf(ordinal));
    if (stateIn(stored) != None)
        --countOf(stateIn(stored));
    if (state != None)
        ++countOf(state);
    stored = state;
}

void NumberBook::finalize(qint64 ordinal, const QDate &date)
{
    change(ordinal, Finalized);
    if (date.isValid())
        m_dates.hold(indexOf(ordinal), date);
}

void NumberBook::takeLatestBack()
{
    change(m_counters.next - 1, None);
    m_states.pop_back();
    m_holders.pop_back();
    --m_counters.next;
}

void NumberBook::show(qint64 ordinal)
{
    m_states[indexOf(ordinal)] |= Shown;
}

bool NumberBook::isShown(qint64 ordinal) const
{
    return m_states[indexOf(ordinal)] & Shown;
}

QString NumberBook::draftOf(qint64 ordinal) const
{
    const auto draft = m_drafts.find(ordinal);
    return draft == m_drafts.end() ? QString() : draft->second;
}

void NumberBook::hold(qint64 ordinal, const QString &holder)
{
    const auto known = m_people.constFind(holder);
    const auto person = known == m_people.cend() ? static_cast<quint32>(m_people.size()) : *known;
    m_people.insert(holder, person);
    m_holders[indexOf(ordinal)] = person;
}

QString NumberBook::holderOf(qint64 ordinal) const
{
    return m_people.key(m_holders[indexOf(ordinal)]);
}

std::optional<qint64> NumberBook::inversionOf(qint64 ordinal, const QDate &date) const
{
    if (!date.isValid())
        return std::nullopt;
    const auto ordinalOf = [this](std::size_t index) { return m_counters.first + static_cast<qint64>(index); };
    const auto below = m_dates.below(indexOf(ordinal));
    if (below && m_dates.dateOf(*below) > date)
        return ordinalOf(*below);
    const auto above = m_dates.above(indexOf(ordinal));
    if (above && m_dates.dateOf(*above) < date)
        return ordinalOf(*above);
    return std::nullopt;
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
