#include "print/paint.h"

#include <QPageSize>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>

#include "print/fonts.h"

namespace seriatim::print {

namespace {

/// Goes back to how the painter was.
class Saved
{
public:
    explicit Saved(QPainter &painter) : m_painter(painter) { m_painter.save(); }
    Saved(const Saved &) = delete;
    Saved &operator=(const Saved &) = delete;
    ~Saved() { m_painter.restore(); }

private:
    QPainter &m_painter;
};

/// Draws from the baseline's left end at the painter's origin.
void drawText(QPainter &painter, const QString &text, const TextStyle &style, Qt::LayoutDirection direction)
{
    painter.scale(1.0 / FontUnits, 1.0 / FontUnits);
    painter.setFont(fontFor(style.face, style.size));
    painter.setPen(QColor::fromRgb(style.colour));
    painter.setLayoutDirection(direction);
    painter.drawText(QPointF(), text);
}

void draw(QPainter &painter, const TextRun &run)
{
    const Saved saved(painter);
    painter.translate(run.box.left(), run.box.top() + run.ascent);
    drawText(painter, run.text, run.style, run.direction);
}

void draw(QPainter &painter, const Watermark &mark)
{
    const Saved saved(painter);
    const QFontMetricsF metrics(fontFor(mark.style.face, mark.style.size));
    painter.translate(mark.centre);
    painter.rotate(-mark.degrees);
    painter.translate(-metrics.horizontalAdvance(mark.text) / 2 / FontUnits, metrics.capHeight() / 2 / FontUnits);
    drawText(painter, mark.text, mark.style, Qt::LayoutDirectionAuto);
}

void draw(QPainter &painter, const Stroke &stroke)
{
    const Saved saved(painter);
    painter.setPen(QPen(QColor::fromRgb(stroke.colour), stroke.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(stroke.from, stroke.to);
}

void draw(QPainter &painter, const Fill &fill)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QRectF &box : fill.boxes)
        path.addRect(box);
    painter.fillPath(path, QColor::fromRgb(fill.colour));
}

void draw(QPainter &painter, const Picture &picture)
{
    painter.drawImage(picture.box, picture.image);
}

} // namespace

void paint(const Page &page, QPainter &painter)
{
    const Saved saved(painter);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform
        | QPainter::LosslessImageRendering);
    painter.setBrush(Qt::NoBrush);
    for (const Primitive &primitive : page.primitives)
        std::visit([&](const auto &each) { draw(painter, each); }, primitive);
}

QTransform placedOn(const QSizeF &paper)
{
    const QSizeF page = QPageSize(QPageSize::A4).size(QPageSize::Point);
    const qreal scale = std::min({1.0, paper.width() / page.width(), paper.height() / page.height()});
    QTransform place;
    place.translate((paper.width() - scale * page.width()) / 2, (paper.height() - scale * page.height()) / 2);
    place.scale(scale, scale);
    return place;
}

} // namespace seriatim::print
