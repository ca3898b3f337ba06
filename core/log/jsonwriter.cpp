#include "log/jsonform.h"

#include <QJsonDocument>

#include "domain/isodate.h"
#include "log/jsonids.h"

/// From values to JSON.
namespace seriatim::json {

namespace {

constexpr qsizetype ChunkSize = 4000; ///< Of base64 text, so that no text is longer than the format's 4 KiB.

} // namespace

void Writer::operator()(const char *key, const QString &value, TextShape)
{
    if (!value.isEmpty())
        m_object.add(key, value);
}

void Writer::operator()(const char *key, const QDate &value)
{
    if (value.isValid())
        m_object.add(key, isoText(value));
}

void Writer::operator()(const char *key, const DocumentKind &value)
{
    m_object.add(key, value.id());
}

void Writer::operator()(const char *key, const std::optional<Decimal> &value)
{
    if (value)
        m_object.add(key, value->toString());
}

void Writer::operator()(const char *key, const std::optional<Tax> &value)
{
    if (value)
        m_object.add(key, ObjectText{{"category", taxCategoryCode(value->category)}, {"rate", value->rate.toString()}});
}

void Writer::operator()(const char *key, const Period &value)
{
    m_object.add(key, value.key());
}

void Writer::operator()(const char *key, const QByteArray &value)
{
    const QString text = QString::fromLatin1(value.toBase64());
    std::vector<QByteArray> chunks;
    for (qsizetype i = 0; i < text.size(); i += ChunkSize)
        chunks.push_back(quoted(text.mid(i, ChunkSize)));
    if (!chunks.empty())
        m_object.addArray(key, chunks);
}

void Writer::operator()(const char *key, bool value)
{
    m_object.add(key, value);
}

void Writer::operator()(const char *key, int value)
{
    m_object.add(key, qint64(value));
}

void Writer::operator()(const char *key, qint64 value)
{
    m_object.add(key, value);
}

void Writer::operator()(const char *key, Reset value)
{
    m_object.add(key, resetId(value));
}

void Writer::operator()(const char *key, series::DateOrder value)
{
    m_object.add(key, series::dateOrderId(value));
}

void Writer::operator()(const char *key, series::ReserveAt value)
{
    m_object.add(key, QLatin1StringView(ReserveAtIds[static_cast<std::size_t>(value)].second));
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace seriatim::json
