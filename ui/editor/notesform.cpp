#include "ui/editor/notesform.h"

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// Notes grow with their text, so that the page has one scroll bar only.
void growWithText(QPlainTextEdit *edit)
{
    const auto fit = [edit] {
        const int lines = std::max(2, edit->document()->lineCount());
        edit->setFixedHeight(lines * edit->fontMetrics().lineSpacing() + 2 * style::Gap + 2);
    };
    QObject::connect(edit, &QPlainTextEdit::textChanged, edit, fit);
    fit();
}

QPlainTextEdit *newNote(const QString &field, const QString &placeholder)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(field);
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(placeholder);
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->document()->setDocumentMargin(style::Gap);
    edit->setUndoRedoEnabled(false); // The editor's own undo knows every field.
    growWithText(edit);
    return edit;
}

QLabel *newFault(const QString &field)
{
    QLabel *fault = style::aside({});
    style::setTone(fault, style::Tone::Bad);
    fault->setObjectName(QStringLiteral("fault:") + field);
    fault->setContentsMargins(style::Gap, 0, style::Gap, style::Unit);
    fault->setWordWrap(true);
    fault->hide();
    return fault;
}

} // namespace

NotesForm::NotesForm(Draft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_rule(style::rule(Qt::Horizontal))
{
    auto *card = new style::Card;
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    m_column = new QVBoxLayout(card);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_notes[0] = add(QStringLiteral("note"), &DocumentContent::note, tr("Note on the document …"));
    m_column->addWidget(m_rule);
    m_notes[1] = add(QStringLiteral("terms"), &DocumentContent::terms, tr("Terms of payment or delivery …"));
    card->coverCorners();
}

NotesForm::Note NotesForm::add(const QString &field, QString DocumentContent::*member, const QString &placeholder)
{
    const Note note{field, member, newNote(field, placeholder), newFault(field)};
    m_column->addWidget(note.edit);
    m_column->addWidget(note.fault);
    bind(note);
    return note;
}

void NotesForm::bind(const Note &note)
{
    connect(note.edit, &QPlainTextEdit::textChanged, this, [this, note] {
        const QString text = note.edit->toPlainText();
        if (text != m_draft.content().*note.member)
            m_draft.change(
                words::fieldName(note.field), note.field, [&](Sheet &sheet) { sheet.content.*note.member = text; });
    });
    connect(&m_draft, &Draft::changed, this, [this, note] {
        if (note.edit->toPlainText() != m_draft.content().*note.member)
            note.edit->setPlainText(m_draft.content().*note.member);
    });
}

void NotesForm::showDraft()
{
    for (const Note &note : m_notes) {
        const QSignalBlocker blocker(note.edit);
        const QString text = m_draft.content().*note.member;
        note.edit->setPlainText(text);
        note.edit->setReadOnly(!m_draft.isEditable());
        note.edit->setVisible(m_draft.isEditable() || !text.isEmpty());
    }
    const bool hasFirst = !m_notes[0].edit->isHidden();
    const bool hasSecond = !m_notes[1].edit->isHidden();
    m_rule->setVisible(hasFirst && hasSecond);
    setVisible(hasFirst || hasSecond);
}

bool NotesForm::hasCursor() const
{
    return std::any_of(m_notes.begin(), m_notes.end(), [](const Note &each) { return each.edit->hasFocus(); });
}

void NotesForm::setFaults(const QMap<QString, QString> &faults)
{
    for (const Note &note : m_notes) {
        note.fault->setText(faults.value(note.field));
        note.fault->setVisible(!note.fault->text().isEmpty());
    }
}

bool NotesForm::tells(const QString &field) const
{
    return std::any_of(m_notes.begin(), m_notes.end(), [&](const Note &each) { return each.field == field; });
}

bool NotesForm::goTo(const QString &field)
{
    for (const Note &note : m_notes) {
        if (note.field == field) {
            note.edit->setFocus();
            return true;
        }
    }
    return false;
}

} // namespace seriatim
