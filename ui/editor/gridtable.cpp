#include "ui/editor/gridtable.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include "ui/editor/celltexts.h"
#include "ui/editor/gridmodel.h"
#include "ui/style.h"

namespace seriatim {

GridTable::GridTable(GridModel *model, QWidget *parent)
    : QTableView(parent), m_model(model), m_delegate(new GridDelegate(this))
{
    setModel(model);
    style::dress(this);
    setSelectionMode(QAbstractItemView::NoSelection);
    setItemDelegate(m_delegate);
    setEditTriggers(AnyKeyPressed | DoubleClicked | EditKeyPressed | SelectedClicked);
    setTabKeyNavigation(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_delegate, &GridDelegate::typed, this, &GridTable::typed);
    connect(m_delegate, &GridDelegate::left, this, [this](Step next) {
        if (!step(next))
            QTableView::focusNextPrevChild(next == Step::Next);
    });
    const auto refit = [this] { fitRows(0, m_model->rowCount() - 1); };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, refit);
    connect(model, &QAbstractItemModel::modelReset, this, refit);
    connect(model, &QAbstractItemModel::rowsInserted, this, refit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, refit);
    connect(model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to) { fitRows(from.row(), to.row()); });
    m_fitting.setSingleShot(true); // Once for all that one change tells.
    connect(&m_fitting, &QTimer::timeout, this, &GridTable::fitColumns);
    const auto fitSoon = qOverload<>(&QTimer::start);
    connect(model, &QAbstractItemModel::modelReset, &m_fitting, fitSoon);
    connect(model, &QAbstractItemModel::rowsRemoved, &m_fitting, fitSoon);
    connect(model, &QAbstractItemModel::dataChanged, &m_fitting, fitSoon);
    setColumnWidths(
        std::vector<int>(static_cast<std::size_t>(model->columnCount()), horizontalHeader()->defaultSectionSize()));
}

int GridTable::heightOf(int row) const
{
    const QModelIndex index = m_model->index(row, m_model->firstColumn());
    if (m_model->kindOf(index.column()) != GridModel::Kind::Paragraphs || m_model->isPlaceholder(row))
        return style::RowHeight;
    const int width = std::max(40, columnWidth(index.column()) - 2 * style::Gap);
    const QRect text =
        fontMetrics().boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, index.data().toString());
    return std::max(style::RowHeight, text.height() + 2 * style::Gap - 2);
}

void GridTable::fitRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const int height = heightOf(row);
        if (rowHeight(row) != height)
            setRowHeight(row, height);
    }
    updateGeometry();
}

void GridTable::setColumnWidths(const std::vector<int> &widths)
{
    m_widths = m_given = widths;
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
}

int GridTable::widthOf(int column) const
{
    int widest = 0;
    for (int row = 0; row < m_model->itemCount(); ++row)
        widest = std::max(widest, fontMetrics().horizontalAdvance(m_model->index(row, column).data().toString()));
    return widest + 2 * style::Gap + 2;
}

void GridTable::fitColumns()
{
    constexpr int LeastElastic = 120;
    const auto isRigid = [this](int column) {
        return !isColumnHidden(column) && horizontalHeader()->sectionResizeMode(column) == QHeaderView::Interactive;
    };
    int room = viewport()->width() - LeastElastic;
    for (int column = 0; column < m_model->columnCount(); ++column)
        room -= isRigid(column) ? m_widths[static_cast<std::size_t>(column)] : 0;
    // The last columns first: a sum that is cut is the worst.
    for (int column = m_model->columnCount() - 1; column >= 0; --column) {
        const auto at = static_cast<std::size_t>(column);
        if (!isRigid(column) || columnWidth(column) != m_given[at])
            continue;
        const int more = std::clamp(widthOf(column) - m_widths[at], 0, std::max(0, room));
        room -= more;
        m_given[at] = m_widths[at] + more;
        setColumnWidth(column, m_given[at]);
    }
}

void GridTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_fitting.start();
}

QSize GridTable::sizeHint() const
{
    return {600, horizontalHeader()->height() + verticalHeader()->length()};
}

void GridTable::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // The page scrolls.
}

QModelIndex GridTable::cell(int row, int column) const
{
    return m_model->index(row, column);
}

