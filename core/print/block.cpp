#include "print/block.h"

#include <algorithm>
#include <utility>

namespace seriatim::print {

namespace {

qreal leftOf(const TextLine &line, qreal x, qreal width, Align align)
{
    const qreal rest = width - line.width;
    if (align == Align::Centre)
        return x + rest / 2;
    const bool fromRight = align == Align::Reading && line.direction == Qt::RightToLeft;
    return fromRight || align == Align::Right ? x + rest : x;
}

} // namespace

void Block::put(Primitive piece)
{
    reach(boundsOf(piece).bottom());
    m_pieces.push_back(std::move(piece));
}

qreal Block::putLine(const TextLine &line, const TextStyle &style, qreal x, qreal y, qreal width, Align align)
{
    const QRectF box(leftOf(line, x, width, align), y, line.width, line.height);
    if (!line.text.isEmpty())
        put(TextRun{box, line.ascent, line.text, style, line.direction});
    return box.bottom();
}

qreal Block::putText(
    const QString &text, const TextStyle &style, qreal x, qreal y, qreal width, Align align, TextShape shape)
{
    for (const TextLine &line : setInLines(text, style, width, shape))
        y = putLine(line, style, x, y, width, align);
    reach(y);
    return y;
}

void Block::putRule(qreal x, qreal y, qreal width, qreal thickness, QRgb colour)
{
    put(Stroke{{x, y}, {x + width, y}, thickness, colour});
}

void Block::append(const Block &other)
{
    const qreal top = m_height;
    for (const Primitive &piece : other.m_pieces)
        put(moved(piece, {0, top}));
    reach(top + other.m_height);
}

void Block::reach(qreal height)
{
    m_height = std::max(m_height, height);
}

} // namespace seriatim::print
