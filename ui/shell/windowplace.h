#pragma once

class QAction;
class QHeaderView;
class QMainWindow;

namespace seriatim {

/// How a window stood when it was last closed: its size and place, the columns of the list, and whether the side panel
/// is shown. Whatever the screen was then, all of the window is on the screen that there is now.
void restorePlace(QMainWindow &window, QHeaderView &columns, QAction &panel);
void keepPlace(const QMainWindow &window, const QHeaderView &columns, const QAction &panel);

} // namespace seriatim
