#include "ui/dialogs/partydialog.h"

#include "ui/dialogs/formbinding.h"
#include "ui/dialogs/partyrows.h"

namespace seriatim {

PartyDialog::PartyDialog(Desk &desk, const PartyRow &party, QWidget *parent)
    : CommandDialog(desk, parent), m_party(party)
{
    introduce(party.id.isEmpty() ? tr("New party") : party.card.party.name,
        tr("Documents keep the name and address that they were issued with: a change here changes none of them."));
    setVerb(tr("Save"));
    addPartyCardRows(form());
    scrollForm();
    fillForm(form(), party.card);
    form().editor(QStringLiteral("party.name"))->setFocus();
    review();
}

QString PartyDialog::obstacle() const
{
    return form().value(QStringLiteral("party.name")).trimmed().isEmpty() ? tr("A party needs a name.") : QString();
}

void PartyDialog::send()
{
    const SaveParty command{
        {commandId()}, m_party.id, takenFrom(form(), m_party.card), m_party.id.isEmpty() ? -1 : m_party.version};
    perform([command](Store &store) { return saveParty(store, command); },
        [this, command](const Answer &answer) {
            m_party.id = answer.id;
            m_party.card = command.card;
            m_party.card.party.id = answer.id;
            return tr("%1 was saved.").arg(command.card.party.name);
        });
}

} // namespace seriatim
