#include "ui/mainwindow.h"

#include <QCloseEvent>
#include <QHeaderView>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/audit/auditpage.h"
#include "ui/dialogs/companydialog.h"
#include "ui/documents/documentspage.h"
#include "ui/editor/editorpage.h"
#include "ui/parties/partiespage.h"
#include "ui/series/seriespage.h"
#include "ui/shell/asking.h"
#include "ui/shell/help.h"
#include "ui/shell/plurals.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

MainWindow::MainWindow(Desk &desk, const LogPlace &place, QWidget *parent)
    : QMainWindow(parent),
      m_desk(desk),
      m_place(place),
      m_commands(new Commands(this)),
      m_menus(new Menus(this, *m_commands)),
      m_bar(new CommandBar),
      m_searchPause(new QTimer(this)),
      m_navigation(new Navigation),
      m_keptBanner(new style::Banner),
      m_pages(new QStackedWidget),
      m_status(new StatusLine(place, this)),
      m_banner(new style::Banner),
      m_documents(new DocumentsPage(desk, place.path, *m_commands, m_pages)),
      m_audit(new AuditPage(desk, place.path, m_pages))
{
    EnglishPlurals::install();
    buildFrame();
    addPage(m_documents, QStringLiteral("documents"), tr("Documents"));
    auto *parties = new PartiesPage(desk, m_pages);
    addPage(parties, QStringLiteral("parties"), tr("Parties"));
    addPage(new SeriesPage(desk, m_pages), QStringLiteral("series"), tr("Series"));
    addPage(m_audit, QStringLiteral("audit"), tr("Gap audit"));
    connectCommands();
    connectSearch();
    connect(parties, &PartiesPage::documentsOfPartyWanted, this, &MainWindow::showDocumentsOf);
    connect(&m_desk, &Desk::logGrew, m_status, &StatusLine::setEvents);
    connect(&m_desk, &Desk::wentBlind, this, &MainWindow::tellBlind);
    connect(&m_desk, &Desk::seesAgain, this, &MainWindow::tellPlace);
    connect(&m_desk, &Desk::becameReadOnly, this, &MainWindow::becomeReadOnly);
    watchLog();
    connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::pageChanged);
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int row) {
        const auto entry = static_cast<std::size_t>(row);
        if (row >= 0 && entry < m_entries.size())
            showPage(m_entries[entry]);
        else if (row >= 0 && entry - m_entries.size() < m_kept.size())
            showPage(m_kept[entry - m_entries.size()]);
    });
    m_navigation->setCurrentRow(0);
    pageChanged();
    m_documents->table()->setFocus();
    readState();
    offerKeptDrafts();
}

MainWindow::~MainWindow()
{
    // Editors may still take over what is being typed, and must not find half a window.
    m_pages->disconnect(this);
    for (EditorPage *editor : m_editors) {
        editor->disconnect(this);
        delete editor;
    }
}

void MainWindow::buildFrame()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(m_bar);
    column->addWidget(style::rule(Qt::Horizontal));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(style::rule(Qt::Vertical));
    auto *page = new QVBoxLayout;
    page->setSpacing(0);
    for (style::Banner *each : {m_banner, m_keptBanner}) {
        each->layout()->setContentsMargins(style::Margin, style::Gap, style::Margin, style::Gap);
        page->addWidget(each);
    }
    tellPlace();
    page->addWidget(m_pages, 1);
    row->addLayout(page, 1);
    column->addLayout(row, 1);
    setCentralWidget(body);
    setStatusBar(m_status);
}

/// What is always so of this log.
void MainWindow::tellPlace()
{
    m_banner->clear();
    if (!m_place.readOnly.isEmpty())
        m_banner->say(style::Tone::Attention, m_place.readOnly);
}

void MainWindow::tellBlind(const Trouble &trouble)
{
    m_banner->offer(style::Tone::Bad,
        tr("What others write is not seen, so lists may be old. %1").arg(trouble.sentence()), tr("Retry"),
        [this] { m_desk.refresh(); });
}

/// While it is open, as when its log moves to another place.
void MainWindow::becomeReadOnly(const QString &reason)
{
    if (!m_place.readOnly.isEmpty())
        return; // It was so from the beginning, which is told.
    const QString sentence = words::readOnlySentence(reason);
    m_place.readOnly = sentence;
    tellPlace();
    m_status->setReadOnly();
    setPossible(m_menus->company(), m_menus->company()->statusTip(), sentence);
    for (EditorPage *each : m_editors)
        each->becomeReadOnly(sentence);
    suitCommands();
}

