#pragma once

#include <QAction>

namespace seriatim {

/// Enables the action, or greys it and says why wherever one points at it: tip and status bar.
inline void permit(QAction *action, const QString &reason)
{
    QString name = action->text();
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? name.remove(u'&') : reason);
    action->setStatusTip(reason);
}

} // namespace seriatim
