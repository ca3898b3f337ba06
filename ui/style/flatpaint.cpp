#include "ui/style/flatpaint.h"

#include <QWidget>

#include "ui/style/metrics.h"
#include "ui/style/tone.h"

namespace seriatim::style::flat {

namespace {

void fillRounded(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width = 1,
    qreal radius = Radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

QColor labelColor(const QStyleOptionToolButton &option, const QWidget *widget)
{
    const bool onAccent = isPrimary(widget) && (option.state & QStyle::State_Enabled);
    return option.palette.color(onAccent ? QPalette::HighlightedText : QPalette::ButtonText);
}

} // namespace

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const QPalette &palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const bool isFlat = option.state & QStyle::State_AutoRaise;
    const bool primary = isPrimary(widget) && enabled;
    QColor fill = palette.color(primary ? QPalette::Highlight : QPalette::Button);
    if (hovered || down)
        fill = mixed(palette.color(QPalette::ButtonText), fill, down ? 0.14 : 0.06);
    const QColor line = primary ? fill : hairline(palette);
    if (!isFlat || hovered || down)
        fillRounded(painter, option.rect, fill, isFlat ? QColor() : line);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        const auto role = primary ? QPalette::HighlightedText : QPalette::Highlight;
        fillRounded(
            painter, QRectF(option.rect).adjusted(2, 2, -2, -2), Qt::transparent, palette.color(role), 1.5, Radius - 1);
    }
}

void drawField(const QStyleOption &option, QPainter &painter, bool filled, bool faulty)
{
    const QPalette &palette = option.palette;
    const bool focused = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Enabled);
    const bool writable = (option.state & QStyle::State_Enabled) && !(option.state & QStyle::State_ReadOnly);
    const QColor base = palette.color(writable ? QPalette::Base : QPalette::Window);
    fillRounded(painter, option.rect, filled ? base : QColor(Qt::transparent),
        faulty        ? ink(Tone::Bad, palette)
            : focused ? palette.color(QPalette::Highlight)
                      : hairline(palette),
        focused || faulty ? 2 : 1);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const QPalette &palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool checked = option.state & QStyle::State_On;
    const QColor base = palette.color(enabled ? QPalette::Base : QPalette::Window);
    const QColor line = mixed(palette.color(QPalette::WindowText), base, enabled ? 0.6 : 0.3);
    const QColor fill = checked ? (enabled ? palette.color(QPalette::Highlight) : line) : base;
    constexpr qreal CornerRadius = 3;
    fillRounded(painter, option.rect, fill, checked ? fill : line, 1, CornerRadius);
    if (!checked)
        return;
    const QRectF box = option.rect;
    const auto at = [&](qreal x, qreal y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(palette.color(QPalette::HighlightedText), box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.31)});
    painter.restore();
}

void drawArrow(const QStyleOption &option, QPainter &painter, const QRect &rect, Qt::ArrowType direction)
{
    constexpr qreal Wide = 4;
    constexpr qreal High = 2.5;
    const bool enabled = option.state & QStyle::State_Enabled;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(
        option.palette.color(QPalette::WindowText), option.palette.color(QPalette::Window), enabled ? 0.66 : 0.3));
    painter.translate(QRectF(rect).center());
    if (direction == Qt::UpArrow)
        painter.scale(1, -1);
    painter.drawPolygon(QPolygonF{{-Wide, -High}, {Wide, -High}, {0, High}});
    painter.restore();
}

void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &thumb)
{
    constexpr qreal Inset = 3;
    if (option.minimum == option.maximum)
        return;
    const QPalette &palette = option.palette;
    const bool held = option.state & QStyle::State_Sunken;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const qreal share = isHighContrast(palette) ? 1 : held ? 0.5 : hovered ? 0.38 : 0.24;
    const bool upright = option.orientation == Qt::Vertical;
    const QRectF bar =
        QRectF(thumb).adjusted(upright ? Inset : 1, upright ? 1 : Inset, upright ? -Inset : -1, upright ? -1 : -Inset);
    const qreal radius = std::min(bar.width(), bar.height()) / 2;
    fillRounded(painter, bar, mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), share),
        QColor(), 0, radius);
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part, int leastThumb)
{
    const bool upright = option.orientation == Qt::Vertical;
    const int length = upright ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    const qint64 share = range > 0 ? qint64(option.pageStep) * length / (range + option.pageStep) : length;
    const int thumb = static_cast<int>(std::clamp<qint64>(share, std::min(leastThumb, length), length));
    const int begin = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    const auto piece = [&](int from, int to) {
        return upright ? QRect(0, from, option.rect.width(), to - from)
                       : QRect(from, 0, to - from, option.rect.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return piece(begin, begin + thumb);
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, begin);
    case QStyle::SC_ScrollBarAddPage:
        return piece(begin + thumb, length);
    case QStyle::SC_ScrollBarGroove:
        return piece(0, length);
    default:
        return {};
    }
}

void drawToolButtonLabel(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget, bool opensMenu)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hasIcon = !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool hasText = !option.text.isEmpty() && option.toolButtonStyle != Qt::ToolButtonIconOnly;
    const int words = hasText ? QFontMetrics(option.font).size(Qt::TextShowMnemonic, option.text).width() : 0;
    const int icon = hasIcon ? option.iconSize.width() : 0;
    const int beforeWords = hasIcon && hasText ? icon + IconGap : icon;
    const int arrow = !opensMenu ? 0 : hasIcon || hasText ? ArrowRoom : 2 * Unit + 1;
    const QSize all(beforeWords + words + arrow, option.rect.height());
    const QRect group = QStyle::alignedRect(option.direction, Qt::AlignCenter, all, option.rect);
    const auto piece = [&](int from, int width) {
        return QStyle::visualRect(
            option.direction, group, QRect(group.left() + from, group.top(), width, group.height()));
    };
    if (hasIcon)
        option.icon.paint(&painter, piece(0, icon), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    if (opensMenu)
        drawArrow(option, painter, piece(all.width() - 2 * Unit - 1, 2 * Unit + 1), Qt::DownArrow);
    if (!hasText)
        return;
    painter.setFont(option.font);
    painter.setPen(labelColor(option, widget));
    painter.drawText(piece(beforeWords, words), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip, option.text);
}

void drawGrip(const QStyleOption &option, QPainter &painter)
{
    constexpr int Long = 28;
    constexpr int Thick = 3;
    const bool isRow = option.rect.width() > option.rect.height();
    if (std::min(option.rect.width(), option.rect.height()) <= Thick)
        return; // A hairline is drawn by whoever it divides.
    const QRect bar = QStyle::alignedRect(
        Qt::LeftToRight, Qt::AlignCenter, isRow ? QSize(Long, Thick) : QSize(Thick, Long), option.rect);
    fillRounded(painter, bar, hairline(option.palette), QColor(), 0, Thick / 2.0);
}

void drawCellGround(const QStyleOptionViewItem &option, QPainter &painter)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, option.palette.color(QPalette::Highlight));
}

} // namespace seriatim::style::flat
