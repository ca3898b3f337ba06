#include "log/repeatedkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <vector>

namespace seriatim::json {

namespace {

/// An object or an array that the scan is in.
struct Level {
    bool isObject = false;
    QSet<QString> keys;
    QString key;         ///< The latest of an object.
    qsizetype index = 0; ///< Of an array's current item.
};

/// The end of the string literal that begins at `begin`: just behind its closing quotation mark.
qsizetype endOfString(const QByteArray &text, qsizetype begin)
{
    qsizetype at = begin + 1;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    return at + 1;
}

/// What the literal means, so that a key is known again however its letters were escaped.
QString meaningOf(const QByteArray &literal)
{
    return QJsonDocument::fromJson('[' + literal + ']').array().at(0).toString();
}

bool isFollowedByColon(const QByteArray &text, qsizetype at)
{
    while (at < text.size() && QByteArrayView(" \t\r\n").contains(text[at]))
        ++at;
    return at < text.size() && text[at] == ':';
}

QString pathOf(const std::vector<Level> &levels)
{
    QString path;
    for (const Level &level : levels)
        path +=
            level.isObject ? (path.isEmpty() ? level.key : u'.' + level.key) : QStringLiteral("[%1]").arg(level.index);
    return path;
}

} // namespace

std::optional<QString> repeatedKey(const QByteArray &text)
{
    std::vector<Level> levels;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char character = text[at];
        if (character == '{' || character == '[') {
            levels.push_back({.isObject = character == '{', .keys = {}, .key = {}});
        } else if (character == '}' || character == ']') {
            levels.pop_back();
        } else if (character == ',') {
            ++levels.back().index;
        } else if (character == '"') {
            const qsizetype end = endOfString(text, at);
            if (isFollowedByColon(text, end)) {
                Level &object = levels.back();
                object.key = meaningOf(text.sliced(at, end - at));
                if (object.keys.contains(object.key))
                    return pathOf(levels);
                object.keys.insert(object.key);
            }
            at = end - 1;
        }
    }
    return std::nullopt;
}

} // namespace seriatim::json
