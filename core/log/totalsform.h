#pragma once

#include "domain/totals.h"

#include <QJsonObject>

namespace seriatim {

/// Reads what `codec::textOf` wrote of a document in that currency. Throws `LogError::Damaged` for anything else.
Totals totalsFrom(const QJsonObject &object, const QString &currencyCode);

} // namespace seriatim
