#include "ui/shell/windowkeys.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMainWindow>

#include <algorithm>

#include "ui/shell/commands.h"

namespace seriatim {

WindowKeys::WindowKeys(QMainWindow &window, const Commands &commands)
    : QObject(&window), m_window(window), m_commands(commands)
{
    qApp->installEventFilter(this); // Before any field, also those that are yet to be made.
}

bool WindowKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool isAsking = event->type() == QEvent::ShortcutOverride;
    if (!isAsking && event->type() != QEvent::KeyPress)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget == &m_window || widget->window() != &m_window || !isOurs(static_cast<QKeyEvent &>(*event)))
        return false;
    // The field does not claim it: it is a shortcut, or else goes up to the window, which says why not.
    event->ignore();
    return true;
}

/// What an editor adds to the menus while it is shown is its own affair.
bool WindowKeys::isOurs(const QKeyEvent &key) const
{
    const QKeySequence keys(key.keyCombination());
    const auto actions = m_window.findChildren<QAction *>(Qt::FindDirectChildrenOnly)
        + m_commands.findChildren<QAction *>(Qt::FindDirectChildrenOnly);
    return std::ranges::any_of(actions, [&](const QAction *action) { return action->shortcuts().contains(keys); });
}

} // namespace seriatim
