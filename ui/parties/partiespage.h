#pragma once

#include <QTableView>

#include <functional>

#include "ui/page.h"
#include "ui/parties/partiesmodel.h"
#include "ui/parties/partydocuments.h"
#include "ui/parties/partyeditor.h"
#include "ui/shell/searchfield.h"
#include "ui/style/banner.h"

namespace seriatim {

/// Customers and suppliers: found by name, city or tax number, changed in place.
class PartiesPage final : public Page
{
    Q_OBJECT

public:
    PartiesPage(Desk &desk, QWidget *parent);

    QList<QAction *> pageActions() const override { return {m_new, m_archive}; }
    QWidget *mainList() const override { return m_table; }
    bool beginSearch() override;
    bool saveTyped() override;

    SearchField *searchField() const { return m_search; }
    QTableView *table() const { return m_table; }
    PartyEditor *editor() const { return m_editor; }
    PartyDocuments *documents() const { return m_documents; }
    style::Banner *banner() const { return m_banner; }

signals:
    /// All documents of the party are to be listed.
    void documentsOfPartyWanted(const QString &id, const QString &name);

private:
    QWidget *makeList();
    void connectParts();
    void refresh() override;
    void search();
    void selectWanted();
    void follow(const QModelIndex &index);
    void showParty(const PartyRow &row);
    void leave(const std::function<void()> &then);
    void showEmptiness();
    void permitActions();
    void createParty();
    void openNewParty();
    void archiveParty();
    void readPlace();

    Desk &m_desk;
    style::Banner *m_banner;
    PartiesModel *m_model;
    SearchField *m_search;
    style::Chip *m_archived;
    QTableView *m_table;
    QLabel *m_empty;
    PartyEditor *m_editor;
    PartyDocuments *m_documents;
    QAction *m_new;
    QAction *m_archive;
    QString m_readOnly; ///< Why nothing can be written, as a sentence.
    QString m_wanted;   ///< To be selected as soon as it is loaded: the one that was, or a new one.
};

} // namespace seriatim
