#include "ui/parties/partiespage.h"

#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/partydialog.h"
#include "ui/permit.h"
#include "ui/reading.h"
#include "ui/shell/asking.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

PartiesPage::PartiesPage(Desk &desk, QWidget *parent)
    : Page(parent),
      m_desk(desk),
      m_banner(new style::Banner),
      m_model(new PartiesModel(desk, this)),
      m_search(new SearchField),
      m_archived(new style::Chip(tr("With archived"))),
      m_table(new QTableView),
      m_empty(style::aside({})),
      m_editor(new PartyEditor(desk, nullptr)),
      m_documents(new PartyDocuments(desk, nullptr)),
      m_new(new QAction(style::icon(QStringLiteral("new")), tr("&New party…"), this)),
      m_archive(new QAction(tr("&Archive…"), this))
{
    auto *parts = new QSplitter;
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeList());
    parts->addWidget(m_editor);
    parts->addWidget(m_documents);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 2);
    parts->setSizes({480, 472, 280});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(parts, 1);
    connectParts();
    permitActions();
    readPlace(); // Its command stands in the menus.
    followLog(desk);
}

QWidget *PartiesPage::makeList()
{
    m_search->setPlaceholderText(tr("Find a name, city or VAT number"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    style::dress(m_table);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Parties"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addAction(m_archive);
    m_table->horizontalHeader()->setSectionResizeMode(PartiesModel::Name, QHeaderView::Stretch);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(style::Gap, style::Gap, style::Gap, style::Gap);
    row->setSpacing(style::Gap);
    row->addWidget(m_search, 1);
    row->addWidget(m_archived);
    auto *side = new QWidget;
    side->setMinimumWidth(280);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    return side;
}

void PartiesPage::connectParts()
{
    connect(m_new, &QAction::triggered, this, &PartiesPage::createParty);
    connect(m_archive, &QAction::triggered, this, &PartiesPage::archiveParty);
    connect(m_search, &QLineEdit::textChanged, this, &PartiesPage::search);
    for (const auto signal : {&SearchField::resultsWanted, &SearchField::left})
        connect(m_search, signal, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_archived, &QToolButton::toggled, this, &PartiesPage::search);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PartiesPage::follow);
    connect(m_model, &PartiesModel::loaded, this, &PartiesPage::selectWanted);
    connect(m_editor, &PartyEditor::said, this, &Page::said);
    connect(m_documents, &PartyDocuments::documentActivated, this, &Page::documentActivated);
    connect(m_documents, &PartyDocuments::allWanted, this, [this](const QString &id) {
        emit documentsOfPartyWanted(id, m_editor->party() ? m_editor->party()->card.party.name : QString());
    });
    tellReadings(*m_model, *m_banner, QStringLiteral("list"), [this] { m_model->reload(); });
    tellReadings(*m_documents, *m_banner, QStringLiteral("documents"), [this] { m_documents->reload(); });
}

void PartiesPage::refresh()
{
    readPlace();
    m_model->reload();
    m_documents->reload();
}

void PartiesPage::readPlace()
{
    m_desk.ask([](Store &store) { return store.readOnlyReason(); }).then(this, [this](const Reply<QString> &reply) {
        const auto *reason = std::get_if<QString>(&reply);
        const QString sentence = reason && !reason->isEmpty() ? words::readOnlySentence(*reason) : QString();
        if (!reason || sentence == m_readOnly)
            return;
        m_readOnly = sentence;
        m_editor->setReadOnly(m_readOnly);
        permitActions();
    });
}

bool PartiesPage::beginSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

bool PartiesPage::saveTyped()
{
    if (m_editor->canSave())
        m_editor->save();
    else if (!m_readOnly.isEmpty())
        emit hinted(m_readOnly);
    else
        emit hinted(m_editor->isChanged() ? tr("A party needs a name.") : tr("Everything is saved."));
    return true;
}

void PartiesPage::search()
{
    m_model->find(m_search->text(), m_archived->isChecked());
}

/// After the rows changed: the party that was selected stays so, as long as it is in the list.
void PartiesPage::selectWanted()
{
    showEmptiness();
    const int row = m_model->rowOf(m_wanted);
    if (row >= 0 && m_editor->party() && m_editor->party()->id == m_wanted)
        m_editor->refresh(m_model->at(row));
    if (row >= 0 && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, 0));
    else if (row < 0 && !m_editor->isChanged() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    permitActions();
}

/// Shows the party of the row, unless the one before has changes that the clerk wants to keep.
void PartiesPage::follow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const PartyRow row = m_model->at(index.row()); // The rows are replaced while a question is open.
    const auto &shown = m_editor->party();
    if (shown && shown->id == row.id)
        return;
    if (!m_editor->isChanged())
        return showParty(row);
    const auto goBack = [this, id = shown->id] { m_table->setCurrentIndex(m_model->index(m_model->rowOf(id), 0)); };
    QMetaObject::invokeMethod(this, goBack, Qt::QueuedConnection);
    leave([this, row] {
        const int now = m_model->rowOf(row.id);
        showParty(now < 0 ? row : m_model->at(now));
        if (now >= 0)
            m_table->setCurrentIndex(m_model->index(now, 0));
    });
}

void PartiesPage::showParty(const PartyRow &row)
{
    m_wanted = row.id;
    m_editor->setParty(row);
    m_documents->setParty(row.id);
    permitActions();
}

/// Goes on at once, or when it was said that what is typed may go.
void PartiesPage::leave(const std::function<void()> &then)
{
    if (!m_editor->isChanged())
        return then();
    const auto save = [this, then] { m_editor->save(then); };
    askToConfirm(this,
        {tr("Unsaved changes"), tr("%1 has changes that are not saved.").arg(m_editor->party()->card.party.name),
            tr("Discard the changes"), true},
        then, {tr("Save"), m_editor->canSave() ? save : std::function<void()>()});
}

void PartiesPage::showEmptiness()
{
    m_empty->setVisible(m_model->rowCount() == 0);
    m_empty->setText(m_model->searched().isEmpty()
            ? tr("There is no party yet. “New party” makes the first one.")
            : tr("No party has “%1” in its name, city or VAT number.").arg(m_model->searched()));
}

void PartiesPage::permitActions()
{
    permit(m_new, m_readOnly);
    const auto &party = m_editor->party();
    permit(m_archive,
        !m_readOnly.isEmpty() ? m_readOnly
            : !party          ? tr("Select a party first.")
            : party->archived ? tr("%1 is archived already.").arg(party->card.party.name)
                              : QString());
}

void PartiesPage::createParty()
{
    leave([this] {
        m_editor->revert();
        openNewParty();
    });
}

void PartiesPage::openNewParty()
{
    auto *dialog = new PartyDialog(m_desk, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PartyDialog::accepted, this, [this, dialog] {
        m_wanted = dialog->party().id;
        m_search->clear();
        m_model->reload();
    });
    connect(dialog, &CommandDialog::carriedOut, this, &Page::said);
    dialog->open();
}

void PartiesPage::archiveParty()
{
    const PartyRow &party = *m_editor->party();
    auto *dialog = new ConfirmDialog(m_desk, archivingOf(party.id, party.card.party.name), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CommandDialog::carriedOut, this, &Page::said);
    dialog->open();
}

} // namespace seriatim
