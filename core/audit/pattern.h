#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace seriatim {

/// A period's numbers as events state them: `INV-2026-{#####}` (FORMAT, Events about numbers).
namespace pattern {

/// The number; empty if the pattern is none, or the ordinal does not fit.
QString render(const QString &pattern, qint64 ordinal);

/// The patterns that could have made the text, each with the ordinal that it then has: no digit stands beside an
/// ordinal, so that it is one of the text's runs of digits.
std::vector<std::pair<QString, qint64>> readings(const QString &text);

/// Whether two patterns could make the same text.
bool canClash(const QString &a, const QString &b);

} // namespace pattern
} // namespace seriatim
