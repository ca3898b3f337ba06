#pragma once

#include <QString>

#include <limits>
#include <vector>

#include "domain/text.h"
#include "print/page.h"

namespace seriatim::print {

/// A line as it came out of wrapping.
struct TextLine {
    QString text;
    qreal width = 0;
    qreal height = 0;
    qreal ascent = 0;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// What of a text is printed. Line breaks stay in paragraphs only and become blanks elsewhere;
/// control characters and whatever turns the direction of reading are left out, so that a text
/// looks like what it is.
QString plain(const QString &text, TextShape shape);

constexpr qreal Unlimited = std::numeric_limits<qreal>::infinity();

/// `text` in lines of at most `width`, broken between words, or within a word that is wider than a
/// line.
std::vector<TextLine> setInLines(
    const QString &text, const TextStyle &style, qreal width, TextShape shape = TextShape::OneLine);

/// `text` on one line, however wide.
TextLine setOnOneLine(const QString &text, const TextStyle &style);

/// `text` on one line, shortened with an ellipsis if need be: only for what stands in full
/// elsewhere.
TextLine setShortened(const QString &text, const TextStyle &style, qreal width);

qreal naturalWidth(const QString &text, const TextStyle &style);

} // namespace seriatim::print
