#include "ui/series/seriespage.h"

#include <QHeaderView>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/audit/auditpermits.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/seriesdialog.h"
#include "ui/permit.h"
#include "ui/reading.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// Columns are as wide as what they say; this one takes or gives what is left or missing.
void fitAround(QTableView *table, int column)
{
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

/// The versions of the rules that hold now or later.
QString rulesText(const SeriesSummary &series)
{
    QStringList lines;
    for (const series::RulesVersion &version : series.row.versions) {
        const QString words = QStringLiteral("%1: %2").arg(version.rules.mask, policyWords(version.rules));
        lines << (version.from.isNull()
                ? SeriesPage::tr("From the beginning: %1").arg(words)
                : SeriesPage::tr("From %1: %2").arg(words::date(version.from, QLocale()), words));
    }
    if (!series.row.definition.justification.isEmpty())
        lines << SeriesPage::tr("Stands apart because: %1").arg(series.row.definition.justification);
    return lines.join(u'\n');
}

} // namespace

SeriesPage::SeriesPage(Desk &desk, QWidget *parent)
    : Page(parent),
      m_desk(desk),
      m_model(new SeriesModel(this)),
      m_periods(new PeriodsModel(this)),
      m_banner(new style::Banner),
      m_table(new QTableView),
      m_periodTable(new QTableView),
      m_title(style::heading({})),
      m_rules(style::aside({})),
      m_define(add(tr("&New series…"), QStringLiteral("new"), &SeriesPage::define)),
      m_change(add(tr("Change &rules…"), QStringLiteral("series"), &SeriesPage::change)),
      m_retire(add(tr("Re&tire…"), {}, &SeriesPage::retire)),
      m_closePeriod(add(tr("&Close period…"), {}, &SeriesPage::closePeriod))
{
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_code = m_model->at(index.row()).row.definition.code;
        showDetails();
    });
    connect(m_periodTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SeriesPage::permitActions);
    connect(m_periods, &QAbstractItemModel::modelReset, this, &SeriesPage::permitActions);
    connect(m_table, &QTableView::activated, m_change, &QAction::trigger);
    permitActions();
    followLog(desk);
}

QAction *SeriesPage::add(const QString &text, const QString &icon, void (SeriesPage::*slot)())
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(style::icon(icon));
    connect(action, &QAction::triggered, this, slot);
    return action;
}

QList<QAction *> SeriesPage::pageActions() const
{
    return {m_define, m_change, m_closePeriod, m_retire};
}

void SeriesPage::layOut()
{
    style::dress(m_table);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Series"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_change, m_retire});
    fitAround(m_table, SeriesModel::Name);
    style::dress(m_periodTable);
    m_periodTable->setModel(m_periods);
    m_periodTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_periodTable->setAccessibleName(tr("Periods of the series"));
    m_periodTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_periodTable->addAction(m_closePeriod);
    fitAround(m_periodTable, PeriodsModel::Range);

    auto *details = new QWidget;
    details->setBackgroundRole(QPalette::Base);
    details->setAutoFillBackground(true);
    auto *inside = new QVBoxLayout(details);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(style::Gap);
    for (QLabel *label : {m_title, m_rules})
        label->setContentsMargins(style::Margin, 0, style::Margin, 0);
    inside->addWidget(style::rule(Qt::Horizontal));
    inside->addWidget(m_title);
    inside->addWidget(m_rules);
    inside->addWidget(m_periodTable, 1);

    auto *parts = new QSplitter(Qt::Vertical);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_table);
    parts->addWidget(details);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(parts, 1);
}

void SeriesPage::reload()
{
    m_desk.ask([](Store &store) { return readSeriesOverview(store); })
        .then(this, [this](const Reply<SeriesOverview> &reply) {
            if (const auto *overview = readOrTell(reply, *m_banner, QStringLiteral("series"), [this] { reload(); }))
                take(*overview);
        });
}

void SeriesPage::take(const SeriesOverview &overview)
{
    m_today = overview.today;
    m_readOnlyReason = overview.readOnlyReason;
    const QString code = m_code;
    m_model->setRows(overview.series);
    const int row = std::max(0, m_model->rowOf(code));
    if (m_model->rowCount() > 0 && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, 0));
    showDetails();
}

void SeriesPage::showDetails()
{
    if (const SeriesSummary *series = selected()) {
        m_title->setText(tr("Periods of %1").arg(series->row.definition.code));
        m_rules->setText(rulesText(*series));
        const int row = m_periodTable->currentIndex().row();
        m_periods->setSeries(*series);
        if (!m_periodTable->currentIndex().isValid() && m_periods->rowCount() > 0)
            m_periodTable->setCurrentIndex(m_periods->index(std::clamp(row, 0, m_periods->rowCount() - 1), 0));
    }
    permitActions();
}

const SeriesSummary *SeriesPage::selected() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->at(index.row()) : nullptr;
}

const PeriodRow *SeriesPage::selectedPeriod() const
{
    const QModelIndex index = m_periodTable->currentIndex();
    return index.isValid() ? &m_periods->at(index.row()) : nullptr;
}

QString SeriesPage::retireFault() const
{
    if (selected()->row.retired)
        return tr("Series %1 is retired already.").arg(m_code);
    const bool hasReservations =
        std::ranges::any_of(selected()->periods, [](const PeriodRow &each) { return each.reserved > 0; });
    return hasReservations ? tr("Series %1 has reserved numbers: issue or void them first.").arg(m_code) : QString();
}

QString SeriesPage::closeFault() const
{
    const PeriodRow *period = selectedPeriod();
    if (!period)
        return tr("Select a period first.");
    return permits::closing(selected()->row, *period, m_today);
}

void SeriesPage::permitActions()
{
    const QString readOnly = m_readOnlyReason.isEmpty() ? QString() : words::readOnlySentence(m_readOnlyReason);
    permit(m_define, readOnly);
    const QString obstacle = !readOnly.isEmpty() ? readOnly : selected() ? QString() : tr("Select a series first.");
    if (!obstacle.isEmpty()) {
        for (QAction *action : {m_change, m_retire, m_closePeriod})
            permit(action, obstacle);
        return;
    }
    permit(m_change, selected()->row.retired ? tr("Series %1 is retired.").arg(m_code) : QString());
    permit(m_retire, retireFault());
    permit(m_closePeriod, closeFault());
}

void SeriesPage::open(CommandDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CommandDialog::carriedOut, this, &Page::said);
    dialog->open();
}

void SeriesPage::define()
{
    auto *dialog = new SeriesDialog(m_desk, {}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_code = dialog->form().value(QStringLiteral("code")); // It is shown as soon as it is read.
        reload();
    });
    open(dialog);
}

void SeriesPage::change()
{
    open(new SeriesDialog(m_desk, m_code, this));
}

void SeriesPage::retire()
{
    open(new ConfirmDialog(m_desk, retiringOf(m_code), this));
}

void SeriesPage::closePeriod()
{
    const PeriodRow &period = *selectedPeriod();
    open(new ConfirmDialog(m_desk,
        closingOf(m_code, period.period, words::periodName(period.period, selected()->rulesOf(period.period).reset)),
        this));
}

} // namespace seriatim
