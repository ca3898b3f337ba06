#pragma once

#include <QAbstractTableModel>

#include "ui/series/seriesoverview.h"

namespace seriatim {

class SeriesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Code, Name, Kind, Mask, Next, Policy, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<SeriesSummary> rows);
    const SeriesSummary &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const QString &code) const; ///< -1 if it is not there.

private:
    QString text(const SeriesSummary &series, int column) const;

    std::vector<SeriesSummary> m_rows;
};

/// The periods of one series with their counters.
class PeriodsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Range, Given, Finalized, Reserved, Voided, Lost, Missing, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setSeries(const SeriesSummary &series);
    const PeriodRow &at(int row) const { return m_series.periods[static_cast<std::size_t>(row)]; }

private:
    QString text(const PeriodRow &period, int column) const;

    SeriesSummary m_series;
};

} // namespace seriatim
