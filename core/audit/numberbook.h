#pragma once

#include <QHash>

#include <unordered_map>
#include <vector>

#include "audit/datesheld.h"
#include "readmodel/numbers.h"

namespace seriatim {

/// The numbers of one period as the events tell them, and their counts; only `NumberCheck` says what may follow what.
/// Nine bytes a number, so that a million need nine megabytes; more is kept only of numbers that are reserved for a
/// draft.
class NumberBook
{
public:
    enum State : quint8 { None, Reserved, Finalized, Voided, Lost };

    NumberBook(const QString &series, const Period &period, qint64 first);

    /// What the register of the read models ought to count; `inversions` and `closed` included.
    const PeriodRow &counters() const { return m_counters; }
    void countInversion() { ++m_counters.inversions; }
    void close() { m_counters.closed = true; }

    State stateOf(qint64 ordinal) const;
    /// Of the ordinals from `first` to `last`; whatever they are, no more is looked at than there is.
    std::vector<qint64> finalizedIn(qint64 first, qint64 last) const;
    /// Numbers up to before `next` are there from now on, in no state.
    void extendTo(qint64 next);
    /// `ordinal` is there.
    void change(qint64 ordinal, State state);
    void finalize(qint64 ordinal, const QDate &date);
    /// The latest number, whatever its state, is not there any more.
    void takeLatestBack();

    /// That the reserved number left the program on a page; forgotten when its state changes.
    void show(qint64 ordinal);
    bool isShown(qint64 ordinal) const;
    /// Whose draft's the reserved number is; forgotten when its state changes. Empty: no draft's.
    void putOn(qint64 ordinal, const QString &document) { m_drafts[ordinal] = document; }
    QString draftOf(qint64 ordinal) const;
    /// Who reserved the number, or took it over.
    void hold(qint64 ordinal, const QString &holder);
    QString holderOf(qint64 ordinal) const;

    /// The nearest finalized number, as they are now, that the date is out of order with (DESIGN 1.9); the one below
    /// before the one above.
    std::optional<qint64> inversionOf(qint64 ordinal, const QDate &date) const;

    /// What all numbers of the period are made by; empty until the first is given.
    const QString &pattern() const { return m_pattern; }
    void setPattern(const QString &pattern) { m_pattern = pattern; }
    QString textOf(qint64 ordinal) const;

private:
    std::size_t indexOf(qint64 ordinal) const { return static_cast<std::size_t>(ordinal - m_counters.first); }
    qint64 &countOf(State state);

    PeriodRow m_counters;
    std::vector<quint8> m_states;   ///< From the period's first ordinal on, as all by index.
    std::vector<quint32> m_holders; ///< As `m_people` counts them.
    QHash<QString, quint32> m_people;
    DatesHeld m_dates; ///< Of finalized numbers.
    std::unordered_map<qint64, QString> m_drafts;
    QString m_pattern;
};

} // namespace seriatim
