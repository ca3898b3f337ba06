#include "log/jsontext.h"

#include <QJsonDocument>
#include <QStringEncoder>

#include <algorithm>
#include <cstring>

namespace seriatim::json {

namespace {

/// Whether the character stands in JSON text as it is.
bool isPlain(QChar character)
{
    return character >= u' ' && character != u'"' && character != u'\\' && !character.isSurrogate();
}

void appendUtf8(QByteArray &to, QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const qsizetype begin = to.size();
    to.resize(begin + encoder.requiredSpace(text.size()));
    const char *end = encoder.appendToBuffer(to.data() + begin, text);
    to.truncate(end - to.constData());
}

void appendEscaped(QByteArray &to, char16_t unit)
{
    static constexpr std::pair<char16_t, char> Short[] = {
        {u'"', '"'}, {u'\\', '\\'}, {u'\b', 'b'}, {u'\f', 'f'}, {u'\n', 'n'}, {u'\r', 'r'}, {u'\t', 't'}};
    const auto *known = std::ranges::find(Short, unit, &std::pair<char16_t, char>::first);
    if (known != std::end(Short))
        to.append('\\').append(known->second);
    else
        to.append("\\u").append(QByteArray::number(unit, 16).rightJustified(4, '0'));
}

/// What cannot stand as it is: one character that is escaped, or one of two halves, which are a whole only together.
qsizetype appendSpecial(QByteArray &to, QStringView text)
{
    const bool isPair = text[0].isHighSurrogate() && text.size() > 1 && text[1].isLowSurrogate();
    if (isPair)
        appendUtf8(to, text.first(2));
    else
        appendEscaped(to, text[0].unicode());
    return isPair ? 2 : 1;
}

void appendQuoted(QByteArray &to, QStringView text)
{
    to.append('"');
    while (!text.isEmpty()) {
        const auto *special = std::ranges::find_if_not(text, isPlain);
        const qsizetype plain = special - text.begin();
        appendUtf8(to, text.first(plain));
        text = text.sliced(plain);
        if (!text.isEmpty())
            text = text.sliced(appendSpecial(to, text));
    }
    to.append('"');
}

const char *wordFor(bool value)
{
    return value ? "true" : "false";
}

} // namespace

ObjectText::Member::Member(const char *name, const QString &text) : key(name), json(quoted(text)) {}
ObjectText::Member::Member(const char *name, bool value) : key(name), json(wordFor(value)) {}
ObjectText::Member::Member(const char *name, qint64 value) : key(name), json(QByteArray::number(value)) {}
ObjectText::Member::Member(const char *name, const ObjectText &object) : key(name), json(object.text()) {}

ObjectText::ObjectText(std::initializer_list<Member> members)
{
    for (const Member &each : members)
        addJson(each.key, each.json);
}

void ObjectText::add(const char *key, const QString &text)
{
    const qsizetype begin = m_values.size();
    appendQuoted(m_values, text);
    close(key, begin);
}

void ObjectText::add(const char *key, bool value)
{
    addJson(key, wordFor(value));
}

void ObjectText::add(const char *key, qint64 value)
{
    addJson(key, QByteArray::number(value));
}

void ObjectText::add(const char *key, const ObjectText &object)
{
    addJson(key, object.text());
}

void ObjectText::addJson(const char *key, QByteArrayView json)
{
    const qsizetype begin = m_values.size();
    m_values.append(json);
    close(key, begin);
}

void ObjectText::addArray(const char *key, const std::vector<QByteArray> &items)
{
    const qsizetype begin = m_values.size();
    m_values.append('[');
    for (const QByteArray &item : items)
        m_values.append(&item == &items.front() ? "" : ",").append(item);
    m_values.append(']');
    close(key, begin);
}

QByteArray ObjectText::text() const
{
    std::vector<Place> places = m_places;
    std::ranges::sort(places, [](const Place &one, const Place &other) { return std::strcmp(one.key, other.key) < 0; });
    QByteArray text;
    text.reserve(m_values.size() + 2 + 24 * static_cast<qsizetype>(places.size()));
    text.append('{');
    for (const Place &each : places) {
        text.append(&each == &places.front() ? "\"" : ",\"").append(each.key).append("\":");
        text.append(QByteArrayView(m_values).sliced(each.begin, each.end - each.begin));
    }
    return text.append('}');
}

QByteArray quoted(const QString &text)
{
    QByteArray json;
    appendQuoted(json, text);
    return json;
}

QJsonObject objectFrom(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace seriatim::json
