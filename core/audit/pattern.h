#pragma once

#include <QString>

namespace seriatim {

/// A period's numbers as events state them: `INV-2026-{#####}` (FORMAT, Events about numbers).
namespace pattern {

/// The number; empty if the pattern is none, or the ordinal does not fit.
QString render(const QString &pattern, qint64 ordinal);

/// Whether two patterns could make the same text.
bool canClash(const QString &a, const QString &b);

} // namespace pattern
} // namespace seriatim
