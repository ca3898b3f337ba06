#pragma once

#include <vector>

#include "ui/audit/health.h"
#include "ui/audit/numberlook.h"

namespace seriatim {

class Store;

/// A line of the register: one number, or a run of numbers that one event brought into their state.
struct RegisterRow {
    NumberRow number; ///< The lowest of the run. For a missing number only series, period, ordinal and text.
    qint64 last = 0;  ///< Ordinal of the highest of the run.
    QString lastNumber;
    Mark mark = Mark::Finalized;
    QString document; ///< Its document in words: "Draft · Northwind Ltd".

    qint64 first() const { return number.ordinal; }
    bool holds(qint64 ordinal) const { return ordinal >= first() && ordinal <= last; }

    bool operator==(const RegisterRow &) const = default;
};

/// "INV-2026-00301 … 00310": the end of a run is shortened to what differs.
QString numberText(const RegisterRow &row);

/// The numbers with their documents, one row each, in the order given.
std::vector<RegisterRow> readRows(const Store &store, const std::vector<NumberRow> &numbers);

/// A run of ordinals that are in no state at all: missing, or not given.
RegisterRow rowWithoutState(const PeriodHealth &health, const Gap &run, Mark mark = Mark::Missing);

/// What an ordinal without a row is, as the store stands now: below the next number it is missing; from there on it is
/// not given, be it that it stepped back. Read within the same snapshot as the rows.
class MarkWithoutRow
{
public:
    MarkWithoutRow(const Store &store, const QString &series, const Period &period);
    Mark operator()(qint64 ordinal) const { return ordinal < m_next ? Mark::Missing : Mark::Unused; }

private:
    qint64 m_next = 0;
};

/// A row for each ordinal from `first` to `last`, of one moment.
std::vector<RegisterRow> readRange(const Store &store, const PeriodHealth &health, qint64 first, qint64 last);
/// Only what became of them.
std::vector<Mark> readMarks(const Store &store, const QString &series, const Period &period, qint64 first, qint64 last);

/// Adds rows to a list that runs from the latest number down; numbers that one event brought into their state become
/// one run, so that the last row may grow.
void appendRuns(std::vector<RegisterRow> &rows, std::vector<RegisterRow> more);

} // namespace seriatim
