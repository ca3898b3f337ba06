#include "log/jsontext.h"

#include <QJsonDocument>

#include <algorithm>

namespace seriatim::json {

namespace {

/// Whether the character stands in JSON text as it is.
bool isPlain(char16_t unit)
{
    return unit >= u' ' && unit != u'"' && unit != u'\\';
}

bool isAscii(QChar character)
{
    return character < QChar(0x80);
}

void appendEscaped(std::string &to, char16_t unit)
{
    static constexpr std::pair<char16_t, char> Short[] = {
        {u'"', '"'}, {u'\\', '\\'}, {u'\b', 'b'}, {u'\f', 'f'}, {u'\n', 'n'}, {u'\r', 'r'}, {u'\t', 't'}};
    const auto *known = std::ranges::find(Short, unit, &std::pair<char16_t, char>::first);
    if (known != std::end(Short))
        to.append({'\\', known->second});
    else
        to.append("\\u").append(QByteArray::number(unit, 16).rightJustified(4, '0'));
}

/// Half of a character stands for nothing: it is written as an escape, as Qt does.
void appendHalf(std::string &to, QStringView &text)
{
    appendEscaped(to, text.front().unicode());
    text = text.sliced(1);
}

/// Characters beyond ASCII, up to the next that is one.
void appendForeign(std::string &to, QStringView &text)
{
    const auto isHalf = [&](qsizetype at) {
        return text[at].isLowSurrogate()
            || (text[at].isHighSurrogate() && (at + 1 == text.size() || !text[at + 1].isLowSurrogate()));
    };
    qsizetype length = 0;
    while (length < text.size() && !isAscii(text[length]) && !isHalf(length))
        length += text[length].isHighSurrogate() ? 2 : 1;
    if (length == 0)
        return appendHalf(to, text);
    to.append(text.first(length).toUtf8());
    text = text.sliced(length);
}

void appendAscii(std::string &to, QStringView &text)
{
    qsizetype length = 0;
    for (; length < text.size() && isAscii(text[length]); ++length) {
        const char16_t unit = text[length].unicode();
        if (isPlain(unit))
            to.push_back(static_cast<char>(unit));
        else
            appendEscaped(to, unit);
    }
    text = text.sliced(length);
}

void appendQuoted(std::string &to, QStringView text)
{
    to.push_back('"');
    while (!text.isEmpty())
        isAscii(text.front()) ? appendAscii(to, text) : appendForeign(to, text);
    to.push_back('"');
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
        addJson(each.key, each.json.toStdString());
}

void ObjectText::add(const char *key, const QString &text)
{
    const std::size_t begin = m_values.size();
    appendQuoted(m_values, text);
    close(key, begin);
}

void ObjectText::add(const char *key, bool value)
{
    addJson(key, wordFor(value));
}

void ObjectText::add(const char *key, qint64 value)
{
    addJson(key, std::to_string(value));
}

void ObjectText::add(const char *key, const ObjectText &object)
{
    const std::size_t begin = m_values.size();
    object.appendTo(m_values);
    close(key, begin);
}

void ObjectText::addJson(const char *key, std::string_view json)
{
    const std::size_t begin = m_values.size();
    m_values.append(json);
    close(key, begin);
}

void ObjectText::addArray(const char *key, const std::vector<QByteArray> &items)
{
    const std::size_t begin = m_values.size();
    m_values.push_back('[');
    for (const QByteArray &item : items)
        m_values.append(&item == &items.front() ? "" : ",").append(item);
    m_values.push_back(']');
    close(key, begin);
}

void ObjectText::appendTo(std::string &text) const
{
    std::vector<Place> places = m_places;
    std::ranges::sort(places, std::ranges::less(), [](const Place &each) { return std::string_view(each.key); });
    const auto isSameKey = [](const Place &one, const Place &next) { return std::string_view(one.key) == next.key; };
    Q_ASSERT(std::ranges::adjacent_find(places, isSameKey) == places.end());
    text.push_back('{');
    for (const Place &each : places) {
        text.append(&each == &places.front() ? "\"" : ",\"").append(each.key).append("\":");
        text.append(m_values, each.begin, each.end - each.begin);
    }
    text.push_back('}');
}

QByteArray ObjectText::text() const
{
    std::string text;
    appendTo(text);
    return QByteArray::fromStdString(text);
}

QByteArray quoted(const QString &text)
{
    std::string json;
    appendQuoted(json, text);
    return QByteArray::fromStdString(json);
}

QJsonObject objectFrom(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace seriatim::json