/// The next or previous cell that can be typed into; false at either end of the table.
bool GridTable::stepAside(int by)
{
    int row = currentIndex().row();
    int column = currentIndex().column();
    const bool isEmptyEnd = m_model->isPlaceholder(row);
    if (isEmptyEnd && by > 0)
        return false;
    while (true) {
        column += by;
        if (column < 0 || column >= m_model->columnCount()) {
            row += by;
            column = by > 0 ? 0 : m_model->columnCount() - 1;
            if (row < 0 || row >= m_model->rowCount())
                return false;
            if (m_model->isPlaceholder(row))
                column = m_model->firstColumn();
        }
        const QModelIndex next = cell(row, column);
        if (!isColumnHidden(column) && (next.flags() & Qt::ItemIsEditable)) {
            setCurrentIndex(next);
            return true;
        }
    }
}

bool GridTable::step(Step step)
{
    switch (step) {
    case Step::Stay:
        return true;
    case Step::Next:
        return stepAside(1);
    case Step::Previous:
        return stepAside(-1);
    case Step::NextItem:
        setCurrentIndex(cell(std::min(currentIndex().row() + 1, m_model->rowCount() - 1), m_model->firstColumn()));
        return true;
    }
    Q_UNREACHABLE();
}

bool GridTable::focusNextPrevChild(bool next)
{
    if (state() != EditingState && currentIndex().isValid() && step(next ? Step::Next : Step::Previous))
        return true;
    return QWidget::focusNextPrevChild(next);
}

void GridTable::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && (event->modifiers() & Qt::ControlModifier)) {
        event->ignore(); // The window's.
    } else if (isReturn && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        step(Step::NextItem);
    } else if (event->matches(QKeySequence::Paste) && m_model->rowCount() > m_model->itemCount()) {
        pasteCells();
    } else if (event->matches(QKeySequence::Copy)) {
        copyLine();
    } else if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        && event->modifiers() == Qt::NoModifier) {
        m_model->setData(currentIndex(), QString());
    } else if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        event->ignore();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void GridTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey || !currentIndex().isValid()) {
        const bool fromBehind = event->reason() == Qt::BacktabFocusReason;
        setCurrentIndex(cell(fromBehind ? m_model->rowCount() - 1 : 0, m_model->firstColumn()));
    }
}

void GridTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (previous.isValid() && current.row() != previous.row())
        m_model->dropIfBlank(previous.row());
    emit cursorMoved();
}

bool GridTable::goTo(const QString &field)
{
    const QModelIndex index = m_model->indexOf(field);
    if (!index.isValid())
        return false;
    setFocus();
    setCurrentIndex(index);
    edit(index);
    return true;
}

void GridTable::finishTyping()
{
    m_delegate->finish();
}

bool GridTable::isAbout(const QString &field) const
{
    if (!m_model->isPlaceholder(currentIndex().row()))
        return currentIndex().data(GridModel::FieldRole) == field;
    return m_model->indexOf(field) == currentIndex();
}

bool GridTable::isInItem() const
{
    return currentIndex().isValid() && (state() == EditingState || !m_model->isPlaceholder(currentIndex().row()));
}

bool GridTable::canMove(int by) const
{
    const int row = currentIndex().row();
    // What is being typed below the last item is one, once it is taken over.
    const int last = std::max(m_model->itemCount() - 1, state() == EditingState ? row : 0);
    return isInItem() && row + by >= 0 && row + by <= last;
}

void GridTable::insertLine()
{
    finishTyping();
    const int row = std::max(0, currentIndex().row());
    m_model->insertItem(row);
    setCurrentIndex(cell(row, m_model->firstColumn()));
}

void GridTable::removeLine()
{
    finishTyping();
    const int row = currentIndex().row();
    const int column = currentIndex().column();
    if (row < 0)
        return;
    m_model->removeItem(row);
    setCurrentIndex(cell(std::min(row, m_model->rowCount() - 1), column));
}

void GridTable::moveLine(int by)
{
    finishTyping();
    const QModelIndex from = currentIndex();
    if (from.isValid() && m_model->moveItem(from.row(), by))
        setCurrentIndex(cell(from.row() + by, from.column()));
}

void GridTable::pasteCells()
{
    const auto cells = celltext::parseCells(QApplication::clipboard()->text());
    if (cells.empty() || !currentIndex().isValid())
        return;
    if (const std::size_t leftOut = m_model->paste(currentIndex(), cells))
        emit rowsLeftOut(static_cast<qsizetype>(leftOut));
}

void GridTable::copyLine() const
{
    QStringList cells;
    for (int column = m_model->firstColumn(); column < m_model->columnCount(); ++column) {
        if (!isColumnHidden(column))
            cells.append(m_model->index(currentIndex().row(), column)
                             .data()
                             .toString()
                             .replace(u'\n', u' ')
                             .replace(u'\t', u' '));
    }
    QApplication::clipboard()->setText(cells.join(u'\t'));
}

} // namespace seriatim
