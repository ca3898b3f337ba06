#pragma once

#include "ui/shell/commands.h"

namespace seriatim {

/// Enables the action, or greys it and says why wherever one points at it: tip and status bar.
inline void permit(QAction *action, const QString &reason)
{
    setPossible(action, action->text().remove(u'&'), reason);
}

} // namespace seriatim
