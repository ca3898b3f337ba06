#include "cli/strictjson.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include "log/repeatedkey.h"

namespace seriatim::cli {

namespace {

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return !decoder.hasError();
}

} // namespace

Result<QJsonObject> strictObject(const QByteArray &bytes, const QString &field)
{
    if (!isUtf8(bytes))
        return Refusal{Rule::ForbiddenCharacter, field, {}};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return Refusal{
            Rule::NotAnObject, field, {{"detail", error.errorString()}, {"offset", QString::number(error.offset)}}};
    if (!document.isObject())
        return Refusal{Rule::NotAnObject, field, {{"detail", "it is a list or a single value"}}};
    if (const auto repeated = json::repeatedKey(bytes))
        return Refusal{Rule::NotAnObject, field, {{"detail", "repeated key: " + repeated->left(80)}}};
    return document.object();
}

} // namespace seriatim::cli
