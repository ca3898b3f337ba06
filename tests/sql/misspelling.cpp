#include "sql/misspelling.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <set>

#include "log/codec.h"
#include "log/jsonform.h"
#include "log/specimens.h"

namespace seriatim::misspelling {

namespace {

/// As Qt reads it, which takes no more than the server but for control characters within texts.
bool isJson(const QByteArray &text)
{
    QJsonParseError error;
    return QJsonDocument::fromJson(text, &error).isObject() && error.error == QJsonParseError::NoError;
}

/// The object, and some of those within, with this member in it.
std::vector<QByteArray> grafted(const QJsonObject &object, const QString &key, const QJsonValue &member)
{
    std::vector<QByteArray> all;
    QJsonObject changed = object;
    changed.insert(key, member);
    all.push_back(json::compact(changed));
    for (const QString inner : {"party", "seller", "paymentMeans", "follows", "lines"}) {
        changed = object;
        const bool isList = object[inner].isArray();
        QJsonObject within = isList ? object[inner][0].toObject() : object[inner].toObject();
        within.insert(key, member);
        if (isList) {
            QJsonArray list = object[inner].toArray();
            list[0] = within;
            changed.insert(inner, list);
        } else {
            changed.insert(inner, within);
        }
        all.push_back(json::compact(changed));
    }
    return all;
}

void collectKeys(const QJsonValue &value, QStringList &keys)
{
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        keys.append(member.key());
        collectKeys(member.value(), keys);
    }
    for (const QJsonValue &each : value.toArray())
        collectKeys(each, keys);
}

QStringList namesInContents()
{
    QStringList names;
    for (const AnyEvent &event : specimens::events())
        collectKeys(codec::dataOf(event)["content"], names);
    names.removeDuplicates();
    return names;
}

/// Texts with their quotation marks, and everything else by the character.
std::vector<QByteArray> wordsOf(const QByteArray &text)
{
    std::vector<QByteArray> words;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype end = text[begin] == '"' ? text.indexOf('"', begin + 1) + 1 : begin + 1;
        words.push_back(text.mid(begin, end - begin));
        begin = end;
    }
    return words;
}

/// Makes contents at random: names where they belong for the most part, and now and then anything anywhere.
class Grower
{
public:
    Grower(QStringList names, quint32 seed) : m_names(std::move(names)), m_random(seed) {}

    QByteArray content()
    {
        QByteArray text = R"({"kind":"invoice",)";
        if (!chance(20))
            text += R"("date":"2026-11-27",)";
        return text + members(0) + '}';
    }

private:
    bool chance(quint32 oneIn) { return m_random.bounded(oneIn) == 0; }
    QByteArray blank() { return chance(150) ? QByteArray(" ") : QByteArray(); }

    QByteArray members(int depth)
    {
        QByteArray text;
        const quint32 count = m_random.bounded(5U);
        for (quint32 i = 0; i < count; ++i) {
            const QByteArray name = m_names[m_random.bounded(m_names.size())].toUtf8();
            text += (text.isEmpty() ? "" : ",") + blank() + '"' + name + '"' + blank() + ':' + blank()
                + value(name, depth) + blank();
        }
        return text;
    }

    QByteArray object(int depth) { return '{' + blank() + members(depth + 1) + '}'; }

    QByteArray list(int depth)
    {
        QByteArray text = "[";
        const quint32 count = m_random.bounded(3U);
        for (quint32 i = 0; i <= count; ++i)
            text += (i > 0 ? "," : "") + blank() + (chance(12) ? word() : object(depth));
        return text + blank() + ']';
    }

    QByteArray tax(int depth)
    {
        const QByteArray more = chance(4) ? members(depth) : QByteArray();
        return (chance(6) ? "{" : R"({"category":"S",)") + QByteArray(R"("rate":"19")")
            + (more.isEmpty() ? "" : ',' + more) + '}';
    }

