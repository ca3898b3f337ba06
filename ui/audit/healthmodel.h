#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

#include "ui/audit/health.h"

namespace seriatim {

/// The series and periods beside the audit, each with its health.
class HealthModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { RangeRole = Qt::UserRole + 1, CountRole, VerdictRole, ToneRole, NameRole, CodeRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// Takes a new reading; rows that stay are changed in place, so that the selection stays.
    void setRows(std::vector<PeriodHealth> rows);

    const PeriodHealth &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Row of the series and period; -1 if it is not shown.
    int rowOf(const QString &series, const Period &period) const;

private:
    std::vector<PeriodHealth> m_rows;
};

/// Paints a row in two lines: name and health above, range and count of numbers below.
class HealthDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace seriatim
