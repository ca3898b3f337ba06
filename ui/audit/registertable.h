#pragma once

#include <QAbstractTableModel>

#include "ui/audit/registerrow.h"

namespace seriatim {

/// What lists of the register have in common: columns and words. Where the rows come from is the heirs' matter.
class RegisterTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, State, Since, By, Document, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Null while the row is being read.
    virtual const RegisterRow *rowAt(int row) const = 0;
    /// Row of the ordinal; -1 if it is not among those that are loaded.
    virtual int rowOf(qint64 ordinal) const = 0;
    /// Ordinal of the row, or the lowest of its run.
    virtual qint64 ordinalAt(int row) const = 0;
    /// Takes a new reading of the same or another period.
    virtual void setPeriod(const PeriodHealth &health) = 0;

private:
    QVariant text(const RegisterRow &row, int column) const;
};

} // namespace seriatim
