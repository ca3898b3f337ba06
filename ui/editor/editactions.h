#pragma once

#include <QAction>
#include <QKeyEvent>
#include <QObject>

#include "ui/editor/draft.h"
#include "ui/editor/gridtable.h"

namespace seriatim {

/// The menu "Edit" of a document: what was typed is taken back and done again; lines come, go and move. Each action
/// says what it will do, or why it cannot.
class EditActions final : public QObject
{
    Q_OBJECT

public:
    EditActions(Draft &draft, GridTable *lines, GridTable *adjustments, QWidget *page);

    const QList<QAction *> &all() const { return m_all; }
    /// The grid that has the focus; the lines, if neither has.
    GridTable *gridInUse() const;
    /// Why nothing can be changed at the moment, whatever the document says; empty: it can.
    void setHindrance(const QString &reason);
    /// Whether the key is one of Undo or Redo.
    bool takesBack(const QKeyEvent &key) const;

private:
    using Slot = void (EditActions::*)();

    void addUndo(QAction *action, const QString &icon, const QList<QKeySequence> &keys);
    QAction *addLine(const QString &text, const QString &icon, const QKeySequence &keys, Slot slot);
    void insertLine();
    void removeLine();
    void moveLineUp();
    void moveLineDown();
    void suit();
    void suitLines();

    Draft &m_draft;
    GridTable *m_lines;
    GridTable *m_adjustments;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_insert = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QList<QAction *> m_all;
    QString m_hindrance;
};

} // namespace seriatim
