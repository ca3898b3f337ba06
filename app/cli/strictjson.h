#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "domain/refusal.h"

namespace seriatim::cli {

/// The JSON object that the bytes are: in UTF-8, each key once. The refusal names `field`, which says where the bytes
/// come from.
Result<QJsonObject> strictObject(const QByteArray &bytes, const QString &field);

} // namespace seriatim::cli
