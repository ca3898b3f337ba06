#include "ui/parties/partyeditor.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/dialogs/commandsender.h"
#include "ui/dialogs/formbinding.h"
#include "ui/dialogs/partyrows.h"
#include "ui/style.h"

namespace seriatim {

PartyEditor::PartyEditor(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_form(new FieldForm),
      m_banner(new style::Banner),
      m_sender(new CommandSender(desk, *m_form, *m_banner, this)),
      m_save(new QPushButton(tr("&Save"))),
      m_revert(new QPushButton(tr("Re&vert")))
{
    addPartyCardRows(*m_form);
    m_form->setContentsMargins(style::Margin, style::Margin, style::Margin, style::Margin);
    auto *area = new QScrollArea;
    area->setWidget(m_form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(style::Margin, style::Gap, style::Margin, style::Gap);
    buttons->setSpacing(style::Gap);
    buttons->addStretch();
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    style::makePrimary(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    column->addWidget(m_banner);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addLayout(buttons);

    connect(m_save, &QPushButton::clicked, this, &PartyEditor::save);
    connect(m_revert, &QPushButton::clicked, this, &PartyEditor::revert);
    connect(m_form, &FieldForm::edited, this, &PartyEditor::review);
    connect(m_sender, &CommandSender::sendingChanged, this, &PartyEditor::review);
    connect(m_sender, &CommandSender::carriedOut, this, [this](const QString &sentence) {
        m_command = QUuid::createUuid();
        emit said(sentence);
        emit saved();
    });
    setParty(std::nullopt);
}

void PartyEditor::setParty(const std::optional<PartyRow> &party)
{
    m_party = party;
    m_command = QUuid::createUuid();
    m_banner->clear();
    m_form->setEnabled(party.has_value() && m_readOnly.isEmpty());
    fillForm(*m_form, party.value_or(PartyRow()).card);
    m_form->clearFaults();
    review();
}

void PartyEditor::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    setParty(m_party);
}

void PartyEditor::refresh(const PartyRow &party)
{
    if (m_party == party || m_sender->isSending())
        return;
    if (!isChanged())
        setParty(party);
}

bool PartyEditor::isChanged() const
{
    return m_party && takenFrom(*m_form, m_party->card) != m_party->card;
}

bool PartyEditor::canSave() const
{
    return m_readOnly.isEmpty() && isChanged() && !m_sender->isSending()
        && !m_form->value(QStringLiteral("party.name")).trimmed().isEmpty();
}

void PartyEditor::review()
{
    const bool isNameless = m_party && m_form->value(QStringLiteral("party.name")).trimmed().isEmpty();
    if (isNameless)
        m_form->markFault(QStringLiteral("party.name"), tr("A party needs a name."));
    m_save->setEnabled(canSave());
    const QString unchanged = isChanged() || !m_party ? QString() : tr("Nothing was changed.");
    m_save->setToolTip(m_readOnly.isEmpty() ? unchanged : m_readOnly);
    m_revert->setEnabled(isChanged() && !m_sender->isSending());
}

void PartyEditor::revert()
{
    setParty(m_party);
}

void PartyEditor::save()
{
    if (!canSave())
        return;
    const SaveParty command{{m_command}, m_party->id, takenFrom(*m_form, m_party->card), m_party->version};
    m_sender->perform([command](Store &store) { return saveParty(store, command); },
        [this, command](const Answer &) {
            m_party->card = command.card;
            ++m_party->version;
            review();
            return tr("%1 was saved.").arg(command.card.party.name);
        });
}

} // namespace seriatim
