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
    QSet<QByteArray> keys;
    QByteArray key;      ///< The latest of an object.
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
QByteArray meaningOf(const QByteArray &text, qsizetype begin, qsizetype end)
{
    const QByteArrayView literal = QByteArrayView(text).sliced(begin, end - begin);
    if (!literal.contains('\\'))
        return QByteArray::fromRawData(literal.data() + 1, literal.size() - 2);
    return QJsonDocument::fromJson('[' + literal.toByteArray() + ']').array().at(0).toString().toUtf8();
}

bool isFollowedByColon(const QByteArray &text, qsizetype at)
{
    const auto isBlank = [](char each) { return each == ' ' || each == '\t' || each == '\r' || each == '\n'; };
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at < text.size() && text[at] == ':';
}

QString pathOf(const std::vector<Level> &levels)
{
    QString path;
    for (const Level &level : levels) {
        if (level.isObject)
            path += (path.isEmpty() ? QString() : QStringLiteral(".")) + QString::fromUtf8(level.key);
        else
            path += QStringLiteral("[%1]").arg(level.index);
    }
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
                object.key = meaningOf(text, at, end);
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
