#pragma once

#include <QApplication>
#include <QDialog>

namespace seriatim {

/// The window or dialog of that class that is visible; null if there is none.
template <typename Window>
Window *visibleWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<Window *>(widget);
        if (window && window->isVisible())
            return window;
    }
    return nullptr;
}

/// The dialog of that class that is open; null if there is none.
template <typename Dialog = QDialog>
Dialog *openDialog()
{
    return visibleWindow<Dialog>();
}

} // namespace seriatim
