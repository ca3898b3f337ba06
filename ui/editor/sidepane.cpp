#include "ui/editor/sidepane.h"

#include <QPaintEvent>
#include <QPainter>

#include "ui/style.h"

namespace seriatim {

SidePane::SidePane(QWidget *parent) : QWidget(parent), m_problems(new ProblemList), m_preview(new PreviewPane)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *list = new QWidget;
    auto *inset = new QVBoxLayout(list);
    inset->setContentsMargins(style::Gap + 4, style::Margin - 2, style::Gap + 4, 0);
    inset->addWidget(m_problems);
    column->addWidget(list);
    column->addWidget(m_preview, 1);
}

void SidePane::setPreviewShown(bool shown)
{
    constexpr int ListWidth = 240;
    m_preview->setVisible(shown);
    setMaximumWidth(shown ? QWIDGETSIZE_MAX : ListWidth);
}

void SidePane::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), style::sideGround(palette()));
    painter.fillRect(QRect(0, 0, 1, height()), style::hairline(palette()));
}

} // namespace seriatim
