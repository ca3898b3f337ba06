#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/documents/documentspage.h"
#include "ui/style/metrics.h"

/// How the list of documents is laid out; what it does is in `documentspage.cpp`.
namespace seriatim {

void DocumentsPage::buildList(Commands &commands)
{
    connect(m_table, &QAbstractItemView::doubleClicked, this, &DocumentsPage::activate);
    connect(m_table, &QAbstractItemView::activated, this, &DocumentsPage::activate);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { readSelection(); });

    m_nothingYet = style::emptyState(tr("No documents yet"),
        tr("Begin with an invoice: type the customer and the lines. It gets its number when you issue it."),
        commands.newDocument(DocumentKind()));
    auto *showAll = new QAction(tr("Show all documents"), this);
    connect(showAll, &QAction::triggered, m_filterBar, &FilterBar::clear);
    m_nothingFound = style::emptyState(tr("Nothing fits the filter"),
        tr("Try a part of the number, of the party's name or reference, or the total."), showAll);
    for (QWidget *each : {static_cast<QWidget *>(m_table), m_nothingYet, m_nothingFound})
        m_stack->addWidget(each);
}

void DocumentsPage::buildPanel(QLayout *row)
{
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    m_banner->layout()->setContentsMargins(style::Margin - 2, 0, style::Margin - 2, style::Gap + 2);
    column->addWidget(m_banner);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(m_stack, 1);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(m_sums);

    auto *splitter = new QSplitter(Qt::Horizontal);
    m_splitter = splitter;
    splitter->setObjectName(QStringLiteral("documents"));
    splitter->addWidget(list);
    auto *side = new QWidget;
    auto *beside = new QHBoxLayout(side);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(style::rule(Qt::Vertical));
    beside->addWidget(m_panel);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({900, style::PanelWidth});
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    row->addWidget(splitter);
}

/// On a small screen the panel is narrow.
void DocumentsPage::resizeEvent(QResizeEvent *event)
{
    DocumentScreen::resizeEvent(event);
    constexpr int Small = 1000;
    const bool wasSmall = event->oldSize().width() < Small;
    if (!event->oldSize().isValid() || wasSmall != (width() < Small)) {
        const int panel = width() < Small ? m_panel->minimumWidth() + 10 : style::PanelWidth;
        m_splitter->setSizes({width() - panel, panel});
    }
}

} // namespace seriatim
