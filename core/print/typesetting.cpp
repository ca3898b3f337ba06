#include "print/typesetting.h"

#include <QTextLayout>

#include <algorithm>

#include "print/fonts.h"

namespace seriatim::print {

namespace {

/// Embeddings, overrides and isolates: with them a name could turn round the digits that stand
/// beside it.
bool turnsDirection(char16_t unit)
{
    return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
}

bool breaksLine(char16_t unit)
{
    return unit == u'\n' || unit == QChar::LineSeparator || unit == QChar::ParagraphSeparator;
}

/// A surrogate without its other half, or a place holder that a text layout takes for an object.
bool isBroken(const QString &text, qsizetype at)
{
    const QChar unit = text[at];
    if (unit.isHighSurrogate())
        return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    if (unit.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    return unit == QChar::ObjectReplacementCharacter || unit == u'\xFFFF';
}

TextLine taken(const QTextLine &line, const QString &text, Qt::LayoutDirection direction)
{
    QString shown = text.mid(line.textStart(), line.textLength());
    while (!shown.isEmpty() && (shown.back().isSpace() || breaksLine(shown.back().unicode())))
        shown.chop(1);
    return {.text = shown,
        .width = line.naturalTextWidth() / FontUnits,
        .height = line.height() / FontUnits,
        .ascent = line.ascent() / FontUnits,
        .direction = direction};
}

} // namespace

QString plain(const QString &text, TextShape shape)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (isBroken(text, i))
            result += QChar(QChar::ReplacementCharacter);
        else if (breaksLine(unit))
            result += shape == TextShape::Paragraphs ? QChar(QChar::LineSeparator) : QChar(u' ');
        else if (unit == u'\t')
            result += u' ';
        else if (text[i].category() != QChar::Other_Control && !turnsDirection(unit))
            result += text[i];
    }
    return result;
}

std::vector<TextLine> setInLines(const QString &text, const TextStyle &style, qreal width, TextShape shape)
{
    const QString shown = plain(text, shape);
    const auto direction = shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    QTextLayout layout(shown, fontFor(style.face, style.size));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(direction);
    layout.setTextOption(option);

    // A line of Qt's is at most 2^25 units wide.
    const qreal lineWidth = std::clamp(width * FontUnits, 1.0, 1e7);
    std::vector<TextLine> lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(lineWidth);
        lines.push_back(taken(line, shown, direction));
    }
    layout.endLayout();
    return lines;
}

TextLine setOnOneLine(const QString &text, const TextStyle &style)
{
    const auto lines = setInLines(text, style, Unlimited);
    return lines.empty() ? TextLine() : lines.front();
}

TextLine setShortened(const QString &text, const TextStyle &style, qreal width)
{
    const auto lines = setInLines(text, style, width);
    if (lines.size() <= 1)
        return setOnOneLine(text, style);
    const qreal room = width - naturalWidth(QStringLiteral("…"), style);
    return setOnOneLine(setInLines(text, style, room).front().text + u'…', style);
}

qreal naturalWidth(const QString &text, const TextStyle &style)
{
    return setOnOneLine(text, style).width;
}

} // namespace seriatim::print
