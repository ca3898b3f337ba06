#pragma once

#include "print/typesetting.h"

namespace seriatim::print {

/// `Reading`: from the side from which the text is read, which for Arabic and Hebrew is the right.
enum class Align { Left, Reading, Centre, Right };

/// Things that belong together, placed from a top of their own: x counts from the sheet's edge, y
/// from the block's top. The paginator cuts a block only between its pieces, and a piece of text is
/// one line.
class Block
{
public:
    qreal height() const { return m_height; }
    bool isEmpty() const { return m_pieces.empty(); }
    const std::vector<Primitive> &pieces() const { return m_pieces; }

    void put(Primitive piece);

    /// Puts one line with its top at `y` between `x` and `x + width`; the line's bottom.
    qreal putLine(const TextLine &line, const TextStyle &style, qreal x, qreal y, qreal width, Align align);

    /// Wraps `text` into `width`; the bottom of its last line, `y` if it has none.
    qreal putText(const QString &text, const TextStyle &style, qreal x, qreal y, qreal width, Align align = Align::Left,
        TextShape shape = TextShape::OneLine);

    void putRule(qreal x, qreal y, qreal width, qreal thickness, QRgb colour);

    /// Puts `other` below all that is here.
    void append(const Block &other);

    /// Makes the block at least so high: blank space at its end belongs to it.
    void reach(qreal height);

private:
    std::vector<Primitive> m_pieces;
    qreal m_height = 0;
};

} // namespace seriatim::print
