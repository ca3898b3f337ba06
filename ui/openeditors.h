#pragma once

#include <QStackedWidget>

#include <vector>

#include "ui/desk.h"
#include "ui/shell/logplace.h"
#include "ui/shell/navigation.h"
#include "ui/style/banner.h"

namespace seriatim {

class EditorPage;
struct KeptDraft;

/// The documents that are open, each in an editor among the window's pages. Nothing that was typed is thrown away by
/// looking elsewhere, and no answer that is under way: such an editor stays, and stands in the navigation below the
/// pages; the others go as soon as another page is shown.
class OpenEditors final : public QObject
{
    Q_OBJECT

public:
    OpenEditors(Desk &desk, const LogPlace &place, QStackedWidget &pages, Navigation &navigation, QObject *parent);
    ~OpenEditors() override;

    /// The one that is shown; null if a page is.
    EditorPage *shown() const;

    void open(const QString &id);
    void begin(DocumentKind kind);
    /// Offers what was typed but not saved when the program last ended.
    void offerKept(style::Banner &banner);
    /// Nothing can be written any more, for the reason (a sentence).
    void becomeReadOnly(const QString &sentence);
    /// Another page is shown now: closes those that need not stay, and lists the others.
    void tidy();
    /// Shows the one at this place below the pages of the navigation.
    void showKept(int place);

signals:
    /// Is about to be shown for the first time.
    void added(seriatim::EditorPage *page);
    /// There is nothing left to show of the one that is shown: the list is to be.
    void shownOneCloses(const QString &id);

private:
    EditorPage *add();
    void askToForget(style::Banner &banner, const std::vector<KeptDraft> &kept);
    void resume(const std::vector<KeptDraft> &kept);
    void close(EditorPage *page);
    void closeIdle();
    void list();

    Desk &m_desk;
    LogPlace m_place;
    QStackedWidget &m_pages;
    Navigation &m_navigation;
    std::vector<EditorPage *> m_all;
    std::vector<EditorPage *> m_kept; ///< Those with something unsaved or under way, in the order of the navigation.
};

} // namespace seriatim
