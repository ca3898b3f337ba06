#pragma once

#include "domain/fields.h"
#include "domain/period.h"
#include "domain/refusal.h"
#include "domain/series.h"
#include "log/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>

/// Values and their JSON form (FORMAT, Data; DESIGN, 6): visitors over `fields`. Absent values have no key.
namespace seriatim::json {

QByteArray compact(const QJsonObject &object);

/// Writes each field of a value into an object.
class Writer
{
public:
    void operator()(const char *key, const QString &value, TextShape = TextShape::OneLine);
    void operator()(const char *key, const QDate &value);
    void operator()(const char *key, const DocumentKind &value);
    void operator()(const char *key, const std::optional<Decimal> &value);
    void operator()(const char *key, const std::optional<Tax> &value);
    void operator()(const char *key, const Period &value);
    void operator()(const char *key, const QByteArray &value);
    void operator()(const char *key, bool value);
    void operator()(const char *key, int value);
    void operator()(const char *key, qint64 value);
    void operator()(const char *key, Reset value);
    void operator()(const char *key, series::DateOrder value);
    void operator()(const char *key, series::ReserveAt value);

    void operator()(const char *key, const HasFields auto &value)
    {
        const ObjectText inner = textOf(value);
        if (!inner.isEmpty())
            m_object.add(key, inner);
    }

    template <typename Item>
    void operator()(const char *key, const std::vector<Item> &items)
    {
        std::vector<QByteArray> texts;
        for (const Item &item : items)
            texts.push_back(textOf(item).text());
        if (!texts.empty())
            m_object.addArray(key, texts);
    }

    const ObjectText &object() const { return m_object; }

protected:
    static ObjectText textOf(const auto &value)
    {
        Writer writer;
        fields(value, writer);
        return writer.m_object;
    }

    ObjectText m_object;
};

/// Where JSON comes from: from people, whose texts are brought to NFC, or from the log, where they were before.
enum class Source { People, Log };

/// Takes each field of a value from an object, and collects what is wrong with it. Text is accepted as text from
/// people is; text from the log is taken as it stands. What the format forbids is refused in both.
class Reader
{
public:
    Reader(const QJsonObject &object, const QString &path, Source source, Refusals &refusals, Refusals &warnings);
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    /// Warns of keys that nobody asked for: a typing error would otherwise lose what was typed.
    ~Reader();

    void operator()(const char *key, QString &value, TextShape shape = TextShape::OneLine);
    void operator()(const char *key, QDate &value);
    void operator()(const char *key, DocumentKind &value);
    void operator()(const char *key, std::optional<Decimal> &value);
    void operator()(const char *key, std::optional<Tax> &value);
    void operator()(const char *key, Period &value);
    void operator()(const char *key, QByteArray &value);
    void operator()(const char *key, bool &value);
    void operator()(const char *key, int &value);
    void operator()(const char *key, qint64 &value);
    void operator()(const char *key, Reset &value);
    void operator()(const char *key, series::DateOrder &value);
    void operator()(const char *key, series::ReserveAt &value);

    void operator()(const char *key, HasFields auto &value)
    {
        if (const auto object = objectAt(key)) {
            Reader inner(*object, pathOf(key), m_source, m_refusals, m_warnings);
            fields(value, inner);
        }
    }

    template <typename Item>
    void operator()(const char *key, std::vector<Item> &items)
    {
        for (const auto &[object, path] : objectsAt(key)) {
            Reader inner(object, path, m_source, m_refusals, m_warnings);
            fields(items.emplace_back(), inner);
        }
    }

    /// A key that the caller reads by itself.
    void know(const char *key);

private:
    QString pathOf(const char *key) const;
    QJsonValue take(const char *key);
    void refuse(Rule rule, const char *key, const QMap<QString, QString> &facts = {});
    std::optional<QString> textAt(const char *key);
    std::optional<qint64> integerAt(const char *key);
    std::optional<QJsonObject> objectAt(const char *key);
    std::vector<std::pair<QJsonObject, QString>> objectsAt(const char *key);

    const QJsonObject m_object;
    const QString m_path;
    const Source m_source;
    Refusals &m_refusals;
    Refusals &m_warnings;
    std::vector<const char *> m_known; ///< Keys that were asked for, and are there. Each is asked for once.
};

ObjectText textOf(const HasFields auto &value)
{
    Writer writer;
    fields(value, writer);
    return writer.object();
}

/// The same as an object, to look into or to add to.
QJsonObject toJson(const HasFields auto &value)
{
    return objectFrom(textOf(value).text());
}

/// What was read, or the first thing wrong with it; and warnings in any case.
template <typename Value>
struct Read {
    Result<Value> value;
    Refusals warnings;
};

/// `known` are further keys of the outermost object that are no typing errors.
template <typename Value>
Read<Value> fromJson(const QJsonObject &object, std::initializer_list<const char *> known = {})
{
    Value value;
    Refusals refusals;
    Refusals warnings;
    {
        Reader reader(object, {}, Source::People, refusals, warnings);
        for (const char *key : known)
            reader.know(key);
        fields(value, reader);
    }
    if (!refusals.empty())
        return {refusals.front(), warnings};
    return {value, warnings};
}

/// A value as it is accepted from a form: what `fromJson(toJson(value))` makes of it.
template <typename Value>
Result<Value> accepted(const Value &value)
{
    return fromJson<Value>(toJson(value)).value;
}

} // namespace seriatim::json
