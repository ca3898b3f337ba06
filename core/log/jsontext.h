#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <initializer_list>
#include <string>
#include <vector>

namespace seriatim::json {

/// One JSON object as the log stores it (FORMAT, Data): compact, in UTF-8, its keys sorted. Members may come in any
/// order, each key once. Written as text at once, for a document's data is hashed, sent and stored as text only.
class ObjectText
{
public:
    /// A key, which outlives the object, and its value.
    struct Member {
        Member(const char *name, const QString &text);
        Member(const char *name, const char *text) : Member(name, QString::fromUtf8(text)) {}
        Member(const char *name, bool value);
        Member(const char *name, qint64 value);
        Member(const char *name, int value) : Member(name, qint64(value)) {}
        Member(const char *name, const ObjectText &object);

        const char *key;
        QByteArray json;
    };

    ObjectText() = default;
    ObjectText(std::initializer_list<Member> members);

    void add(const char *key, const QString &text);
    void add(const char *key, const char *text) = delete; ///< It would become a bool.
    void add(const char *key, bool value);
    void add(const char *key, qint64 value);
    void add(const char *key, const ObjectText &object);
    /// A value that is JSON already.
    void addJson(const char *key, std::string_view json);
    /// An array of values that are JSON already.
    void addArray(const char *key, const std::vector<QByteArray> &items);

    bool isEmpty() const { return m_places.empty(); }
    QByteArray text() const;

private:
    struct Place {
        const char *key;
        std::size_t begin, end; ///< Of the value in `m_values`.
    };
    void close(const char *key, std::size_t begin) { m_places.push_back({key, begin, m_values.size()}); }
    void appendTo(std::string &text) const;

    std::string m_values; ///< One behind the other.
    std::vector<Place> m_places;
};

/// The text as a JSON string, with its quotation marks.
QByteArray quoted(const QString &text);

/// The object that the text is; an empty one if it is none.
QJsonObject objectFrom(const QByteArray &text);

} // namespace seriatim::json
