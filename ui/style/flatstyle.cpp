#include "ui/style/flatstyle.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTableView>
#include <QToolButton>

#include "ui/style/flatpaint.h"
#include "ui/style/metrics.h"
#include "ui/style/oneline.h"
#include "ui/style/tone.h"

namespace seriatim::style {

namespace {

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

/// Bars at the window's edges: menus, commands.
QColor barGround(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Window), 0.6);
}

/// What a scroll bar lies on: the page that it moves.
QColor pageGround(const QWidget *bar, const QPalette &palette)
{
    const QWidget *container = bar ? bar->parentWidget() : nullptr;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(container ? container->parentWidget() : nullptr);
    if (!area)
        return palette.color(QPalette::Window);
    if (area->property(OnSideGround).toBool())
        return sideGround(palette);
    return area->viewport()->palette().color(area->viewport()->backgroundRole());
}

/// A list or a text with a frame of its own looks like a field.
bool isFramedArea(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return area && area->frameShape() == QFrame::StyledPanel;
}

bool isFaulty(const QWidget *widget)
{
    return widget && widget->property("faulty").toBool();
}

bool hasMenu(const QWidget *widget)
{
    const auto *button = qobject_cast<const QToolButton *>(widget);
    return button && button->menu();
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *widget)
{
    const bool hasIcon = !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool hasText = !option.text.isEmpty() && option.toolButtonStyle != Qt::ToolButtonIconOnly;
    const QSize text = QFontMetrics(option.font).size(Qt::TextShowMnemonic, option.text);
    int width = (hasIcon ? option.iconSize.width() : 0) + (hasText ? text.width() : 0);
    if (hasIcon && hasText)
        width += flat::IconGap;
    if (hasMenu(widget))
        width += hasIcon || hasText ? flat::ArrowRoom : 2 * Unit + 1;
    const int padding = hasText ? flat::ButtonPadding : Unit + 2;
    const int height = std::max(hasIcon ? option.iconSize.height() : 0, hasText ? text.height() : 0);
    return {width + 2 * padding, height + 2 * Unit};
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *line = qobject_cast<QLineEdit *>(widget); line && !line->validator())
        line->setValidator(new OneLine(line));
    // Qt guesses whether a tip is markup. Its label is polished before it gets its text.
    auto *label = qobject_cast<QLabel *>(widget);
    if (label && label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
    if (!qobject_cast<QComboBox *>(widget) && !qobject_cast<QAbstractSpinBox *>(widget))
        return;
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

void FlatStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool FlatStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QProxyStyle::eventFilter(watched, event);
    const auto *number = qobject_cast<QAbstractSpinBox *>(watched);
    if (number && number->hasFocus())
        return false;
    event->ignore(); // What lies below scrolls.
    return true;
}

void FlatStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return flat::drawButton(*option, *painter, widget);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return flat::drawField(*option, *painter, true, isFaulty(widget));
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameLineEdit:
        return flat::drawField(*option, *painter, false, isFaulty(widget));
    case PE_Frame:
        if (isFramedArea(widget))
            return flat::drawField(*option, *painter, true);
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            flat::drawCellGround(*item, *painter);
        return;
    case PE_IndicatorCheckBox:
        return flat::drawCheckBox(*option, *painter);
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
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, barGround(option->palette));
        painter->setPen(hairline(option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, barGround(option->palette));
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuTitle(*item, *painter);
        return;
    case CE_Splitter:
        return flat::drawGrip(*option, *painter);
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle != Qt::ToolButtonTextUnderIcon && button->arrowType == Qt::NoArrow)
            return flat::drawToolButtonLabel(*button, *painter, widget, hasMenu(widget));
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && flat::isPrimary(widget) && (option->state & State_Enabled)) {
            QStyleOptionButton bright = *button;
            bright.palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &bright, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawMenuTitle(const QStyleOptionMenuItem &item, QPainter &painter) const
{
    painter.fillRect(item.rect, barGround(item.palette));
    const bool open = item.state & (State_Selected | State_Sunken);
    if (open && (item.state & State_Enabled))
        painter.fillRect(item.rect, selection(item.palette));
    const bool inverse = open && isHighContrast(item.palette);
    drawItemText(&painter, item.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine,
        item.palette, item.state & State_Enabled, item.text,
        inverse ? QPalette::HighlightedText : QPalette::WindowText);
}

void FlatStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton) {
        QStyleOptionToolButton plain = *button;
        plain.features &= ~QStyleOptionToolButton::HasMenu; // The label has an arrow of its own.
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        painter->fillRect(bar->rect, pageGround(widget, bar->palette));
        return flat::drawScrollBar(*bar, *painter, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        spin && control == CC_SpinBox && spin->frame) {
        flat::drawField(*option, *painter, true);
        flat::drawArrow(*option, *painter, subControlRect(CC_SpinBox, spin, SC_SpinBoxUp, widget), Qt::UpArrow);
        flat::drawArrow(*option, *painter, subControlRect(CC_SpinBox, spin, SC_SpinBoxDown, widget), Qt::DownArrow);
        return;
    }
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo || !combo->frame)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    flat::drawField(*option, *painter, true);
    flat::drawArrow(*option, *painter, subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget), Qt::DownArrow);
}

QRect FlatStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar)
        return flat::scrollBarPart(*bar, part, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField && combo && combo->frame)
        return rect.adjusted(Unit - 1, 0, 0, 0); // Where the text of other fields begins.
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return rect.adjusted(2, 0, 0, 0);
    return rect;
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
    case PM_ScrollBarExtent:
        return Unit * 3;
    case PM_MenuBarItemSpacing:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_DefaultFrameWidth: // Its corners are round, and what it holds is not.
        return isFramedArea(widget) ? 3 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_FocusFrameHMargin: // Which is the inset of cells, and between their icon and text.
        return Unit + 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(Unit, 0, -Unit, 0);
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option); element == SE_ItemViewItemText
        && item && (item->features & QStyleOptionViewItem::HasDecoration)
        && item->decorationPosition == QStyleOptionViewItem::Left)
        return rect.adjusted(-Gap, 0, 0, 0); // A mark stands close to its word.
    return rect;
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
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        type == CT_ToolButton && button && button->toolButtonStyle != Qt::ToolButtonTextUnderIcon)
        return toolButtonSize(*button, widget);
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    constexpr int FieldHeight = 28;
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox || type == CT_PushButton)
        result.setHeight(std::max(size.height() + 2 * Unit, FieldHeight));
    if (type == CT_PushButton)
        result.rwidth() = std::max(result.width(), size.width() + 2 * flat::ButtonPadding);
    if (type == CT_MenuBarItem)
        result = size + QSize(2 * flat::ButtonPadding, 2 * Unit + 2);
    return result;
}

} // namespace seriatim::style
