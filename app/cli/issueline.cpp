#include "cli/issueline.h"

#include "cli/strictjson.h"
#include "log/codec.h"
#include "log/jsonform.h"

namespace seriatim::cli {

namespace {

Result<QJsonObject> objectIn(const LineReader::Line &line)
{
    if (line.isTooLong)
        return Refusal{Rule::TooLong, "line", {{"limit", QString::number(LineReader::MaxBytes)}}};
    return strictObject(line.bytes, QStringLiteral("line"));
}

/// The UUID at `key`; a null one if there is none.
Result<QUuid> uuidAt(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull())
        return QUuid();
    const QString text = value.toString();
    const QUuid id(text);
    // QUuid also reads braces and what follows the last digit; only the published form is meant.
    if (id.isNull() || codec::text(id) != text.toLower())
        return Refusal{Rule::NotAnIdentifier, key, {{"value", text.left(60)}}};
    return id;
}

bool hasContent(QJsonObject object)
{
    object.remove("command");
    object.remove("document");
    return !object.isEmpty();
}

/// All but the key.
Result<IssueLine> commandIn(const LineReader::Line &line)
{
    const auto read = objectIn(line);
    if (isRefused(read))
        return refusalOf(read);
    const auto &object = std::get<QJsonObject>(read);
    IssueLine result;
    result.command.accepted = true;
    const auto command = uuidAt(object, "command");
    const auto document = uuidAt(object, "document");
    for (const auto *each : {&command, &document}) {
        if (isRefused(*each))
            return refusalOf(*each);
    }
    result.namesCommand = !std::get<QUuid>(command).isNull();
    if (result.namesCommand)
        result.command.command = std::get<QUuid>(command);
    if (!std::get<QUuid>(document).isNull())
        result.command.id = codec::text(std::get<QUuid>(document));
    if (!result.command.id.isEmpty() && !hasContent(object))
        return result;

    auto content = json::fromJson<DocumentContent>(object, {"command", "document"});
    if (isRefused(content.value))
        return refusalOf(content.value);
    result.command.content = std::get<DocumentContent>(content.value);
    result.warnings = content.warnings;
    return result;
}

} // namespace

Result<IssueLine> readIssueLine(const LineReader::Line &line)
{
    auto result = commandIn(line);
    if (auto *read = std::get_if<IssueLine>(&result))
        read->key = keyOf(read->command);
    return result;
}

} // namespace seriatim::cli
