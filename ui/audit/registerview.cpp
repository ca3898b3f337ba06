#include "ui/audit/registerview.h"

#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/style.h"
#include "ui/style/flowlayout.h"

namespace seriatim {

namespace {

constexpr int LeastReason = 160; ///< Pixels: some words of it.

QString filterName(Show show)
{
    switch (show) {
    case Show::All:
        return RegisterView::tr("all");
    case Show::Exceptions:
        return RegisterView::tr("exceptions");
    case Show::Reserved:
        return RegisterView::tr("reserved");
    case Show::Voided:
        return RegisterView::tr("voided");
    case Show::Lost:
        return RegisterView::tr("lost");
    case Show::OutOfOrder:
        return RegisterView::tr("out of date order");
    }
    Q_UNREACHABLE();
}

qint64 countOf(Show show, const PeriodHealth &health)
{
    switch (show) {
    case Show::All:
        return health.given();
    case Show::Exceptions:
        return health.exceptions();
    case Show::Reserved:
        return health.counters.reserved;
    case Show::Voided:
        return health.counters.voided;
    case Show::Lost:
        return health.counters.lost;
    case Show::OutOfOrder:
        return health.counters.inversions;
    }
    Q_UNREACHABLE();
}

QString emptyText(Show show, const PeriodHealth &health)
{
    if (health.given() == 0)
        return RegisterView::tr("No number of this period has been given yet.");
    return show == Show::Exceptions ? RegisterView::tr("No exceptions: every number up to %1 is finalized.")
                                          .arg(health.number(health.counters.next - 1))
                                    : RegisterView::tr("None.");
}

} // namespace

RegisterView::RegisterView(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_exceptions(new ExceptionsModel(desk, this)),
      m_whole(new WholeRegisterModel(desk, this)),
      m_filters(new QButtonGroup(this)),
      m_table(new QTableView),
      m_empty(style::aside({}))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, style::Gap, 1, 1);
    column->setSpacing(style::Gap);
    auto *row = new style::FlowLayout; // Where there is no room for all in one row, in two.
    row->setContentsMargins(style::Gap + style::Unit, 0, style::Gap, 0);
    row->setSpacing(style::Gap);
    row->addWidget(style::label(tr("Show:")));
    for (const Show show : {Show::All, Show::Exceptions, Show::Reserved, Show::Voided, Show::Lost, Show::OutOfOrder})
        addFilter(row, show);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty);

    style::dress(m_table);
    m_table->setAccessibleName(tr("Register"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex &index) { emit activated(model()->ordinalAt(index.row())); });
    connect(m_exceptions, &ExceptionsModel::loaded, this, [this] {
        showEmptiness();
        restoreCurrent();
        fitColumns();
        emit loaded();
    });
    connect(m_whole, &WholeRegisterModel::loaded, this, [this] {
        fitColumns();
        emit loaded();
    });
    connect(m_exceptions, &ExceptionsModel::failed, this, &RegisterView::failed);
    connect(m_whole, &WholeRegisterModel::failed, this, &RegisterView::failed);
    connect(m_filters, &QButtonGroup::idClicked, this, [this](int id) { setShow(static_cast<Show>(id)); });
    adopt(m_exceptions);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(RegisterTable::Reason, QHeaderView::Stretch);
    connect(header, &QHeaderView::geometriesChanged, this, &RegisterView::fitColumns);
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (!m_isFitting)
            m_sizedByHand.insert(section);
    });
    m_table->setIconSize({12, 12});
}

/// A range is told whole: who audits it must see where it ends. The reason says most, and gets what the others do not
/// need; where that is little, the document, which the number's story names, too, gives way.
void RegisterView::fitColumns()
{
    if (m_isFitting)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    const QAbstractItemView *view = m_table;
    const int room = view->viewport()->width();
    int left = room;
    for (const auto &[section, share] : {std::pair(RegisterTable::Number, 3), {RegisterTable::State, 4},
             {RegisterTable::Since, 4}, {RegisterTable::By, 6}, {RegisterTable::Document, 4}}) {
        const int heading = m_table->horizontalHeader()->sectionSizeHint(section);
        const int least = section == RegisterTable::Document ? heading : 0;
        const int wanted = std::max(heading, std::min(view->sizeHintForColumn(section), room / share));
        const int width = section == RegisterTable::Document ? std::min(wanted, left - LeastReason) : wanted;
        if (!m_sizedByHand.contains(section))
            m_table->setColumnWidth(section, std::max(width, least));
        left -= m_table->columnWidth(section);
    }
}

