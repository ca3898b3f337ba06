#include "ui/documents/documentspage.h"
#include "ui/documentsearch.h"
#include "ui/editor/editorpage.h"
#include "ui/mainwindow.h"
#include "ui/openeditors.h"
#include "ui/shell/help.h"
#include "ui/shell/logchooser.h"

/// What in the window is carried out by what.
namespace seriatim {

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
    connect(m_menus->find(), &QAction::triggered, m_search, &DocumentSearch::begin);
    connect(m_menus->back(), &QAction::triggered, this, [this] { goBack(editor()->documentId()); });
    connect(m_menus->close(), &QAction::triggered, this, [this] { editor()->askToClose(); });
}

void MainWindow::connectLogs()
{
    connect(m_menus->newLog(), &QAction::triggered, this,
        [this] { chooseNewLog(*this, m_place.path, std::bind_front(&MainWindow::newLogWanted, this)); });
    connect(m_menus->openLog(), &QAction::triggered, this,
        [this] { chooseLog(*this, m_place.path, std::bind_front(&MainWindow::logWanted, this)); });
    connect(m_menus->connectServer(), &QAction::triggered, this, &MainWindow::serverWanted);
}

/// Up and Down move on there, so the keys stay; a click or Return goes into the page.
void MainWindow::connectNavigation()
{
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < m_navigation->pageCount())
            m_pages->setCurrentIndex(row);
        else if (row >= 0)
            m_editors->showKept(row - m_navigation->pageCount());
    });
    for (const auto signal : {&QListWidget::itemClicked, &QListWidget::itemActivated})
        connect(m_navigation, signal, this, [this] { showPage(m_pages->currentWidget()); });
}

void MainWindow::connectEditors()
{
    connect(m_editors, &OpenEditors::added, this, [this](EditorPage *page) {
        page->setPreviewShown(m_menus->panel()->isChecked());
        connect(m_menus->panel(), &QAction::toggled, page, &EditorPage::setPreviewShown);
        connect(page, &Page::documentActivated, this, &MainWindow::openDocument);
        connect(page, &Page::said, m_status, &StatusLine::say);
        connect(page, &Page::hinted, m_status, &StatusLine::hint);
        connect(page, &EditorPage::companyWanted, this, &MainWindow::showCompany);
        connect(page, &DocumentScreen::subjectChanged, this, [this, page] {
            if (page == m_pages->currentWidget())
                suitCommands();
        });
    });
    connect(m_editors, &OpenEditors::shownOneCloses, this, &MainWindow::goBack);
}

} // namespace seriatim