void MainWindow::addPage(Page *page, const QString &icon, const QString &name)
{
    m_navigation->addPage(icon, name);
    m_pages->addWidget(page);
    m_entries.push_back(page);
    connect(m_menus->addPage(name), &QAction::triggered, this, [this, page] { showPage(page); });
    connect(page, &Page::documentActivated, this, &MainWindow::openDocument);
    connect(page, &Page::numberActivated, this, &MainWindow::showNumber);
    connect(page, &Page::said, m_status, &StatusLine::say);
    if (auto *documents = qobject_cast<DocumentScreen *>(page))
        connect(documents, &DocumentScreen::subjectChanged, this, &MainWindow::suitCommands);
}

void MainWindow::connectCommands()
{
    connect(m_commands, &Commands::triggered, this, [this](Verb verb) {
        if (auto *page = documentScreen())
            page->carryOut(verb);
    });
    connect(m_commands, &Commands::followUpTriggered, this, [this](DocumentKind kind) {
        if (auto *page = documentScreen())
            page->followUp(kind);
    });
    connect(m_commands, &Commands::newTriggered, this, &MainWindow::beginDocument);
    connect(m_menus->refresh(), &QAction::triggered, &m_desk, &Desk::refresh);
    connect(m_menus, &Menus::keysWanted, this, [this] { showKeys(*this); });
    connect(m_menus, &Menus::aboutWanted, this, [this] { showAbout(*this); });
    connect(m_menus->panel(), &QAction::toggled, m_documents, &DocumentsPage::setPanelShown);
    connect(m_menus->company(), &QAction::triggered, this, &MainWindow::showCompany);
    setPossible(m_menus->company(), m_menus->company()->statusTip(), m_place.readOnly);
    connect(m_menus->back(), &QAction::triggered, this, [this] {
        if (editor())
            m_documents->select(editor()->documentId());
        showPage(m_documents);
    });
}

void MainWindow::connectSearch()
{
    connect(m_menus->find(), &QAction::triggered, this, [this] {
        auto *page = qobject_cast<Page *>(m_pages->currentWidget());
        if (page && page->beginSearch())
            return;
        m_bar->search()->setFocus(Qt::ShortcutFocusReason);
        m_bar->search()->selectAll();
    });
    constexpr int Pause = 180; // Milliseconds after a key: one question a word, not one a letter.
    m_searchPause->setSingleShot(true);
    m_searchPause->setInterval(Pause);
    connect(m_bar->search(), &QLineEdit::textEdited, m_searchPause, qOverload<>(&QTimer::start));
    connect(m_searchPause, &QTimer::timeout, this, &MainWindow::search);
    connect(m_documents->filterBar(), &FilterBar::cleared, m_bar->search(), &QLineEdit::clear);
    connect(m_bar->search(), &SearchField::resultsWanted, this, [this] {
        if (m_searchPause->isActive() || m_pages->currentWidget() != m_documents)
            search();
        m_documents->enterList();
    });
}

void MainWindow::search()
{
    m_searchPause->stop();
    showPage(m_documents);
    m_documents->filterBar()->setText(m_bar->search()->text().trimmed());
    m_bar->search()->setFocus();
}

/// Once the window is there, and beside everything else.
void MainWindow::watchLog()
{
    constexpr int AfterStart = 700; // Milliseconds.
    LogWork *work = m_audit->logWork();
    connect(work, &LogWork::healthChanged, m_status, &StatusLine::showHealth);
    QTimer::singleShot(AfterStart, work, &LogWork::watch);
}

void MainWindow::showDocumentsOf(const QString &party, const QString &name)
{
    m_documents->filterBar()->clear();
    m_documents->filterBar()->setParty(party, name);
    showPage(m_documents);
}

DocumentScreen *MainWindow::documentScreen() const
{
    return qobject_cast<DocumentScreen *>(m_pages->currentWidget());
}

EditorPage *MainWindow::editor() const
{
    return qobject_cast<EditorPage *>(m_pages->currentWidget());
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    if (page == m_documents)
        m_documents->table()->setFocus();
}

void MainWindow::pageChanged()
{
    if (m_pages->currentWidget() != m_documents)
        m_searchPause->stop(); // Whoever goes elsewhere is not called back to the list.
    const auto *page = qobject_cast<Page *>(m_pages->currentWidget());
    closeIdleEditors();
    showKept();
    m_menus->setPageActions(
        page && !documentScreen() ? page->pageActions() + page->furtherActions() : QList<QAction *>());
    m_menus->setEditActions(editor() ? editor()->editActions() : QList<QAction *>());
    setPossible(
        m_menus->back(), tr("Back to the list of documents"), editor() ? QString() : tr("No document is open."));
    fillBar();
    suitCommands();
}

