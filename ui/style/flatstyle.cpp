#include "ui/style/flatstyle.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <QWidget>

#include "ui/style/metrics.h"
#include "ui/style/tone.h"

namespace seriatim::style {

namespace {

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

void fillRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius, Radius);
    painter->restore();
}

/// The face of a button: its surface says pressed, checked, hovered, or the one to press next.
void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    const bool flat = option->state & QStyle::State_AutoRaise;
    const QColor text = palette.color(QPalette::ButtonText);
    QColor fill = palette.color(QPalette::Button);
    QColor line = hairline(palette);
    if (isPrimary(widget) && enabled) {
        fill = palette.color(QPalette::Highlight);
        line = fill;
    }
    if (hovered || down)
        fill = mixed(text, fill, down ? 0.14 : 0.06);
    if (flat && !hovered && !down)
        return;
    fillRounded(painter, option->rect, fill, flat ? QColor() : line);
    if ((option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange))
        fillRounded(painter, option->rect.adjusted(2, 2, -2, -2), Qt::transparent,
            isPrimary(widget) ? palette.color(QPalette::HighlightedText) : palette.color(QPalette::Highlight));
}

void drawField(const QStyleOption *option, QPainter *painter, bool filled)
{
    const QPalette &palette = option->palette;
    const bool focused = (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_Enabled);
    const bool writable = (option->state & QStyle::State_Enabled) && !(option->state & QStyle::State_ReadOnly);
    const QColor base = palette.color(writable ? QPalette::Base : QPalette::Window);
    fillRounded(painter, option->rect, filled ? base : QColor(Qt::transparent),
        focused ? palette.color(QPalette::Highlight) : hairline(palette), focused ? 2 : 1);
}

/// The ground of a cell: what is selected, and what the pointer is on, lie on a flat colour.
void drawCellGround(const QStyleOptionViewItem &option, QPainter *painter)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
}

/// What is selected in a list keeps its colours: only the ground changes.
QStyleOptionViewItem onCalmSelection(const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem result = option;
    if (isHighContrast(option.palette))
        return result;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        result.palette.setColor(group, QPalette::Highlight, selection(option.palette));
        result.palette.setColor(group, QPalette::HighlightedText, option.palette.color(group, QPalette::Text));
    }
    return result;
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Qt guesses whether a tip is markup. Its label is polished before it gets its text.
    auto *label = qobject_cast<QLabel *>(widget);
    if (label && label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

void FlatStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return drawButton(option, painter, widget);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return drawField(option, painter, true);
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameLineEdit:
        return drawField(option, painter, false);
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            return drawCellGround(*item, painter);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return; // The selection shows where the cursor is.
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        item && element == CE_ItemViewItem) {
        const QStyleOptionViewItem calm = onCalmSelection(*item);
        QProxyStyle::drawControl(element, &calm, painter, widget);
        if (qobject_cast<const QTableView *>(widget)) {
            painter->setPen(mixed(hairline(item->palette), item->palette.color(QPalette::Base), 0.6));
            painter->drawLine(item->rect.bottomLeft(), item->rect.bottomRight());
        }
        return;
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        painter->fillRect(
            option->rect, mixed(option->palette.color(QPalette::Window), option->palette.color(QPalette::Base), 0.6));
        painter->setPen(hairline(option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    }
    if (isPrimary(widget) && (element == CE_PushButtonLabel || element == CE_ToolButtonLabel)
        && (option->state & State_Enabled)) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton bright = *button;
            bright.palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &bright, painter, widget);
        }
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton bright = *button;
            bright.palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &bright, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton) {
        QStyleOptionToolButton plain = *button;
        plain.features &= ~QStyleOptionToolButton::HasMenu; // Its words end with an arrow instead.
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    }
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo || !combo->frame)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    drawField(option, painter, true);
    QStyleOption arrow = *option;
    arrow.rect = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
    arrow.rect = QRect(arrow.rect.center() - QPoint(3, 2), QSize(9, 6));
    QProxyStyle::drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return IconSize;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return Gap;
    case PM_FocusFrameHMargin: // Which is the inset of cells, and between their icon and text.
        return Unit + 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool isField = element == SE_LineEditContents && frame && frame->lineWidth > 0;
    return isField ? rect.adjusted(Unit, 0, -Unit, 0) : rect;
}

int FlatStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Menu_AllowActiveAndDisabled: // A greyed entry says in the status bar why it is grey.
        return 1;
    case SH_UnderlineShortcut:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize FlatStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    constexpr int FieldHeight = 28;
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox || type == CT_PushButton)
        result.setHeight(std::max(result.height(), FieldHeight));
    return result;
}

} // namespace seriatim::style
