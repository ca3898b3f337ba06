#include "ui/mainwindow.h"

#include <QCloseEvent>
#include <QHeaderView>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/documents/documentspage.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

MainWindow::MainWindow(Desk &desk, const LogPlace &place, QWidget *parent)
    : QMainWindow(parent), m_desk(desk), m_place(place), m_commands(new Commands(this)), m_menus(new Menus(this, *m_commands)),
      m_bar(new CommandBar), m_navigation(new Navigation), m_pages(new QStackedWidget), m_status(new StatusLine(place, this)),
      m_documents(new DocumentsPage(desk, *m_commands, m_pages))
{
    setWindowTitle(tr("%1 – Seriatim").arg(place.file));
    buildFrame();
    addPage(m_documents, QStringLiteral("documents"), tr("Documents"));
    connectCommands();
    connectSearch();
    connect(&m_desk, &Desk::logGrew, m_status, &StatusLine::setEvents);
    connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::pageChanged);
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_pages->setCurrentWidget(m_entries[static_cast<std::size_t>(row)]);
    });
    m_navigation->setCurrentRow(0);
    pageChanged();
    m_documents->table()->setFocus();
    readState();
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
    row->addWidget(m_pages, 1);
    column->addLayout(row, 1);
    setCentralWidget(body);
    setStatusBar(m_status);
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
    connect(m_menus->refresh(), &QAction::triggered, this, [this] { emit m_desk.logGrew(-1); });
    connect(m_menus->panel(), &QAction::toggled, m_documents, &DocumentsPage::setPanelShown);
    connect(m_menus->back(), &QAction::triggered, this, [this] { showPage(m_documents); });
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
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    timer->setInterval(Pause);
    connect(m_bar->search(), &QLineEdit::textEdited, timer, qOverload<>(&QTimer::start));
    connect(timer, &QTimer::timeout, this, [this] {
        showPage(m_documents);
        m_documents->filterBar()->setText(m_bar->search()->text().trimmed());
        m_bar->search()->setFocus();
    });
    connect(m_bar->search(), &QLineEdit::returnPressed, this, [this] { m_documents->table()->setFocus(); });
}

DocumentScreen *MainWindow::documentScreen() const
{
    return qobject_cast<DocumentScreen *>(m_pages->currentWidget());
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
}

void MainWindow::pageChanged()
{
    const auto *page = qobject_cast<Page *>(m_pages->currentWidget());
    const auto entry = std::ranges::find(m_entries, page);
    if (entry != m_entries.end()) {
        const QSignalBlocker blocker(m_navigation);
        m_navigation->setCurrentRow(static_cast<int>(entry - m_entries.begin()));
    }
    m_menus->setPageActions(page && !documentScreen() ? page->pageActions() : QList<QAction *>());
    fillBar();
    suitCommands();
}

void MainWindow::fillBar()
{
    m_bar->clear();
    if (documentScreen() == m_documents) {
        m_bar->addPrimary(m_commands->newDocuments().front());
        m_bar->addMenu({}, QStringLiteral("chevron-down"), {m_commands->newDocuments().begin(), m_commands->newDocuments().end()})
            ->setToolTip(tr("Begin another kind of document"));
        m_bar->addRule();
        m_bar->add(m_commands->verb(Verb::Open));
        m_bar->add(m_commands->verb(Verb::Issue));
        m_bar->addMenu(tr("Print / export"), QStringLiteral("print"), {m_commands->verb(Verb::Print), m_commands->verb(Verb::Export)});
        QList<QAction *> copies{m_commands->verb(Verb::Copy), m_commands->verb(Verb::Credit)};
        copies.append({m_commands->followUps().begin(), m_commands->followUps().end()});
        m_bar->addMenu(tr("Copy to"), QStringLiteral("copy"), copies);
        return;
    }
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
}

void MainWindow::suitCommands()
{
    Subject subject = documentScreen() ? documentScreen()->subject() : Subject();
    subject.readOnly = m_place.readOnly;
    m_commands->suit(subject);
}

void MainWindow::openDocument(const QString &id)
{
    m_documents->select(id);
}

void MainWindow::beginDocument(DocumentKind) {}

void MainWindow::showNumber(const QString &) {}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // A key whose command is not possible says why, instead of nothing.
    const auto verb = m_commands->disabledVerb(QKeySequence(event->keyCombination()));
    if (!verb)
        return QMainWindow::keyPressEvent(event);
    m_status->say(m_commands->verb(*verb)->statusTip());
    if (auto *page = documentScreen())
        page->pointOut(*verb);
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
    m_documents->table()->horizontalHeader()->restoreState(settings.value(QStringLiteral("documents/columns")).toByteArray());
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
