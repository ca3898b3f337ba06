#include "ui/editor/editactions.h"

#include <QApplication>

#include "ui/shell/commands.h"
#include "ui/style.h"

namespace seriatim {

namespace {

/// Desktops differ in their key for Redo; hands that learned the other one are served as well.
QList<QKeySequence> redoKeys()
{
    QList<QKeySequence> keys = QKeySequence::keyBindings(QKeySequence::Redo);
    for (const QKeySequence &each :
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}) {
        if (!keys.contains(each))
            keys.append(each);
    }
    return keys;
}

} // namespace

EditActions::EditActions(Draft &draft, GridTable *lines, GridTable *adjustments, QWidget *page)
    : QObject(page),
      m_draft(draft),
      m_lines(lines),
      m_adjustments(adjustments),
      m_undo(draft.undoStack()->createUndoAction(page, tr("&Undo"))),
      m_redo(draft.undoStack()->createRedoAction(page, tr("&Redo")))
{
    addUndo(m_undo, QStringLiteral("undo"), QKeySequence::keyBindings(QKeySequence::Undo));
    addUndo(m_redo, QStringLiteral("redo"), redoKeys());
    auto *rule = new QAction(this);
    rule->setSeparator(true);
    m_all.append(rule);
    m_insert =
        addLine(tr("&Insert line"), QStringLiteral("line-add"), Qt::CTRL | Qt::Key_Insert, &EditActions::insertLine);
    m_remove =
        addLine(tr("Re&move line"), QStringLiteral("line-remove"), Qt::CTRL | Qt::Key_Delete, &EditActions::removeLine);
    m_up = addLine(tr("Move line &up"), QStringLiteral("up"), Qt::ALT | Qt::Key_Up, &EditActions::moveLineUp);
    m_down = addLine(tr("Move line &down"), QStringLiteral("down"), Qt::ALT | Qt::Key_Down, &EditActions::moveLineDown);
    connect(&m_draft, &Draft::loaded, this, &EditActions::suit);
    connect(&m_draft, &Draft::changed, this, &EditActions::suit);
    connect(m_draft.undoStack(), &QUndoStack::indexChanged, this, &EditActions::suit);
    for (GridTable *table : {m_lines, m_adjustments})
        connect(table, &GridTable::cursorMoved, this, &EditActions::suitLines);
    connect(qApp, &QApplication::focusChanged, this, &EditActions::suitLines);
    suit();
}

void EditActions::addUndo(QAction *action, const QString &icon, const QList<QKeySequence> &keys)
{
    action->setShortcuts(keys);
    action->setIcon(style::icon(icon));
    m_all.append(action);
}

QAction *EditActions::addLine(const QString &text, const QString &icon, const QKeySequence &keys, Slot slot)
{
    auto *action = new QAction(style::icon(icon), text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, slot);
    m_all.append(action);
    return action;
}

bool EditActions::takesBack(const QKeyEvent &key) const
{
    const QKeySequence keys(key.keyCombination());
    return m_undo->shortcuts().contains(keys) || m_redo->shortcuts().contains(keys);
}

void EditActions::setHindrance(const QString &reason)
{
    m_hindrance = reason;
    suit();
}

void EditActions::suit()
{
    const QUndoStack &stack = *m_draft.undoStack();
    setPossible(m_undo, tr("Take back: %1").arg(stack.undoText()),
        !m_hindrance.isEmpty() ? m_hindrance
            : stack.canUndo()  ? QString()
                               : tr("There is nothing to take back."));
    setPossible(m_redo, tr("Do again: %1").arg(stack.redoText()),
        !m_hindrance.isEmpty() ? m_hindrance
            : stack.canRedo()  ? QString()
                               : tr("Nothing was taken back that could be done again."));
    suitLines();
}

void EditActions::suitLines()
{
    const GridTable *grid = gridInUse();
    QString general = m_hindrance;
    if (general.isEmpty() && !m_draft.isEditable())
        general = tr("This document is not changed any more.");
    else if (general.isEmpty() && grid == m_adjustments)
        general = tr("Only lines are put in and moved; allowances and charges keep their order.");
    const bool inLine = grid->isInItem();
    QString line = m_draft.isEditable() ? m_hindrance : general;
    if (line.isEmpty() && !inLine)
        line = tr("Put the cursor into a line first.");
    const auto moving = [&](int by, const QString &atEnd) {
        if (!general.isEmpty())
            return general;
        return !line.isEmpty() ? line : grid->canMove(by) ? QString() : atEnd;
    };
    setPossible(m_insert, tr("A new line above this one"), general);
    setPossible(m_remove, tr("Remove this line"), line);
    setPossible(m_up, tr("Move this line up"), moving(-1, tr("This line is the first already.")));
    setPossible(m_down, tr("Move this line down"), moving(1, tr("This line is the last already.")));
}

GridTable *EditActions::gridInUse() const
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && (focus == m_adjustments || m_adjustments->isAncestorOf(focus)) ? m_adjustments : m_lines;
}

void EditActions::insertLine()
{
    gridInUse()->insertLine();
}

void EditActions::removeLine()
{
    gridInUse()->removeLine();
}

void EditActions::moveLineUp()
{
    gridInUse()->moveLine(-1);
}

void EditActions::moveLineDown()
{
    gridInUse()->moveLine(1);
}

} // namespace seriatim
