#include "ui/audit/numberlook.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

#include "ui/style/tone.h"
#include "words/words.h"

namespace seriatim {

namespace {

struct MarkColours {
    QColor fill;
    QColor stroke;
};

/// On a high-contrast desktop shapes alone speak.
MarkColours plainColours(Mark mark, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    switch (mark) {
    case Mark::Unused:
        return {style::mixed(text, base, 0.2), Qt::transparent};
    case Mark::Finalized:
        return {style::mixed(text, base, 0.6), Qt::transparent};
    case Mark::Missing:
        return {text, base};
    case Mark::Reserved:
    case Mark::Voided:
    case Mark::Lost:
        return {base, text};
    }
    Q_UNREACHABLE();
}

MarkColours coloursOf(Mark mark, const QPalette &palette)
{
    if (style::isHighContrast(palette))
        return plainColours(mark, palette);
    const bool dark = style::isDark(palette);
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    switch (mark) {
    case Mark::Unused:
        return {style::mixed(text, base, 0.07), Qt::transparent};
    case Mark::Finalized:
        return {dark ? QColor(0x3f9d93) : QColor(0x55a79e), Qt::transparent};
    case Mark::Reserved:
        return {dark ? QColor(0x6b4a08) : QColor(0xfde7b8), dark ? QColor(0xf2b134) : QColor(0xd98a00)};
    case Mark::Voided:
        return {base, style::mixed(text, base, 0.62)};
    case Mark::Lost:
        return {base, dark ? QColor(0xe0a070) : QColor(0x8a4b14)};
    case Mark::Missing:
        return {dark ? QColor(0xe5484d) : QColor(0xd92d32), Qt::white};
    }
    Q_UNREACHABLE();
}

void paintHatch(QPainter &painter, const QRectF &place, const QColor &stroke, double pen)
{
    painter.setClipRect(place);
    painter.setPen(QPen(stroke, pen * 1.6));
    const double step = std::max(4.0, place.width() / 2.5);
    for (double x = place.left() - place.height() + step / 2; x < place.right(); x += step)
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()));
    painter.setClipping(false);
}

} // namespace

Mark markOf(series::NumberState state)
{
    switch (state) {
    case series::NumberState::Reserved:
        return Mark::Reserved;
    case series::NumberState::Finalized:
        return Mark::Finalized;
    case series::NumberState::Voided:
        return Mark::Voided;
    case series::NumberState::Lost:
        return Mark::Lost;
    }
    Q_UNREACHABLE();
}

QString markName(Mark mark)
{
    switch (mark) {
    case Mark::Unused:
        return QCoreApplication::translate("NumberMark", "not given yet");
    case Mark::Missing:
        return QCoreApplication::translate("NumberMark", "missing");
    case Mark::Finalized:
        return words::stateName(series::NumberState::Finalized);
    case Mark::Reserved:
        return words::stateName(series::NumberState::Reserved);
    case Mark::Voided:
        return words::stateName(series::NumberState::Voided);
    case Mark::Lost:
        return words::stateName(series::NumberState::Lost);
    }
    Q_UNREACHABLE();
}

void paintMark(QPainter &painter, const QRectF &place, Mark mark, const QPalette &palette)
{
    const MarkColours colours = coloursOf(mark, palette);
    const double pen = std::clamp(place.width() / 10, 1.0, 2.0);
    const QRectF inside = place.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    const double round = place.width() / 6;

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.fill);
    const bool outlined = mark == Mark::Voided || mark == Mark::Lost;
    painter.setPen(
        outlined ? QPen(colours.stroke, pen, mark == Mark::Lost ? Qt::DotLine : Qt::SolidLine) : QPen(Qt::NoPen));
    painter.drawRoundedRect(inside, round, round);
    if (mark == Mark::Reserved)
        paintHatch(painter, inside, colours.stroke, pen);
    painter.setPen(QPen(colours.stroke, pen));
    if (mark == Mark::Voided || mark == Mark::Missing)
        painter.drawLine(inside.bottomLeft(), inside.topRight());
    if (mark == Mark::Missing)
        painter.drawLine(inside.topLeft(), inside.bottomRight());
    painter.restore();
}

QIcon markIcon(Mark mark, const QPalette &palette)
{
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        constexpr int size = 12;
        QPixmap pixmap(qRound(size * ratio), qRound(size * ratio));
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintMark(painter, QRectF(0, 0, size, size), mark, palette);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace seriatim
