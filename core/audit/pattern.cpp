#include "audit/pattern.h"

namespace seriatim::pattern {

namespace {

/// Each place of the text: the character itself, or `#` where any digit may stand.
QString places(const QString &pattern)
{
    return QString(pattern).remove(u'{').remove(u'}');
}

} // namespace

QString render(const QString &pattern, qint64 ordinal)
{
    const qsizetype begin = pattern.indexOf(u'{');
    const qsizetype end = pattern.indexOf(u'}');
    const qsizetype digits = end - begin - 1;
    if (begin < 0 || digits < 1 || pattern.count(u'#') != digits || pattern.count(u'{') + pattern.count(u'}') != 2)
        return {};
    const QString text = QStringLiteral("%1").arg(ordinal, static_cast<int>(digits), 10, QLatin1Char('0'));
    return ordinal < 1 || text.size() != digits ? QString() : pattern.first(begin) + text + pattern.sliced(end + 1);
}

std::vector<std::pair<QString, qint64>> readings(const QString &text)
{
    std::vector<std::pair<QString, qint64>> found;
    for (qsizetype end = 0, begin = 0; begin < text.size(); begin = end + 1) {
        for (end = begin; end < text.size() && text[end].isDigit();)
            ++end;
        if (end > begin)
            found.emplace_back(text.first(begin) + u'{' + QString(end - begin, u'#') + u'}' + text.sliced(end),
                text.sliced(begin, end - begin).toLongLong());
    }
    return found;
}

bool canClash(const QString &a, const QString &b)
{
    const QString left = places(a);
    const QString right = places(b);
    if (left.size() != right.size())
        return false;
    for (qsizetype i = 0; i < left.size(); ++i) {
        const bool fits =
            left[i] == right[i] || (left[i] == u'#' && right[i].isDigit()) || (right[i] == u'#' && left[i].isDigit());
        if (!fits)
            return false;
    }
    return true;
}

} // namespace seriatim::pattern
