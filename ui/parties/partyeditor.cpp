#include "ui/parties/partyeditor.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/dialogs/formbinding.h"
#include "ui/dialogs/partyrows.h"
#include "ui/shell/sender.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

PartyEditor::PartyEditor(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_form(new FieldForm),
      m_banner(new style::Banner),
      m_sender(new Sender(desk, *m_banner, this)),
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
    area->setMinimumWidth(m_form->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
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

    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(m_revert, &QPushButton::clicked, this, &PartyEditor::revert);
    connect(m_form, &FieldForm::edited, this, &PartyEditor::review);
    connect(m_form, &FieldForm::edited, m_sender, &Sender::contentChanged);
    connect(m_sender, &Sender::busyChanged, this, [this] {
        if (m_sender->isBusy())
            m_form->clearFaults();
        review();
    });
    setParty(std::nullopt);
}

void PartyEditor::setParty(const std::optional<PartyRow> &party)
{
    m_party = party;
    m_command = ids::next();
    m_sender->letGo();
    m_banner->clear();
    fillForm(*m_form, party.value_or(PartyRow()).card);
    m_form->clearFaults();
    review();
}

void PartyEditor::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    review();
}

void PartyEditor::refresh(const PartyRow &party)
{
    if (m_party == party || !m_sender->isSettled())
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
    return m_readOnly.isEmpty() && isChanged() && m_sender->isSettled()
        && !m_form->value(QStringLiteral("party.name")).trimmed().isEmpty();
}

void PartyEditor::review()
{
    m_form->setEnabled(m_party && m_readOnly.isEmpty() && m_sender->isSettled());
    const bool isNameless = m_party && m_form->value(QStringLiteral("party.name")).trimmed().isEmpty();
    if (isNameless)
        m_form->markFault(QStringLiteral("party.name"), tr("A party needs a name."));
    m_save->setEnabled(canSave());
    const QString unchanged = isChanged() || !m_party ? QString() : tr("Nothing was changed.");
    m_save->setToolTip(m_readOnly.isEmpty() ? unchanged : m_readOnly);
    m_revert->setEnabled(isChanged() && m_sender->isSettled());
}

void PartyEditor::revert()
{
    setParty(m_party);
}

void PartyEditor::save(const std::function<void()> &then)
{
    if (!canSave())
        return;
    const SaveParty command{{m_command}, m_party->id, takenFrom(*m_form, m_party->card), m_party->version};
    m_sender->send<Answer>(
        &saveParty, command, [this, command, then](const Answer &) { takeSaved(command.id, command.card, then); },
        [this](const Refusal &refusal) { return m_form->showFault(refusal.field, words::sentence(refusal)); },
        [this, then] { save(then); });
}

void PartyEditor::takeSaved(const QString &id, const PartyCard &card, const std::function<void()> &then)
{
    emit said(tr("%1 was saved.").arg(card.party.name));
    if (!m_party || m_party->id != id)
        return; // Somebody chose another one meanwhile.
    m_party->card = card;
    ++m_party->version;
    m_command = ids::next();
    review();
    if (then && !isChanged())
        then();
}

} // namespace seriatim
