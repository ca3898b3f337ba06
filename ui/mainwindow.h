#pragma once

#include <QMainWindow>
#include <QPointer>
#include <QStackedWidget>

#include "ui/desk.h"
#include "ui/shell/commandbar.h"
#include "ui/shell/commands.h"
#include "ui/shell/documentscreen.h"
#include "ui/shell/logplace.h"
#include "ui/shell/menus.h"
#include "ui/shell/navigation.h"
#include "ui/shell/statusline.h"
#include "ui/style/banner.h"

namespace seriatim {

class AuditPage;
class DocumentSearch;
class DocumentsPage;
class EditorPage;
class OpenEditors;

/// The window: navigation at the left, a page, a bar of commands above, and what is known about the log below.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Desk &desk, const LogPlace &place, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openDocument(const QString &id);
    void beginDocument(DocumentKind kind);
    void showNumber(const QString &number);
    void showCompany();
    void showPage(QWidget *page);

    /// What concerns the whole log: that it is only read.
    style::Banner *banner() const { return m_banner; }
    Commands &commands() { return *m_commands; }
    CommandBar *commandBar() const { return m_bar; }
    StatusLine *statusLine() const { return m_status; }
    DocumentsPage *documents() const { return m_documents; }
    /// Offers what was typed but not saved when the program last ended.
    style::Banner *keptBanner() const { return m_keptBanner; }
    /// The one that is shown; null if a page is.
    EditorPage *editor() const;

signals:
    // Other logs have windows of their own.
    void newLogWanted(const QString &path);
    void logWanted(const QString &path);
    void serverWanted();
    /// The server of this window's log does not let in any more.
    void loginWanted();
    void closed();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildFrame();
    void addPage(Page *page, const QString &icon, const QString &name);
    void connectNavigation();
    void connectCommands();
    void connectLogs();
    void connectEditors();
    void goBack(const QString &id);
    void watchLog();
    void becomeReadOnly(const QString &reason);
    void showDocumentsOf(const QString &party, const QString &name);
    DocumentScreen *documentScreen() const;
    void pageChanged();
    void fillBar();
    void suitCommands();
    void showTitle();

    Desk &m_desk;
    LogPlace m_place;
    Commands *m_commands;
    Menus *m_menus;
    CommandBar *m_bar;
    Navigation *m_navigation;
    style::Banner *m_keptBanner;
    QStackedWidget *m_pages;
    StatusLine *m_status;
    style::Banner *m_banner;
    DocumentsPage *m_documents;
    AuditPage *m_audit;
    OpenEditors *m_editors;
    DocumentSearch *m_search;
    QPointer<QWidget> m_lastField; ///< On the pages, where the keys went last, but for buttons.
};

} // namespace seriatim
