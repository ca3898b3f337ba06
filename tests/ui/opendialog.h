#pragma once

#include <QApplication>
#include <QDialog>

namespace seriatim {

/// The dialog of that class that is open; null if there is none.
template <typename Dialog = QDialog>
Dialog *openDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<Dialog *>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace seriatim
