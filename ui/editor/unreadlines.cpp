#include "ui/editor/unreadlines.h"

#include <QRegularExpression>

#include <functional>

namespace seriatim::unread {

namespace {

/// Gives each line's texts the row that `moved` answers; -1 drops them.
void renumber(Texts &texts, const std::function<int(int)> &moved)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^lines\[(\d+)\](.*)$)"));
    Texts result;
    for (auto each = texts.cbegin(); each != texts.cend(); ++each) {
        const auto match = pattern.match(each.key());
        if (!match.hasMatch()) {
            result.insert(each.key(), each.value());
            continue;
        }
        const int row = moved(match.captured(1).toInt());
        if (row >= 0)
            result.insert(QStringLiteral("lines[%1]%2").arg(row).arg(match.captured(2)), each.value());
    }
    texts = result;
}

} // namespace

void insertLine(Texts &texts, int row)
{
    renumber(texts, [row](int each) { return each >= row ? each + 1 : each; });
}

void removeLine(Texts &texts, int row)
{
    renumber(texts, [row](int each) { return each == row ? -1 : each > row ? each - 1 : each; });
}

void swapLines(Texts &texts, int a, int b)
{
    renumber(texts, [a, b](int each) { return each == a ? b : each == b ? a : each; });
}

} // namespace seriatim::unread