void RegisterView::addFilter(QLayout *row, Show show)
{
    auto *chip = new style::Chip(filterName(show));
    chip->setChecked(show == m_show);
    m_filters->addButton(chip, static_cast<int>(show));
    row->addWidget(chip);
}

RegisterTable *RegisterView::model() const
{
    if (m_show == Show::All)
        return m_whole;
    return m_exceptions;
}

void RegisterView::adopt(RegisterTable *model)
{
    if (m_table->model() == model)
        return; // It keeps its selection model.
    QItemSelectionModel *old = m_table->selectionModel();
    m_table->setModel(model);
    delete old;
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RegisterView::tellCurrent);
}

void RegisterView::setPeriod(const PeriodHealth &health)
{
    const bool other =
        health.counters.series != m_health.counters.series || health.counters.period != m_health.counters.period;
    m_health = health;
    if (other)
        m_current = 0;
    m_exceptions->setPeriod(health);
    m_whole->setPeriod(health);
    nameFilters(health);
    showEmptiness();
}

void RegisterView::nameFilters(const PeriodHealth &health)
{
    for (QAbstractButton *button : m_filters->buttons()) {
        const auto show = static_cast<Show>(m_filters->id(button));
        const qint64 count = countOf(show, health);
        button->setText(QStringLiteral("%1 %2").arg(filterName(show), QLocale().toString(count)));
        const bool isRare = show == Show::Lost || show == Show::OutOfOrder;
        button->setVisible(!isRare || count > 0 || show == m_show);
        button->updateGeometry();
    }
}

void RegisterView::setShow(Show show)
{
    if (show == m_show)
        return;
    m_show = show;
    m_filters->button(static_cast<int>(show))->setChecked(true);
    m_whole->setActive(show == Show::All);
    m_exceptions->setShow(show);
    adopt(model());
    showEmptiness();
    restoreCurrent();
}

void RegisterView::setCurrent(qint64 ordinal)
{
    m_current = ordinal;
    restoreCurrent();
}

/// Selects the row of the current number again, after the rows changed under it.
void RegisterView::restoreCurrent()
{
    const int row = m_current == 0 ? -1 : model()->rowOf(m_current);
    const QSignalBlocker quiet(this);
    if (row < 0) {
        m_table->clearSelection();
        return;
    }
    if (m_table->selectionModel()->isRowSelected(row))
        return;
    const int column = m_table->currentIndex().isValid() ? m_table->currentIndex().column() : 0;
    // Said outright, for the view would add it to what is selected if Ctrl is held for something else.
    m_table->selectionModel()->setCurrentIndex(
        model()->index(row, column), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RegisterView::tellCurrent()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const auto [lowest, highest] =
        std::ranges::minmax(rows, {}, [this](const QModelIndex &index) { return model()->ordinalAt(index.row()); });
    const RegisterRow *low = model()->rowAt(lowest.row());
    const RegisterRow *high = model()->rowAt(highest.row());
    if (low && high)
        emit runSelected(low->number.number, high->lastNumber);
    const int current = m_table->currentIndex().row();
    const qint64 ordinal = model()->ordinalAt(current >= 0 ? current : rows.first().row());
    const RegisterRow *row = model()->rowAt(current >= 0 ? current : rows.first().row());
    if (row && row->holds(m_current))
        return;
    m_current = ordinal;
    emit currentChanged(ordinal);
}

void RegisterView::showEmptiness()
{
    m_empty->setText(emptyText(m_show, m_health));
    m_empty->setVisible(model()->rowCount() == 0 && (m_show == Show::All || m_exceptions->isComplete()));
}

void RegisterView::setNumberActions(const QList<QAction *> &actions)
{
    m_table->addActions(actions);
}

} // namespace seriatim