/// Nothing that was typed is thrown away by looking elsewhere, and no answer that is under way: such an editor stays
/// open, and stands in the navigation.
void MainWindow::closeIdleEditors()
{
    const std::vector<EditorPage *> editors = m_editors;
    for (EditorPage *each : editors) {
        if (each != m_pages->currentWidget() && !each->isNeeded())
            closeEditor(each);
    }
}

void MainWindow::closeEditor(EditorPage *editor)
{
    std::erase(m_editors, editor);
    std::erase(m_kept, editor);
    if (editor == m_pages->currentWidget()) {
        m_documents->select(editor->documentId());
        showPage(m_documents);
    }
    m_pages->removeWidget(editor);
    editor->deleteLater();
    showKept();
}

void MainWindow::showKept()
{
    const QSignalBlocker blocker(m_navigation);
    m_kept.clear();
    QStringList names;
    for (EditorPage *each : m_editors) {
        if (!each->isNeeded())
            continue;
        m_kept.push_back(each);
        names.append(each->name());
    }
    m_navigation->setKept(names);
    const auto entry = std::ranges::find(m_entries, m_pages->currentWidget());
    const auto kept = std::ranges::find(m_kept, m_pages->currentWidget());
    int row = 0; // A document without changes belongs to the list.
    if (entry != m_entries.end())
        row = static_cast<int>(entry - m_entries.begin());
    else if (kept != m_kept.end())
        row = m_navigation->pageCount() + static_cast<int>(kept - m_kept.begin());
    m_navigation->setCurrentRow(row);
}

EditorPage *MainWindow::newEditor()
{
    auto *page = new EditorPage(m_desk, m_place, m_pages);
    m_editors.push_back(page);
    m_pages->addWidget(page);
    page->setSidePaneShown(m_menus->panel()->isChecked());
    connect(page, &Page::documentActivated, this, &MainWindow::openDocument);
    connect(page, &Page::said, m_status, &StatusLine::say);
    connect(page, &EditorPage::companyWanted, this, &MainWindow::showCompany);
    connect(page, &EditorPage::closed, this, [this, page] { closeEditor(page); });
    connect(m_menus->panel(), &QAction::toggled, page, &EditorPage::setSidePaneShown);
    connect(page, &DocumentScreen::subjectChanged, this, [this, page] {
        if (page == m_pages->currentWidget())
            suitCommands();
        if (page->isNeeded() || std::ranges::find(m_kept, page) != m_kept.end())
            showKept(); // Also its name may be another.
    });
    // It may have been waiting for an answer only; whoever tells of it is not deleted while telling.
    connect(page, &DocumentScreen::subjectChanged, this, &MainWindow::closeIdleEditors, Qt::QueuedConnection);
    return page;
}

QList<QAction *> MainWindow::copyActions() const
{
    QList<QAction *> actions{m_commands->verb(Verb::Copy), m_commands->verb(Verb::Credit)};
    actions.append({m_commands->followUps().begin(), m_commands->followUps().end()});
    return actions;
}

void MainWindow::fillListBar()
{
    m_bar->addPrimary(m_commands->newDocuments().front());
    m_bar->addMenu({}, {}, {m_commands->newDocuments().begin(), m_commands->newDocuments().end()})
        ->setToolTip(tr("Begin another kind of document"));
    m_bar->addRule();
    m_bar->add(m_commands->verb(Verb::Open));
    m_bar->add(m_commands->verb(Verb::Issue));
    m_bar->addMenu(
        tr("Print / export"), QStringLiteral("print"), {m_commands->verb(Verb::Print), m_commands->verb(Verb::Export)});
    m_bar->addMenu(tr("Copy to"), QStringLiteral("copy"), copyActions());
}

void MainWindow::fillEditorBar()
{
    m_bar->add(m_menus->back())->setText(tr("Documents"));
    m_bar->add(m_commands->verb(Verb::Save));
    m_bar->addPrimary(m_commands->verb(Verb::Issue));
    m_bar->addRule();
    m_bar->add(m_commands->verb(Verb::Reserve));
    m_bar->addMenu(
        tr("Print / export"), QStringLiteral("print"), {m_commands->verb(Verb::Print), m_commands->verb(Verb::Export)});
    m_bar->addMenu(tr("Copy to"), QStringLiteral("copy"), copyActions());
}

