#pragma once

#include <QColor>
#include <QPainter>
#include <QStyleOption>

#include "ui/style/metrics.h"

/// What the flat style draws by itself, in the colours of the palette in force.
namespace seriatim::style::flat {

constexpr int ButtonPadding = 2 * Unit + 2; ///< Beside a button's words.
constexpr int IconGap = Unit + 2;           ///< Between icon and words.
constexpr int ArrowRoom = 4 * Unit;         ///< For the arrow of a button with a menu.

bool isPrimary(const QWidget *widget);

/// The face of a button: its surface says pressed, checked, hovered, or the one to press next.
void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget);
/// `faulty`: what is typed there cannot stay.
void drawField(const QStyleOption &option, QPainter &painter, bool filled, bool faulty = false);
/// Its line is told from what it lies on by more than 3:1, as WCAG 2.1 (1.4.11) asks of a control.
void drawCheckBox(const QStyleOption &option, QPainter &painter);
/// A triangle in the middle of `rect`.
void drawArrow(const QStyleOption &option, QPainter &painter, const QRect &rect, Qt::ArrowType direction);
/// A thumb without arrows or gutter: what it lies on stays the page.
void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &thumb);
/// Where its parts are: the thumb has the whole length to itself.
QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part, int leastThumb);
/// Icon, words and, for a menu, an arrow, together in the middle of a tool button.
void drawToolButtonLabel(
    const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget, bool opensMenu);
/// What one takes hold of between two parts of a page.
void drawGrip(const QStyleOption &option, QPainter &painter);
/// What a cell lies on when it is selected.
void drawCellGround(const QStyleOptionViewItem &option, QPainter &painter);

} // namespace seriatim::style::flat
