#pragma once

#include <QSplitter>
#include <QStackedWidget>

#include "ui/documents/documentpanel.h"
#include "ui/documents/documentstable.h"
#include "ui/documents/filterbar.h"
#include "ui/documents/sumbar.h"
#include "ui/models/documentsmodel.h"
#include "ui/printing/printdesk.h"
#include "ui/shell/commands.h"
#include "ui/shell/documentscreen.h"
#include "ui/shell/documentverbs.h"
#include "ui/style/banner.h"

namespace seriatim {

/// The list of documents with its filter, its sums, and the panel that tells about the selected one.
class DocumentsPage final : public DocumentScreen
{
    Q_OBJECT

public:
    /// `log`: where it lies, if it is a file.
    DocumentsPage(Desk &desk, Commands &commands, QWidget *parent);

    Subject subject() const override { return m_subject; }
    void carryOut(Verb verb) override;
    void followUp(DocumentKind kind) override;

    QTableView *table() const { return m_table; }
    QWidget *mainList() const override { return m_table; }
    DocumentsModel *model() const { return m_model; }
    FilterBar *filterBar() const { return m_filterBar; }
    std::vector<DocumentRow> selectedRows() const;
    /// Selects it as soon as it is listed.
    void select(const QString &id);
    /// Puts the cursor on the first document, as soon as the list is there.
    void enterList();
    void setPanelShown(bool shown);
    style::Banner *banner() const { return m_banner; }
    SumBar *sums() const { return m_sums; }
    PrintDesk *prints() const { return m_prints; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildList(Commands &commands);
    void buildPanel(QLayout *row);
    void refresh() override;
    void applyFilter(const DocumentFilter &filter);
    void offerParties();
    void readSums();
    void readSelection();
    void readDocument(const QString &id);
    void take(const DocumentDetails &details);
    void setSubject(Subject subject);
    void showList();
    void activate(const QModelIndex &index);
    void issue();
    void exportSelected();
    void selectWanted();
    void enterFirst();

    Desk &m_desk;
    DocumentsModel *m_model;
    style::Banner *m_banner;
    Sender *m_sender;
    DocumentVerbs *m_verbs;
    PrintDesk *m_prints;
    FilterBar *m_filterBar;
    QStackedWidget *m_stack; ///< The table, or why it is empty.
    DocumentsTable *m_table;
    QWidget *m_nothingYet;
    QWidget *m_nothingFound;
    SumBar *m_sums;
    DocumentPanel *m_panel;
    QSplitter *m_splitter = nullptr;
    Subject m_subject;
    QString m_wanted; ///< To be selected when it comes.
    bool m_entersList = false;
    int m_reading = 0; ///< Tells late answers about another selection.
};

} // namespace seriatim
