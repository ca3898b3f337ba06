#include "ui/page.h"

#include <utility>

#include "ui/desk.h"

namespace seriatim {

void Page::followLog(Desk &desk, bool isRead)
{
    m_isStale = !isRead;
    connect(&desk, &Desk::logGrew, this, [this] {
        m_isStale = true;
        catchUp();
    });
}

void Page::catchUp()
{
    if (isVisible() && std::exchange(m_isStale, false))
        refresh();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    catchUp();
}

} // namespace seriatim
