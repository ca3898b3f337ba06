#include "ui/style/oneline.h"

#include <QRegularExpression>

namespace seriatim::style {

QValidator::State OneLine::validate(QString &input, int &cursor) const
{
    static const QRegularExpression breaks(QStringLiteral("[\\r\\n\\t\\x{2028}\\x{2029}]+"));
    if (!input.contains(breaks))
        return Acceptable;
    const bool isAtEnd = cursor >= input.size();
    while (!input.isEmpty() && breaks.match(input.last(1)).hasMatch())
        input.chop(1);
    input.replace(breaks, QStringLiteral(" "));
    const auto size = static_cast<int>(input.size());
    cursor = isAtEnd ? size : std::min(cursor, size);
    return Acceptable;
}

} // namespace seriatim::style
