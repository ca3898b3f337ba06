#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

namespace seriatim {

class Desk;

/// A page behind an entry of the navigation.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What can be done here: buttons of the window's command bar, entries of its menus. The first is the page's main
    /// one. Separators are welcome.
    virtual QList<QAction *> pageActions() const { return {}; }

    /// What is done here more rarely: behind a button "More", and in the menus, too.
    virtual QList<QAction *> furtherActions() const { return {}; }

    /// Where the keys go when the page is shown; null: wherever they were there before.
    virtual QWidget *mainList() const { return nullptr; }

    /// The clerk wants to find something (Ctrl+F, Ctrl+K): puts the cursor there. False if there is nothing to search.
    virtual bool beginSearch() { return false; }

    /// Saves what is typed here (Ctrl+S). False if the page keeps nothing that is saved so.
    virtual bool saveTyped() { return false; }

protected:
    /// From now on the page reads when it is first shown, and anew as the log grows; while it is not shown, it waits
    /// until it is, so that what nobody looks at holds nothing up.
    /// `isRead`: it is being read already.
    void followLog(Desk &desk, bool isRead = false);
    /// Reads what the page shows.
    virtual void refresh() {}
    void showEvent(QShowEvent *event) override;

signals:
    void documentActivated(const QString &id);   ///< To be opened.
    void numberActivated(const QString &number); ///< To be shown in the gap audit.
    void said(const QString &sentence);          ///< For the status bar: what was done.
    void hinted(const QString &sentence);        ///< The same of what stands here: until another page is shown.

private:
    void catchUp();

    bool m_isStale = false; ///< The log has grown, or was never read.
};

} // namespace seriatim
