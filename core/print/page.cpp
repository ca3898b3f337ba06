#include "print/page.h"

namespace seriatim::print {

namespace {

QRectF areaOf(const Watermark &mark)
{
    return {mark.centre, QSizeF()};
}

QRectF areaOf(const Fill &fill)
{
    QRectF area;
    for (const QRectF &box : fill.boxes)
        area |= box;
    return area;
}

QRectF areaOf(const Stroke &stroke)
{
    return QRectF(stroke.from, stroke.to).normalized();
}

QRectF areaOf(const Picture &picture)
{
    return picture.box;
}

QRectF areaOf(const TextRun &run)
{
    return run.box;
}

void move(Watermark &mark, QPointF by)
{
    mark.centre += by;
}

void move(Fill &fill, QPointF by)
{
    for (QRectF &box : fill.boxes)
        box.translate(by);
}

void move(Stroke &stroke, QPointF by)
{
    stroke.from += by;
    stroke.to += by;
}

void move(Picture &picture, QPointF by)
{
    picture.box.translate(by);
}

void move(TextRun &run, QPointF by)
{
    run.box.translate(by);
}

} // namespace

QRectF boundsOf(const Primitive &primitive)
{
    return std::visit([](const auto &each) { return areaOf(each); }, primitive);
}

Primitive moved(Primitive primitive, QPointF by)
{
    std::visit([by](auto &each) { move(each, by); }, primitive);
    return primitive;
}

} // namespace seriatim::print
