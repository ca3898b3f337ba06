#pragma once

#include <QMainWindow>

namespace seriatim {

/// All keys of the window on one page, by menu, and what can be typed into dates.
void showKeys(QMainWindow &window);

/// Version and licence.
void showAbout(QWidget &window);

} // namespace seriatim