void MainWindow::fillBar()
{
    m_bar->clear();
    if (documentScreen() == m_documents)
        return fillListBar();
    if (editor())
        return fillEditorBar();
    fillPageBar();
}

void MainWindow::fillPageBar()
{
    const auto *page = qobject_cast<Page *>(m_pages->currentWidget());
    bool first = true;
    for (QAction *action : page ? page->pageActions() : QList<QAction *>()) {
        if (action->isSeparator())
            m_bar->addRule();
        else if (first)
            m_bar->addPrimary(action);
        else
            m_bar->add(action);
        first = false;
    }
    if (const QList<QAction *> further = page ? page->furtherActions() : QList<QAction *>(); !further.isEmpty())
        m_bar->addMenu(tr("More"), {}, further);
}

void MainWindow::suitCommands()
{
    Subject subject = documentScreen() ? documentScreen()->subject() : Subject();
    subject.readOnly = m_place.readOnly;
    m_commands->suit(subject);
    showTitle();
}

void MainWindow::showTitle()
{
    setWindowTitle(editor() ? tr("%1 – %2 – Seriatim").arg(editor()->name(), m_place.file)
                            : tr("%1 – Seriatim").arg(m_place.file));
}

void MainWindow::openDocument(const QString &id)
{
    const auto open = std::ranges::find(m_editors, id, &EditorPage::documentId);
    if (open != m_editors.end())
        return showPage(*open);
    EditorPage *page = newEditor();
    page->open(id);
    showPage(page);
}

void MainWindow::beginDocument(DocumentKind kind)
{
    EditorPage *page = newEditor();
    page->begin(kind);
    showPage(page);
}

/// Drafts that were typed but not saved when the program last ended.
void MainWindow::offerKeptDrafts()
{
    const std::vector<KeptDraft> kept = Recovery::left(m_place.path);
    if (kept.empty() || !m_place.readOnly.isEmpty())
        return;
    const QString party = kept.front().sheet.content.party.name;
    const QString what = kept.size() == 1 && !party.isEmpty()
        ? tr("A half-typed draft for %1 was kept on this workstation.").arg(party)
        : tr("Kept on this workstation: %n half-typed draft(s).", nullptr, static_cast<int>(kept.size()));
    const auto resume = [this, kept] {
        for (const KeptDraft &each : kept) {
            EditorPage *page = newEditor();
            page->recover(each);
            showPage(page);
        }
    };
    const auto forget = [this, kept] {
        askToConfirm(this,
            {tr("Forget what was typed?"), tr("It was never saved, and cannot be brought back."), tr("Forget")},
            [kept] { std::ranges::for_each(kept, &Recovery::drop); });
    };
    m_keptBanner->offer(style::Tone::Accent, what, {tr("Resume"), resume}, {tr("Forget"), forget});
}

void MainWindow::showNumber(const QString &number)
{
    showPage(m_audit);
    m_audit->showNumber(number);
}

void MainWindow::showCompany()
{
    auto *dialog = new CompanyDialog(m_desk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompanyDialog::carriedOut, m_status, &StatusLine::say);
    dialog->open();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // A key whose command is not possible says why, instead of nothing.
    const auto verb = m_commands->disabledVerb(QKeySequence(event->keyCombination()));
    if (!verb)
        return QMainWindow::keyPressEvent(event);
    if (auto *page = qobject_cast<Page *>(m_pages->currentWidget()); *verb == Verb::Save && page && page->saveTyped())
        return;
    m_status->say(m_commands->verb(*verb)->statusTip());
    if (auto *page = documentScreen())
        page->pointOut(*verb);
}

/// What a button does stands in its tool tip: said in the status bar, it would cover how the log is.
bool MainWindow::event(QEvent *event)
{
    return event->type() == QEvent::StatusTip || QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepState();
    event->accept();
}

void MainWindow::readState()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1360, 860);
    m_documents->table()->horizontalHeader()->restoreState(
        settings.value(QStringLiteral("documents/columns")).toByteArray());
    m_menus->panel()->setChecked(settings.value(QStringLiteral("window/panel"), true).toBool());
}

void MainWindow::keepState()
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("documents/columns"), m_documents->table()->horizontalHeader()->saveState());
    settings.setValue(QStringLiteral("window/panel"), m_menus->panel()->isChecked());
}

} // namespace seriatim
