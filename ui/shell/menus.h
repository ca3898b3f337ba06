#pragma once

#include <QMainWindow>
#include <QMenu>

#include "ui/shell/commands.h"

namespace seriatim {

/// The menu bar. Pages add what can be done on them to "Numbers"; everything else is there always, grey where it is not
/// possible.
class Menus final : public QObject
{
    Q_OBJECT

public:
    Menus(QMainWindow *window, Commands &commands);

    /// Adds a page to "View", by Ctrl and its place.
    QAction *addPage(const QString &name);
    /// What the shown page offers beyond the document commands.
    void setPageActions(const QList<QAction *> &actions);

    /// What the shown editor can do with what is typed: at the top of "Edit".
    void setEditActions(const QList<QAction *> &actions);

    QAction *back() const { return m_back; }
    QAction *close() const { return m_close; }
    QAction *find() const { return m_find; }
    QAction *refresh() const { return m_refresh; }
    QAction *panel() const { return m_panel; }
    QAction *company() const { return m_company; }
    QAction *newLog() const { return m_newLog; }
    QAction *openLog() const { return m_openLog; }
    QAction *connectServer() const { return m_connectServer; }

signals:
    void keysWanted();
    void aboutWanted();

private:
    QAction *add(QMenu *menu, const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip);
    void buildFile(Commands &commands);
    void buildLog(QMenu *file);
    void buildEdit();
    void buildDocument(Commands &commands);
    void buildView();
    void buildHelp();

    QMainWindow *m_window;
    QMenu *m_edit = nullptr;
    QMenu *m_numbers = nullptr;
    QMenu *m_view = nullptr;
    QAction *m_pagesEnd = nullptr;
    QAction *m_back = nullptr;
    QAction *m_close = nullptr;
    QAction *m_find = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_panel = nullptr;
    QAction *m_company = nullptr;
    QAction *m_newLog = nullptr;
    QAction *m_openLog = nullptr;
    QAction *m_connectServer = nullptr;
    QList<QAction *> m_numberActions; ///< Always in "Numbers".
    QList<QAction *> m_editActions;   ///< Of the editor that is shown.
    int m_pages = 0;
};

} // namespace seriatim
