#pragma once

#include <QStackedWidget>
#include <QTimer>

namespace seriatim {

class DocumentsPage;
class SearchField;

/// The search field above the pages: what is typed there is looked for in the list of documents, a moment after the
/// last key, wherever the clerk is.
class DocumentSearch final : public QObject
{
    Q_OBJECT

public:
    DocumentSearch(SearchField &field, QStackedWidget &pages, DocumentsPage &documents, QObject *parent);

    /// Puts the cursor into the field, or into that of the page that is shown, if it has one.
    void begin();
    /// Something was typed that is not looked for yet.
    bool isPending() const { return m_pause.isActive(); }

private:
    void search();
    void goToResults();
    void leave();

    SearchField &m_field;
    QStackedWidget &m_pages;
    DocumentsPage &m_documents;
    QTimer m_pause;
};

} // namespace seriatim
