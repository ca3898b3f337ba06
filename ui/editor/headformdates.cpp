#include "ui/editor/headform.h"

#include <QScopedValueRollback>

#include "ui/editor/headwords.h"
#include "words/words.h"

/// The dates of the head, and how the due date follows the document's.
namespace seriatim {

void HeadForm::bindDate(const QString &field, DateField *edit, QDate DocumentContent::*member)
{
    connect(edit, &QLineEdit::textEdited, this, [this, field, edit, member](const QString &text) {
        const QScopedValueRollback typing(m_isTyping, true);
        if (m_typing.field != edit)
            m_typing = {edit, m_draft.content().due};
        m_draft.change(words::fieldName(field, m_draft.content().kind), field, [&](Sheet &sheet) {
            const auto date = parseDate(text, edit->base(), QLocale());
            sheet.content.*member = date.value_or(QDate());
            if (date || text.trimmed().isEmpty())
                sheet.unread.remove(field);
            else
                sheet.unread.insert(field, text);
            if (member == &DocumentContent::date)
                moveDue(sheet.content);
        });
    });
    connect(edit, &QLineEdit::editingFinished, this, [this] {
        m_typing = {};
        m_draft.endStep();
        show();
    });
}

/// A due date keeps its distance when the document's date moves: the distance that it had when there was a date, for on
/// its way to 2 December the date is 2 January for a moment, or none; and a date that was mistyped is none for longer.
void HeadForm::moveDue(DocumentContent &content) const
{
    if (m_term && m_typing.due.isValid())
        content.due = content.date.isValid() ? content.date.addDays(*m_term) : m_typing.due;
}

/// Beside a date that cannot be read, a due date that is typed stands for itself.
void HeadForm::keepTerm()
{
    const DocumentContent &content = m_draft.content();
    if (content.date.isValid() && content.due.isValid())
        m_term = content.date.daysTo(content.due);
    else if (content.date.isValid() || content.due != m_termDue)
        m_term.reset();
    m_termDue = content.due;
}

void HeadForm::showDate(const QString &field, DateField *edit, const QDate &date)
{
    const auto unread = m_draft.sheet().unread.constFind(field);
    const QString text = unread != m_draft.sheet().unread.cend() ? *unread : words::date(date, QLocale());
    if (date.isValid() || unread == m_draft.sheet().unread.cend())
        edit->setDate(date);
    if (edit->text() != text && !(m_isTyping && edit->hasFocus()))
        edit->setText(date.isValid() || unread != m_draft.sheet().unread.cend() ? text : QString());
}

void HeadForm::showDates()
{
    const DocumentContent &content = m_draft.content();
    if (!m_isTyping) {
        m_typing = {}; // Undone, or filled in by something else.
        keepTerm();
    }
    const QDate today = QDate::currentDate();
    for (DateField *each : {m_due, m_delivered})
        each->setBase(content.date.isValid() ? content.date : today);
    if (m_typing.field != m_date)
        m_date->setBase(content.date.isValid() ? content.date : today);
    showDate(QStringLiteral("date"), m_date, content.date);
    showDate(QStringLiteral("due"), m_due, content.due);
    showDate(QStringLiteral("delivered"), m_delivered, content.delivered);
    m_boxes.at(QStringLiteral("due")).label->setText(headwords::due(content.kind));
}

} // namespace seriatim