    QByteArray word()
    {
        static const QByteArrayList words{
            "", "x", "2026-11-30", "4.5", "S", "a, b", "a: {b}", "2026-11-272026-12-3", "},{", ": "};
        return '"' + words[m_random.bounded(words.size())] + '"';
    }

    QByteArray value(const QByteArray &name, int depth)
    {
        static const QByteArrayList objects{"party", "seller", "address", "paymentMeans", "follows"};
        const bool isOdd = depth > 4 || chance(25);
        if (isOdd && chance(3))
            return chance(2) ? "1" : "null";
        if (!isOdd && name == "lines")
            return list(depth);
        if (!isOdd && name == "tax")
            return tax(depth);
        if (!isOdd && objects.contains(name))
            return object(depth);
        if (isOdd && depth < 5)
            return chance(2) ? object(depth) : list(depth);
        return word();
    }

    QStringList m_names;
    QRandomGenerator m_random;
};

} // namespace

std::vector<QByteArray> oneEdit(const QByteArray &text)
{
    std::vector<QByteArray> all;
    const auto take = [&](const QByteArray &candidate) {
        if (isJson(candidate))
            all.push_back(candidate);
    };
    for (qsizetype place = 0; place < text.size(); ++place) {
        for (const char other : QByteArrayLiteral("019-.,:\"aS{}[] ")) {
            take(QByteArray(text).insert(place, other));
            take(QByteArray(text).replace(place, 1, QByteArray(1, other)));
        }
        take(QByteArray(text).remove(place, 1));
        for (const QByteArray other : {R"("x":1)", R"("x":{})", R"("x":[])", R"("x":"y")", R"("kind":"invoice")",
                 R"("tax":"0.00")", "{}", "[]", R"("0.00")", "null", "1"}) {
            take(QByteArray(text).insert(place, other + ','));
            take(QByteArray(text).insert(place, ',' + other));
        }
        for (const QByteArray other : {R"("0.00":)", "\\u0041", "\\n"})
            take(QByteArray(text).insert(place, other));
    }
    return all;
}

std::vector<QByteArray> fewEdits(const QByteArray &text, std::size_t count, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto below = [&](std::size_t end) {
        return static_cast<std::ptrdiff_t>(random.bounded(static_cast<quint32>(end)));
    };
    const std::vector<QByteArray> words = wordsOf(text);
    std::set<QByteArray> all;
    while (all.size() < count) {
        std::vector<QByteArray> edited = words;
        for (auto edits = 1 + below(3); edits > 0; --edits) {
            const auto from = words.begin() + below(words.size());
            const auto to = from + std::min(words.end() - from, 1 + below(9));
            auto place = edited.begin() + below(edited.size());
            if (below(3) > 0)
                place = edited.erase(place, place + std::min(edited.end() - place, below(7)));
            if (below(4) > 0)
                edited.insert(place, from, to);
        }
        QByteArray whole;
        for (const QByteArray &word : edited)
            whole += word;
        if (whole != text && isJson(whole))
            all.insert(whole);
    }
    return {all.begin(), all.end()};
}

std::vector<QByteArray> withEachName(const QByteArray &content)
{
    std::vector<QByteArray> all;
    for (const QString &name : namesInContents()) {
        for (const QJsonValue &value : {QJsonValue("x"), QJsonValue(QJsonObject()), QJsonValue(QJsonArray()),
                 QJsonValue(QJsonObject{{"category", "S"}}), QJsonValue(QJsonArray{QJsonObject{{"text", "x"}}})}) {
            const auto some = grafted(json::objectFrom(content), name, value);
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    return all;
}

std::vector<QByteArray> grown(std::size_t count, quint32 seed)
{
    Grower grower(namesInContents() + QStringList{"tax", "lines", "party", "tax", "lines", "follows", "text"}, seed);
    std::vector<QByteArray> all;
    while (all.size() < count) {
        const QByteArray content = grower.content();
        if (isJson(content))
            all.push_back(content);
    }
    return all;
}

} // namespace seriatim::misspelling
