#pragma once

#include <QListView>
#include <QSplitter>

#include "ui/audit/auditactions.h"
#include "ui/audit/biographypanel.h"
#include "ui/audit/countercards.h"
#include "ui/audit/healthmodel.h"
#include "ui/audit/logpanel.h"
#include "ui/audit/logwork.h"
#include "ui/audit/numbermap.h"
#include "ui/audit/registerview.h"
#include "ui/page.h"
#include "ui/style/banner.h"

namespace seriatim {

/// The gap audit: what became of every number, series by series.
class AuditPage final : public Page
{
    Q_OBJECT

public:
    /// `log`: where it lies, if it is a file.
    AuditPage(Desk &desk, const QString &log, QWidget *parent);

    QList<QAction *> pageActions() const override { return m_actions->usual(); }
    QList<QAction *> furtherActions() const override { return m_actions->further(); }

    /// Goes to the number, whatever its series and period.
    void showNumber(const QString &number);

    QListView *seriesList() const { return m_list; }
    QWidget *mainList() const override { return m_list; }
    NumberMap *map() const { return m_map; }
    RegisterView *registerView() const { return m_register; }
    BiographyPanel *biography() const { return m_biography; }
    LogWork *logWork() const { return m_work; }
    const AuditSelection &selection() const { return m_selection; }

    style::Banner *banner() const { return m_banner; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeCentre();
    QWidget *makeMap();
    QWidget *makePanel();
    void layOut();
    void connectParts();

    void reload();
    void refresh() override { reload(); }
    void take(const AuditReading &reading);
    void showPeriod(const PeriodHealth &health);
    void showWanted();
    void fitMap();
    void chooseNumber(qint64 ordinal);
    void readNumber();
    void goTo(const QString &number, const std::optional<NumberRow> &row);
    void takeNumber(const Biography &biography);
    void tellWork();

    Desk &m_desk;
    LogWork *m_work;
    AuditActions *m_actions;
    style::Banner *m_banner;
    HealthModel *m_series;
    QListView *m_list;
    CounterCards *m_cards;
    NumberMap *m_map;
    RegisterView *m_register;
    BiographyPanel *m_biography;
    LogPanel *m_log;
    QSplitter *m_centre;
    AuditSelection m_selection;
    qint64 m_ordinal = 0;      ///< That is selected; 0: none.
    int m_reading = 0;         ///< Tells late answers about another number.
    bool m_isMapSized = false; ///< By hand.
    bool m_loading = false;
    bool m_loadAgain = false;
    bool m_taking = false;             ///< The list's rows are changing under its selection.
    std::optional<NumberRow> m_wanted; ///< To be shown as soon as the series are there.
};

} // namespace seriatim
