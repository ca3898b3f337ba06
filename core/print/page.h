#pragma once

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

/// The printed document: `layout` makes pages of it, `paint` puts a page on paper, into a PDF file
/// or on the screen. All measures are in points (1/72 inch) from the top left corner of an A4
/// sheet.
namespace seriatim::print {

enum class Face { Regular, Bold, Italic, Mono };

struct TextStyle {
    Face face = Face::Regular;
    qreal size = 9; ///< Points.
    QRgb colour = 0xff1c2733;

    bool operator==(const TextStyle &) const = default;
};

/// One line of text, ready to be drawn: it is neither wrapped nor shortened any more.
struct TextRun {
    QRectF box; ///< From ascent to descent, as wide as the text.
    qreal ascent = 0;
    QString text;
    TextStyle style;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

struct Stroke {
    QPointF from;
    QPointF to;
    qreal width = 0.5;
    QRgb colour = 0xff1c2733;
};

/// Areas of one colour; drawn at once, so that neighbours show no seam.
struct Fill {
    std::vector<QRectF> boxes;
    QRgb colour = 0xff1c2733;
};

struct Picture {
    QRectF box;
    QImage image; ///< Opaque: PDF/A-1 knows no transparency.
};

/// A word across the page, beneath all else: of a light solid colour, for PDF/A-1 knows no
/// transparency.
struct Watermark {
    QPointF centre;
    QString text;
    TextStyle style;
    qreal degrees = 0; ///< Anticlockwise.
};

using Primitive = std::variant<Watermark, Fill, Stroke, Picture, TextRun>;

/// What stands on one sheet, in the order in which it is drawn.
struct Page {
    std::vector<Primitive> primitives;
};

/// The area that a primitive takes up.
QRectF boundsOf(const Primitive &primitive);

Primitive moved(Primitive primitive, QPointF by);

} // namespace seriatim::print
