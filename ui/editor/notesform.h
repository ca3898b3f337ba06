#pragma once

#include <QLabel>
#include <QMap>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <array>

#include "ui/editor/draft.h"

namespace seriatim {

/// What is said about the whole document: a note and terms. What is wrong with one of them stands below it.
class NotesForm final : public QWidget
{
    Q_OBJECT

public:
    explicit NotesForm(Draft &draft, QWidget *parent = nullptr);

    /// Reads the draft anew. What is empty and not changed any more is not shown.
    void showDraft();
    /// Whether somebody types in one of them.
    bool hasCursor() const;
    /// Sentences by field; the others are cleared.
    void setFaults(const QMap<QString, QString> &faults);
    /// Whether a sentence about the field stands here if there is one.
    bool tells(const QString &field) const;
    /// Puts the cursor into the field; false if it is not one of these.
    bool goTo(const QString &field);

private:
    struct Note {
        QString field;
        QString DocumentContent::*member = nullptr;
        QPlainTextEdit *edit = nullptr;
        QLabel *fault = nullptr;
    };

    Note add(const QString &field, QString DocumentContent::*member, const QString &placeholder);
    void bind(const Note &note);

    Draft &m_draft;
    QVBoxLayout *m_column;
    QFrame *m_rule; ///< Between the two.
    std::array<Note, 2> m_notes;
};

} // namespace seriatim
