#pragma once

#include <QTableView>

#include "ui/page.h"
#include "ui/series/seriesmodel.h"
#include "ui/style/banner.h"

namespace seriatim {

class CommandDialog;
class Desk;

/// The series: their masks, policies and periods.
class SeriesPage final : public Page
{
    Q_OBJECT

public:
    SeriesPage(Desk &desk, QWidget *parent);

    QList<QAction *> pageActions() const override;
    QWidget *mainList() const override { return m_table; }

    QTableView *seriesTable() const { return m_table; }
    QTableView *periodTable() const { return m_periodTable; }

private:
    QAction *add(const QString &text, const QString &icon, void (SeriesPage::*slot)());
    void layOut();
    void reload();
    void refresh() override { reload(); }
    void take(const SeriesOverview &overview);
    void showDetails();
    void permitActions();
    QString retireFault() const;
    QString closeFault() const;
    const SeriesSummary *selected() const;
    const PeriodRow *selectedPeriod() const;
    void open(CommandDialog *dialog);
    void define();
    void change();
    void retire();
    void closePeriod();

    Desk &m_desk;
    SeriesModel *m_model;
    PeriodsModel *m_periods;
    style::Banner *m_banner;
    QTableView *m_table;
    QTableView *m_periodTable;
    QLabel *m_title;
    QLabel *m_rules;
    QAction *m_define;
    QAction *m_change;
    QAction *m_retire;
    QAction *m_closePeriod;
    QDate m_today;
    QString m_readOnlyReason;
    QString m_code; ///< Of the series that is selected.
};

} // namespace seriatim
