#include "print/filename.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace seriatim::print {

namespace {

constexpr qsizetype Longest = 100;

QString anchored(const char *pattern)
{
    return QRegularExpression::anchoredPattern(QLatin1StringView(pattern));
}

/// A name that may stay: it hides no file, looks like no option, is no device of Windows, and is
/// not what another number could be turned into.
bool isSafe(const QString &name)
{
    static const QRegularExpression shape(anchored("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_-])?"));
    static const QRegularExpression device(
        anchored("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression digest(anchored(".*-x[0-9a-f]{12}"));
    return name.size() <= Longest && shape.match(name).hasMatch() && !device.match(name).hasMatch()
        && !digest.match(name).hasMatch();
}

} // namespace

QString fileNameFor(const QString &number)
{
    if (isSafe(number))
        return number;
    static const QRegularExpression foreign(QStringLiteral("[^A-Za-z0-9_-]"));
    static const QRegularExpression edge(QStringLiteral("^(-|$)"));
    QString name = number.left(Longest);
    name.replace(foreign, QStringLiteral("_")).replace(edge, QStringLiteral("_"));
    const QByteArray digest = QCryptographicHash::hash(number.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return QStringLiteral("%1-x%2").arg(name, QLatin1StringView(digest));
}

} // namespace seriatim::print
