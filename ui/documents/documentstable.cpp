#include "ui/documents/documentstable.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <utility>

#include "ui/shell/commands.h"
#include "ui/style.h"

namespace seriatim {

DocumentsTable::DocumentsTable(DocumentsModel *model, Commands &commands)
{
    setModel(model);
    style::dress(this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setIconSize({16, 16});
    setAccessibleName(tr("Documents"));
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    const int widths[] = {156, 96, 104, 180, 126, 92, 112};
    for (int column = 0; column < DocumentsModel::ColumnCount; ++column)
        setColumnWidth(column, widths[column]);
    header->setSectionResizeMode(DocumentsModel::PartyName, QHeaderView::Stretch);
    connect(header, &QHeaderView::sectionResized, this,
        [this](int section) { m_isReferenceSized |= section == DocumentsModel::Reference && !m_isFitting; });
    // Other rows come into sight, and with them longer amounts.
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &DocumentsTable::fitSoon);
    connect(model, &QAbstractItemModel::dataChanged, this, &DocumentsTable::fitSoon);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DocumentsTable::fitSoon);
    offer(commands);
}

void DocumentsTable::fitSoon()
{
    if (!std::exchange(m_isToBeFitted, true))
        QMetaObject::invokeMethod(this, &DocumentsTable::fitColumns, Qt::QueuedConnection);
}

/// What can be done with the selected documents, where the pointer is.
void DocumentsTable::offer(Commands &commands)
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    const std::vector<std::vector<Verb>> groups{{Verb::Open, Verb::Issue, Verb::Reserve}, {Verb::Print, Verb::Export},
        {Verb::Copy, Verb::Credit}, {Verb::Discard, Verb::Void}};
    for (const std::vector<Verb> &group : groups) {
        if (group != groups.front()) {
            auto *rule = new QAction(this);
            rule->setSeparator(true);
            addAction(rule);
        }
        for (const Verb verb : group)
            addAction(commands.verb(verb));
    }
}

void DocumentsTable::selectOnly(int row)
{
    // Not `selectRow`, which would add to the selection while the clerk's finger is still on Ctrl.
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void DocumentsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitSoon();
}

void DocumentsTable::fitColumns()
{
    constexpr int RoomForReference = 760;
    constexpr int RoomForNet = 650;
    m_isToBeFitted = false;
    const QScopedValueRollback fitting(m_isFitting, true);
    for (const int column : {DocumentsModel::Net, DocumentsModel::Total}) // An amount is told whole.
        setColumnWidth(column, std::max(columnWidth(column), sizeHintForColumn(column)));
    setColumnHidden(DocumentsModel::Reference, width() < RoomForReference);
    setColumnHidden(DocumentsModel::Net, width() < RoomForNet);
    if (m_isReferenceSized || isColumnHidden(DocumentsModel::Reference))
        return;
    // Party and reference share what the others leave; a name is the longer.
    int left = viewport()->width();
    for (const int column : {DocumentsModel::Number, DocumentsModel::State, DocumentsModel::Date, DocumentsModel::Net,
             DocumentsModel::Total})
        left -= columnWidth(column);
    constexpr int LeastReference = 110;
    setColumnWidth(DocumentsModel::Reference, std::max(LeastReference, left * 42 / 100));
}

} // namespace seriatim
