#include "ui/shell/searchfield.h"

#include <QKeyEvent>

namespace seriatim {

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            return event->ignore(); // The window's.
        return emit resultsWanted();
    case Qt::Key_Escape:
        if (text().isEmpty())
            return emit left();
        clear();
        return emit textEdited({});
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace seriatim
