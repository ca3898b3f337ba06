#include "ui/dialogs/partydialog.h"
#include "ui/editor/editorpage.h"
#include "ui/printing/printdesk.h"
#include "ui/shell/asking.h"

/// What is done with the document in the editor, and with what was typed there.
namespace seriatim {

void EditorPage::pointOut(Verb verb)
{
    if (verb != Verb::Issue || !m_draft->isEditable() || m_open->isLocked())
        return;
    // What was typed last may be just what was missing: the log has not said so yet.
    if (m_form->finishTyping() || m_open->isOutlookStale())
        return m_open->issue();
    const Refusals problems = m_open->problems();
    if (!problems.empty())
        goTo(problems.front().field);
}

void EditorPage::carryOut(Verb verb)
{
    m_form->finishTyping();
    switch (verb) {
    case Verb::Save:
        return m_open->save();
    case Verb::Issue:
        return m_open->issue();
    case Verb::Reserve:
        return afterSaving(&DocumentVerbs::reserve);
    case Verb::StepBack:
        return m_verbs->stepBack(subject());
    case Verb::Discard:
        return discard();
    case Verb::Void:
        return m_verbs->voidIssued(subject());
    case Verb::Credit:
        return m_verbs->credit(subject());
    case Verb::Copy:
        return afterSaving(&DocumentVerbs::copy);
    case Verb::Print:
        return m_draft->isEditable() ? m_open->save([this] { print(); }) : print();
    case Verb::Export: {
        const auto go = [this] { m_prints->exportOne(m_open->details()->row, *m_banner); };
        return m_draft->isEditable() ? m_open->save(go) : go();
    }
    case Verb::Open: // It is open.
        return;
    }
}

void EditorPage::print()
{
    m_prints->print(m_open->id(), subject().number, *m_banner);
}

/// Commands on a draft are about what is in the log: what was typed goes there first.
void EditorPage::afterSaving(void (DocumentVerbs::*verb)(const Subject &))
{
    if (!m_draft->isEditable())
        return (m_verbs->*verb)(subject());
    m_open->save([this, verb] { (m_verbs->*verb)(subject()); });
}

void EditorPage::followUp(DocumentKind kind)
{
    m_verbs->followUp(subject(), kind);
}

void EditorPage::discard()
{
    if (m_open->isInLog())
        return m_verbs->discard(subject());
    askToConfirm(this, {tr("Discard this draft?"), tr("It was never saved; nothing of it is kept."), tr("Discard")},
        [this] { dropTyped(); });
}

void EditorPage::dropTyped()
{
    m_recovery->forget();
    m_draft->load({}, false);
    emit closed();
}

void EditorPage::askToClose()
{
    m_form->finishTyping();
    if (!m_sender->isSettled() || m_open->isLocked() || m_prints->isBusy())
        return emit hinted(tr("The last command is still under way."));
    if (!isModified())
        return emit closed();
    askToConfirm(this,
        {tr("Unsaved changes"), tr("%1 has changes that are not saved.").arg(name()), tr("Discard the changes"), true},
        [this] { dropTyped(); }, {tr("Save"), [this] { m_open->save([this] { emit closed(); }); }});
}

void EditorPage::leaveNumberBehind(const QString &number, const OpenDocument::OnReason &answered)
{
    askReason(this,
        {tr("This draft leaves %1 behind").arg(number),
            tr("Its new date or series lies outside the period of %1. Saving voids that number: it is never used "
               "again. Why?")
                .arg(number),
            tr("Save and void")},
        answered);
}

/// To the address book, without leaving the document: nothing is written until the party was looked at.
void EditorPage::wantParty(const QString &name)
{
    PartyCard card;
    card.party.name = name;
    const bool isSupplier = m_draft->content().kind.traits().partyRole == DocumentKind::PartyRole::Supplier;
    card.isSupplier = isSupplier;
    card.isCustomer = !isSupplier;
    auto *dialog = new PartyDialog(m_desk, {{}, card, false, 0}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_form->head()->takeParty(dialog->party()); });
    connect(dialog, &CommandDialog::carriedOut, this, &Page::said);
    dialog->open();
}

} // namespace seriatim
