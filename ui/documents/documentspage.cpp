#include "ui/documents/documentspage.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/style/metrics.h"
#include "words/words.h"

namespace seriatim {

namespace {

// What is read, for the banner.
const QString ListReading = QStringLiteral("list");
const QString DetailsReading = QStringLiteral("details");

} // namespace

DocumentsPage::DocumentsPage(Desk &desk, Commands &commands, QWidget *parent)
    : DocumentScreen(parent),
      m_desk(desk),
      m_model(new DocumentsModel(desk, this)),
      m_banner(new style::Banner),
      m_sender(new Sender(desk, *m_banner, this)),
      m_verbs(new DocumentVerbs(*m_sender, this)),
      m_prints(new PrintDesk(desk, this)),
      m_filterBar(new FilterBar),
      m_stack(new QStackedWidget),
      m_table(new QTableView),
      m_nothingYet(nullptr),
      m_nothingFound(nullptr),
      m_sums(new SumBar),
      m_panel(new DocumentPanel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    buildList(commands);
    buildPanel(row);

    connect(m_filterBar, &FilterBar::changed, this, &DocumentsPage::applyFilter);
    connect(m_filterBar, &FilterBar::partyWanted, this, &DocumentsPage::filterByParty);
    connect(m_model, &DocumentsModel::loaded, this, &DocumentsPage::showList);
    connect(m_model, &DocumentsModel::failed, this, [this](const Trouble &trouble) {
        m_banner->sayUnread(ListReading, words::sentence(trouble.kind, trouble.detail), [this] { m_model->refresh(); });
    });
    connect(&m_desk, &Desk::logGrew, this, [this] {
        m_model->refresh();
        readSums();
        readSelection();
    });
    connect(m_sender, &Sender::busyChanged, this, [this](bool busy) {
        m_subject.isBusy = busy;
        emit subjectChanged();
    });
    connect(m_verbs, &DocumentVerbs::said, this, &Page::said);
    connect(m_prints, &PrintDesk::said, this, &Page::said);
    connect(m_verbs, &DocumentVerbs::draftMade, this, &Page::documentActivated);
    connect(m_panel, &DocumentPanel::documentActivated, this, &Page::documentActivated);
    connect(m_panel, &DocumentPanel::numberActivated, this, &Page::numberActivated);
    applyFilter({});
    readSelection();
}

void DocumentsPage::buildList(Commands &commands)
{
    m_table->setModel(m_model);
    style::dress(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setIconSize({16, 16});
    m_table->setAccessibleName(tr("Documents"));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    const int widths[] = {160, 100, 104, 180, 126, 96, 116};
    for (int column = 0; column < DocumentsModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    header->setSectionResizeMode(DocumentsModel::PartyName, QHeaderView::Stretch);
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
    column->addWidget(m_banner);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(m_stack, 1);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(m_sums);

    auto *splitter = new QSplitter(Qt::Horizontal);
    m_splitter = splitter;
    connect(splitter, &QSplitter::splitterMoved, this, &DocumentsPage::fitColumns);
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

void DocumentsPage::applyFilter(const DocumentFilter &filter)
{
    m_model->setFilter(filter);
    readSums();
}

void DocumentsPage::filterByParty()
{
    const std::vector<DocumentRow> rows = selectedRows();
    if (rows.size() != 1)
        emit said(tr("Choose a document of the party, or begin on the page Parties: All its documents."));
    else if (rows.front().partyId.isEmpty())
        emit said(tr("The party of this document is not in the address book. Find it by its name instead."));
    else
        m_filterBar->setParty(rows.front().partyId, rows.front().partyName);
}

void DocumentsPage::readSums()
{
    m_desk
        .ask([filter = m_filterBar->filter()](
                 Store &store) { return std::pair(filter, store.documents().sums(filter)); })
        .then(this, [this](const auto &reply) {
            using Sums = std::pair<DocumentFilter, DocumentSums>;
            if (const auto *sums = std::get_if<Sums>(&reply); sums && sums->first == m_filterBar->filter())
                m_sums->setShown(sums->second, sums->first.kind);
        });
}

void DocumentsPage::showList()
{
    m_banner->clearUnread(ListReading);
    if (m_model->rowCount() > 0)
        m_stack->setCurrentWidget(m_table);
    else
        m_stack->setCurrentWidget(m_filterBar->isNarrowed() ? m_nothingFound : m_nothingYet);
    selectWanted();
}

void DocumentsPage::select(const QString &id)
{
    m_wanted = id;
    selectWanted();
}

void DocumentsPage::selectWanted()
{
    const int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted);
    if (row < 0)
        return;
    m_wanted.clear();
    // Not `selectRow`, which would add to the selection while the clerk's finger is still on Ctrl.
    m_table->selectionModel()->setCurrentIndex(
        m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(m_model->index(row, 0));
}

std::vector<DocumentRow> DocumentsPage::selectedRows() const
{
    std::vector<DocumentRow> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->row(index.row()));
    return rows;
}

void DocumentsPage::readSelection()
{
    const std::vector<DocumentRow> rows = selectedRows();
    m_sums->setSelected(rows);
    ++m_reading;
    if (rows.size() == 1)
        return readDocument(rows.front().id);
    Subject subject;
    subject.count = static_cast<int>(rows.size());
    subject.exportable = static_cast<int>(
        std::ranges::count_if(rows, [](const DocumentRow &row) { return row.state != DocumentState::Discarded; }));
    m_panel->showNothing(rows.empty()
            ? tr("Choose a document to see what became of it.")
            : tr("%n documents are selected. Export PDF writes them all.", nullptr, subject.count));
    setSubject(subject);
}

/// Commands are about the one that is selected from this moment on, whatever is known of it yet: never about the one
/// before.
void DocumentsPage::readDocument(const QString &id)
{
    if (m_subject.id != id) {
        Subject subject;
        subject.count = 1;
        subject.exportable = 1;
        subject.id = id;
        subject.isBeingRead = true;
        setSubject(subject);
    }
    m_desk.ask([id](Store &store) { return readDetails(store, id, QDate::currentDate()); })
        .then(this, [this, reading = m_reading](const Reply<std::optional<DocumentDetails>> &reply) {
            if (reading != m_reading)
                return;
            if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                m_panel->showNothing(tr("The document could not be read."));
                m_banner->sayUnread(
                    DetailsReading, words::sentence(trouble->kind, trouble->detail), [this] { readSelection(); });
                return;
            }
            m_banner->clearUnread(DetailsReading);
            if (const auto &details = std::get<std::optional<DocumentDetails>>(reply))
                take(*details);
        });
}

void DocumentsPage::take(const DocumentDetails &details)
{
    m_panel->show(details);
    setSubject(subjectOf(details));
}

void DocumentsPage::setSubject(Subject subject)
{
    subject.isBusy = m_sender->isBusy();
    m_subject = std::move(subject);
    emit subjectChanged();
}

void DocumentsPage::activate(const QModelIndex &index)
{
    emit documentActivated(m_model->row(index.row()).id);
}

void DocumentsPage::issue()
{
    const Subject subject = m_subject;
    m_sender->send<DocumentAnswer>(&issueDocument, IssueDocument{{}, subject.id, std::nullopt, subject.version, false},
        [this](const DocumentAnswer &answer) { emit said(tr("%1 is issued.").arg(answer.number)); });
}

void DocumentsPage::carryOut(Verb verb)
{
    switch (verb) {
    case Verb::Open:
        return emit documentActivated(m_subject.id);
    case Verb::Issue:
        return issue();
    case Verb::Reserve:
        return m_verbs->reserve(m_subject);
    case Verb::StepBack:
        return m_verbs->stepBack(m_subject);
    case Verb::Discard:
        return m_verbs->discard(m_subject);
    case Verb::Void:
        return m_verbs->voidIssued(m_subject);
    case Verb::Credit:
        return m_verbs->credit(m_subject);
    case Verb::Copy:
        return m_verbs->copy(m_subject);
    case Verb::Print:
        return m_prints->print(m_subject.id, *m_banner);
    case Verb::Export:
        return exportSelected();
    case Verb::Save: // Nothing is typed here.
        return;
    }
}

void DocumentsPage::exportSelected()
{
    const std::vector<DocumentRow> rows = selectedRows();
    if (rows.size() == 1)
        m_prints->exportOne(rows.front(), *m_banner);
    else
        m_prints->exportMany(rows, *m_banner);
}

void DocumentsPage::followUp(DocumentKind kind)
{
    m_verbs->followUp(m_subject, kind);
}

/// On a small screen the panel is narrow, and what is told there, too, leaves the list.
void DocumentsPage::resizeEvent(QResizeEvent *event)
{
    DocumentScreen::resizeEvent(event);
    constexpr int Small = 1000;
    const bool wasSmall = event->oldSize().width() < Small;
    if (!event->oldSize().isValid() || wasSmall != (width() < Small)) {
        const int panel = width() < Small ? m_panel->minimumWidth() + 10 : style::PanelWidth;
        m_splitter->setSizes({width() - panel, panel});
    }
    QTimer::singleShot(0, this, &DocumentsPage::fitColumns);
}

void DocumentsPage::fitColumns()
{
    constexpr int RoomForReference = 760;
    constexpr int RoomForNet = 650;
    const int room = m_stack->width();
    m_table->setColumnHidden(DocumentsModel::Reference, room < RoomForReference);
    m_table->setColumnHidden(DocumentsModel::Net, room < RoomForNet);
}

void DocumentsPage::setPanelShown(bool shown)
{
    m_panel->parentWidget()->setVisible(shown);
    fitColumns();
}

} // namespace seriatim
