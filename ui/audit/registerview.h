#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QSet>
#include <QTableView>
#include <QWidget>

#include "ui/audit/exceptionsmodel.h"
#include "ui/audit/wholeregistermodel.h"

namespace seriatim {

/// The register as a list, with its filters. Exceptions are shown first of all: nobody looks for what is in order.
class RegisterView final : public QWidget
{
    Q_OBJECT

public:
    RegisterView(Desk &desk, QWidget *parent);

    void setPeriod(const PeriodHealth &health);
    void setShow(Show show);
    Show shown() const { return m_show; }

    /// Goes to the number if the list has it; does not tell.
    void setCurrent(qint64 ordinal);
    void setNumberActions(const QList<QAction *> &actions);

    QTableView *table() const { return m_table; }
    ExceptionsModel *exceptions() const { return m_exceptions; }
    WholeRegisterModel *whole() const { return m_whole; }

signals:
    void currentChanged(qint64 ordinal);
    /// The run that is selected: the ends of one row, or of several.
    void runSelected(const QString &first, const QString &last);
    void activated(qint64 ordinal);
    void loaded();
    void failed(const Trouble &trouble); ///< What is shown could not be read: until the next `setPeriod`.

private:
    void addFilter(QLayout *row, Show show);
    void nameFilters(const PeriodHealth &health);
    void adopt(RegisterTable *model);
    void tellCurrent();
    void restoreCurrent();
    void showEmptiness();
    void fitColumns();
    RegisterTable *model() const;

    ExceptionsModel *m_exceptions;
    WholeRegisterModel *m_whole;
    QButtonGroup *m_filters;
    QTableView *m_table;
    QLabel *m_empty;
    PeriodHealth m_health;
    Show m_show = Show::Exceptions;
    qint64 m_current = 0;     ///< 0: none.
    QSet<int> m_sizedByHand;  ///< Columns.
    bool m_isFitting = false; ///< Columns change by themselves.
};

} // namespace seriatim
