#include "ui/editor/headform.h"

#include <QScopedValueRollback>

#include "ui/editor/headwords.h"
#include "words/words.h"

/// The other party in the head, and the document that this one follows or takes back.
namespace seriatim {

void HeadForm::bindParty()
{
    const QString field = QStringLiteral("party.name");
    connect(m_party, &QLineEdit::textEdited, this, [this, field](const QString &text) {
        const QScopedValueRollback typing(m_isTyping, true);
        m_draft.change(words::fieldName(field), field, [&](Sheet &sheet) {
            sheet.content.party = Party();
            sheet.content.party.name = text;
        });
    });
    connect(m_party, &QLineEdit::editingFinished, &m_draft, &Draft::endStep);
    connect(m_party, &PartyField::chosen, this, &HeadForm::takeParty);
    connect(m_party, &PartyField::creationWanted, this, &HeadForm::partyWanted);
    connect(m_party, &PartyField::ambiguous, this, [this](const QString &name) {
        m_ambiguous = name;
        showParty();
    });
}

void HeadForm::takeParty(const PartyRow &row)
{
    m_draft.endStep();
    m_draft.change(tr("Choose %1").arg(row.card.party.name), {}, [&](Sheet &sheet) {
        DocumentContent &content = sheet.content;
        const bool isAnother = !content.party.id.isEmpty() && content.party.id != row.id;
        content.party = row.card.party;
        content.party.id = row.id;
        if (!row.card.currency.isEmpty())
            content.currency = row.card.currency;
        if (!row.card.language.isEmpty())
            content.language = row.card.language;
        if (content.kind.traits().asksPayment && content.date.isValid())
            takeTerm(content, row.card, isAnother);
    });
}

/// Due after the party's own number of days. The company's terms of payment go where they name another.
void HeadForm::takeTerm(DocumentContent &content, const PartyCard &card, bool isAnother) const
{
    const auto days = [&] { return content.due.isValid() ? content.date.daysTo(content.due) : m_company.dueDays; };
    const bool areUsual = content.terms == termsFor(m_company, days());
    if (card.dueDays >= 0 || isAnother)
        content.due = content.date.addDays(dueDaysOf(m_company, card));
    if (areUsual)
        content.terms = termsFor(m_company, days());
}

void HeadForm::showParty()
{
    const DocumentContent &content = m_draft.content();
    if (m_party->text() != content.party.name)
        m_party->setText(content.party.name);
    m_party->setCursorPosition(m_party->hasFocus() ? m_party->cursorPosition() : 0);
    const QString more = partyInShort(content.party);
    const bool isLoose = m_draft.isEditable() && content.party.id.isEmpty() && !content.party.name.isEmpty();
    const QString loose = content.party.name.trimmed() == m_ambiguous
        ? tr("Several in the address book are called so: choose one from the list")
        : tr("Not in the address book: only this name will be printed");
    m_partyMore->setText(isLoose && more.isEmpty() ? loose : more);
    m_partyMore->setVisible(!m_partyMore->text().isEmpty());
    m_boxes.at(QStringLiteral("party.name")).label->setText(headwords::party(content.kind));
    m_party->setAccessibleName(headwords::party(content.kind));
}

void HeadForm::bindPrecedent()
{
    const QString field = QStringLiteral("precedes");
    connect(m_precedes, &QLineEdit::textEdited, this, [this, field](const QString &text) {
        const QScopedValueRollback typing(m_isTyping, true);
        m_draft.change(words::fieldName(field), field, [&](Sheet &sheet) {
            DocumentContent &content = sheet.content;
            content.precedes = text;
            content.precedesDate = {};
            const auto followed = DocumentKind::fromId(content.follows.kind);
            if (followed && followed->creditedBy() == content.kind)
                content.follows = {}; // It was about the other number; issuing finds the document of this one.
        });
    });
    connect(m_precedes, &QLineEdit::editingFinished, &m_draft, &Draft::endStep);
}

void HeadForm::setCorrected(const std::optional<DocumentRow> &corrected)
{
    m_corrected = corrected;
    showPrecedent();
}

/// What a credit memo takes back is typed. What any other document was made from is told.
void HeadForm::showPrecedent()
{
    const DocumentContent &content = m_draft.content();
    const bool takesBack = content.kind.takesBack();
    const QString text = takesBack ? content.precedes : content.follows.number;
    if (m_precedes->text() != text)
        m_precedes->setText(text);
    m_precedes->setReadOnly(!takesBack || !m_draft.isEditable());
    const QString name = takesBack ? tr("Corrects") : tr("Follows");
    m_boxes.at(QStringLiteral("precedes")).label->setText(name);
    m_precedes->setAccessibleName(name);
    const bool isSaid = takesBack && !text.isEmpty();
    const bool isKnown = m_corrected && m_corrected->number == text.trimmed();
    m_precedesMore->setText(
        isSaid ? headwords::corrected(content.kind, isKnown ? m_corrected : std::nullopt) : QString());
    m_precedesMore->setVisible(isSaid);
}

} // namespace seriatim
