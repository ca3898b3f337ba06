#include "ui/documents/documentspage.h"

#include <QHBoxLayout>
#include <QMenu>

#include "ui/reading.h"

namespace seriatim {

namespace {

// What is read, for the banner.
const QString ListReading = QStringLiteral("list");
const QString SumsReading = QStringLiteral("sums");
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
      m_table(new DocumentsTable(m_model, commands)),
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
    connect(m_filterBar, &FilterBar::partyWanted, this, &DocumentsPage::offerParties);
    connect(m_model, &DocumentsModel::loaded, this, &DocumentsPage::showList);
    tellReadings(*m_model, *m_banner, ListReading, [this] { m_model->refresh(); });
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
    followLog(desk, true);
}

void DocumentsPage::refresh()
{
    m_model->refresh();
    readSums();
    readSelection();
}

void DocumentsPage::applyFilter(const DocumentFilter &filter)
{
    m_model->setFilter(filter);
    readSums();
}

/// Those of the listed documents; that of the selected one first.
void DocumentsPage::offerParties()
{
    constexpr std::size_t Most = 24;
    const std::vector<DocumentRow> selected = selectedRows();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("parties"));
    const auto add = [this, menu](const QString &id, const QString &name) {
        menu->addAction(QString(name).replace(u'&', QStringLiteral("&&")), this,
            [this, id, name] { m_filterBar->setParty(id, name); });
    };
    if (selected.size() == 1 && !selected.front().partyId.isEmpty()) {
        add(selected.front().partyId, selected.front().partyName);
        menu->addSeparator();
    }
    const auto parties = m_model->parties();
    for (std::size_t i = 0; i < std::min(parties.size(), Most); ++i)
        add(parties[i].first, parties[i].second);
    if (parties.empty())
        menu->addAction(tr("None of these documents is for a party of the address book"))->setEnabled(false);
    if (parties.size() > Most)
        menu->addAction(tr("Find others by their name (Ctrl+K)"))->setEnabled(false);
    menu->popup(m_filterBar->partyPlace());
}

void DocumentsPage::readSums()
{
    m_desk.ask([filter = m_filterBar->filter()](Store &store) { return store.documents().sums(filter); })
        .then(this, [this, filter = m_filterBar->filter()](const Reply<DocumentSums> &reply) {
            const auto *sums = readOrTell(reply, *m_banner, SumsReading, [this] { readSums(); });
            if (!sums)
                m_sums->setUnknown();
            else if (filter == m_filterBar->filter())
                m_sums->setShown(*sums, filter.kind);
        });
}

void DocumentsPage::showList()
{
    if (m_model->rowCount() > 0)
        m_stack->setCurrentWidget(m_table);
    else
        m_stack->setCurrentWidget(m_filterBar->isNarrowed() ? m_nothingFound : m_nothingYet);
    selectWanted();
    enterFirst();
}

void DocumentsPage::enterList()
{
    m_table->setFocus();
    m_entersList = true;
    enterFirst();
}

/// Unless the clerk has gone elsewhere by then.
void DocumentsPage::enterFirst()
{
    if (!m_entersList || !m_model->isLoaded())
        return;
    m_entersList = false;
    if (m_table->hasFocus() && m_model->rowCount() > 0)
        m_table->selectOnly(0);
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
    m_table->selectOnly(row);
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
    m_banner->clearUnread(DetailsReading); // Nobody asks for them any more.
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
            const auto *details = readOrTell(reply, *m_banner, DetailsReading, [this] { readSelection(); });
            if (!details)
                m_panel->showNothing(tr("The document could not be read."));
            else if (*details)
                take(**details);
        });
}

void DocumentsPage::take(const DocumentDetails &details)
{
    m_panel->show(details);
    setSubject(subjectOf(details));
}

void DocumentsPage::setSubject(Subject subject)
{
    subject.isBusy = !m_sender->isSettled();
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
    m_sender->send<DocumentAnswer>(&issueDocument,
        IssueDocument{{}, subject.id, std::nullopt, subject.version, false, subject.number},
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
        return m_prints->print(m_subject.id, m_subject.number, *m_banner);
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

void DocumentsPage::setPanelShown(bool shown)
{
    m_panel->parentWidget()->setVisible(shown);
}

} // namespace seriatim
