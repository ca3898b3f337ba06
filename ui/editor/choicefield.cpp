#include "ui/editor/choicefield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOptionFrame>

namespace seriatim {

void ChoiceField::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    if (lineEdit())
        lineEdit()->setVisible(!readOnly);
    update();
}

void ChoiceField::paintEvent(QPaintEvent *event)
{
    if (!m_isReadOnly)
        return QComboBox::paintEvent(event);
    QStyleOptionFrame option;
    option.initFrom(this);
    option.lineWidth = 1;
    option.state |= QStyle::State_ReadOnly | QStyle::State_Sunken;
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    constexpr int TextMargin = 2; // As QLineEdit has it.
    const QRect inside =
        style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(TextMargin, 0, -TextMargin, 0);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inside, Qt::AlignVCenter, fontMetrics().elidedText(currentText(), Qt::ElideRight, inside.width()));
}

void ChoiceField::mousePressEvent(QMouseEvent *event)
{
    if (!m_isReadOnly)
        QComboBox::mousePressEvent(event);
}

void ChoiceField::keyPressEvent(QKeyEvent *event)
{
    if (m_isReadOnly)
        event->ignore();
    else
        QComboBox::keyPressEvent(event);
}

/// Also what completes the text hangs over nothing else.
void ChoiceField::hideEvent(QHideEvent *event)
{
    if (completer())
        completer()->popup()->hide();
    QComboBox::hideEvent(event);
}

} // namespace seriatim
