#include "ui/documentsearch.h"

#include "ui/documents/documentspage.h"
#include "ui/shell/searchfield.h"

namespace seriatim {

namespace {

constexpr int Pause = 180; ///< Milliseconds after a key: one question a word, not one a letter.

} // namespace

DocumentSearch::DocumentSearch(SearchField &field, QStackedWidget &pages, DocumentsPage &documents, QObject *parent)
    : QObject(parent), m_field(field), m_pages(pages), m_documents(documents)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_field, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &DocumentSearch::search);
    connect(&m_field, &SearchField::resultsWanted, this, &DocumentSearch::goToResults);
    connect(&m_field, &SearchField::left, this, &DocumentSearch::leave);
    connect(m_documents.filterBar(), &FilterBar::cleared, &m_field, &QLineEdit::clear);
    connect(&m_pages, &QStackedWidget::currentChanged, this, [this] {
        if (m_pages.currentWidget() != &m_documents)
            m_pause.stop(); // Whoever goes elsewhere is not called back to the list.
    });
}

void DocumentSearch::begin()
{
    auto *page = qobject_cast<Page *>(m_pages.currentWidget());
    if (page && page->beginSearch())
        return;
    m_field.setFocus(Qt::ShortcutFocusReason);
    m_field.selectAll();
}

void DocumentSearch::search()
{
    m_pause.stop();
    m_pages.setCurrentWidget(&m_documents);
    m_documents.filterBar()->setText(m_field.text().trimmed());
    m_field.setFocus();
}

void DocumentSearch::goToResults()
{
    if (m_pause.isActive() || m_pages.currentWidget() != &m_documents)
        search();
    m_documents.enterList();
}

/// The keys go to what they went to before.
void DocumentSearch::leave()
{
    const bool isList = m_pages.currentWidget() == &m_documents;
    if (isList && m_pause.isActive())
        search();
    m_pause.stop();
    QWidget *before = isList ? m_documents.table() : m_pages.currentWidget()->focusWidget();
    if (before)
        before->setFocus();
}

} // namespace seriatim
