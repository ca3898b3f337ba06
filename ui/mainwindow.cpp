#include "ui/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QHeaderView>

#include "ui/audit/auditpage.h"
#include "ui/dialogs/companydialog.h"
#include "ui/documents/documentspage.h"
#include "ui/documentsearch.h"
#include "ui/editor/editorpage.h"
#include "ui/openeditors.h"
#include "ui/parties/partiespage.h"
#include "ui/series/seriespage.h"
#include "ui/shell/barcontents.h"
#include "ui/shell/frame.h"
#include "ui/shell/lognews.h"
#include "ui/shell/plurals.h"
#include "ui/shell/windowkeys.h"
#include "ui/shell/windowplace.h"
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
      m_navigation(new Navigation),
      m_keptBanner(new style::Banner),
      m_pages(new QStackedWidget),
      m_status(new StatusLine(place, this)),
      m_banner(new style::Banner),
      m_documents(new DocumentsPage(desk, *m_commands, m_pages)),
      m_audit(new AuditPage(desk, place.path, m_pages)),
      m_editors(new OpenEditors(desk, place, *m_pages, *m_navigation, this)),
      m_search(new DocumentSearch(*m_bar->search(), *m_pages, *m_documents, this))
{
    EnglishPlurals::install();
    new WindowKeys(*this, *m_commands);
    buildFrame();
    addPage(m_documents, QStringLiteral("documents"), tr("Documents"));
    auto *parties = new PartiesPage(desk, m_pages);
    addPage(parties, QStringLiteral("parties"), tr("Parties"));
    addPage(new SeriesPage(desk, m_pages), QStringLiteral("series"), tr("Series"));
    addPage(m_audit, QStringLiteral("audit"), tr("Gap audit"));
    connectCommands();
    connectLogs();
    connectEditors();
    connect(parties, &PartiesPage::documentsOfPartyWanted, this, &MainWindow::showDocumentsOf);
    connect(&m_desk, &Desk::logGrew, m_status, &StatusLine::setEvents);
    connect(&m_desk, &Desk::becameReadOnly, this, &MainWindow::becomeReadOnly);
    watchLog();
    connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::pageChanged);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (m_pages->isAncestorOf(now) && !qobject_cast<QAbstractButton *>(now))
            m_lastField = now;
    });
    connectNavigation();
    m_navigation->setCurrentRow(0);
    pageChanged();
    m_documents->table()->setFocus();
    restorePlace(*this, *m_documents->table()->horizontalHeader(), *m_menus->panel());
    m_editors->offerKept(*m_keptBanner);
}

MainWindow::~MainWindow()
{
    m_pages->disconnect(this);
    qApp->disconnect(this);
    delete m_editors; // While there is a window.
}

void MainWindow::buildFrame()
{
    setCentralWidget(framed(m_bar, m_navigation, {m_banner, m_keptBanner}, m_pages));
    tellLogNews(m_desk, m_place, *m_banner, [this] { emit loginWanted(); });
    setStatusBar(m_status);
}

/// While it is open, as when its log moves to another place.
void MainWindow::becomeReadOnly(const QString &reason)
{
    if (!m_place.readOnly.isEmpty())
        return; // It was so from the beginning, which is told.
    m_place.readOnly = words::readOnlySentence(reason);
    m_status->setReadOnly();
    setPossible(m_menus->company(), m_menus->company()->statusTip(), m_place.readOnly);
    m_editors->becomeReadOnly(m_place.readOnly);
    suitCommands();
}

void MainWindow::addPage(Page *page, const QString &icon, const QString &name)
{
    m_navigation->addPage(icon, name);
    m_pages->addWidget(page);
    connect(m_menus->addPage(name), &QAction::triggered, this, [this, page] { showPage(page); });
    connect(page, &Page::documentActivated, this, &MainWindow::openDocument);
    connect(page, &Page::numberActivated, this, &MainWindow::showNumber);
    connect(page, &Page::said, m_status, &StatusLine::say);
    connect(page, &Page::hinted, m_status, &StatusLine::hint);
    if (auto *documents = qobject_cast<DocumentScreen *>(page))
        connect(documents, &DocumentScreen::subjectChanged, this, &MainWindow::suitCommands);
}

/// From a document to the list, where it is selected.
void MainWindow::goBack(const QString &id)
{
    m_documents->select(id);
    showPage(m_documents);
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
    return m_editors->shown();
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    const auto *shown = qobject_cast<Page *>(page);
    if (QWidget *list = shown ? shown->mainList() : nullptr)
        list->setFocus();
}

void MainWindow::pageChanged()
{
    const auto *page = qobject_cast<Page *>(m_pages->currentWidget());
    m_status->forgetHint();
    m_editors->tidy();
    m_menus->setPageActions(
        page && !documentScreen() ? page->pageActions() + page->furtherActions() : QList<QAction *>());
    m_menus->setEditActions(editor() ? editor()->editActions() : QList<QAction *>());
    const QString hindrance = editor() ? QString() : tr("No document is open.");
    setPossible(m_menus->back(), tr("Back to the list of documents"), hindrance);
    setPossible(m_menus->close(), tr("Close this document; what is not saved is asked for"), hindrance);
    fillBar();
    suitCommands();
}

void MainWindow::fillBar()
{
    m_bar->clear();
    if (documentScreen() == m_documents)
        fillForList(*m_bar, *m_commands);
    else if (editor())
        fillForDocument(*m_bar, *m_commands, *m_menus);
    else
        fillForPage(*m_bar, qobject_cast<Page *>(m_pages->currentWidget()));
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
    m_editors->open(id);
}

void MainWindow::beginDocument(DocumentKind kind)
{
    m_editors->begin(kind);
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
    // What led here may be gone by then: it asked for what was filled in.
    connect(dialog, &QDialog::finished, this, [field = m_lastField] {
        if (field)
            field->setFocus(Qt::OtherFocusReason);
    });
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
    m_status->hint(m_commands->verb(*verb)->statusTip());
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
    keepPlace(*this, *m_documents->table()->horizontalHeader(), *m_menus->panel());
    event->accept();
    emit closed();
}

} // namespace seriatim
