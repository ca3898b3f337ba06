#pragma once

#include <QFont>

#include "print/page.h"

namespace seriatim::print {

/// Fonts are asked for in twentieths of a point: a font's size in pixels is a whole number, and at
/// this size its advances are exact. Who draws with such a font scales by 1 / FontUnits.
constexpr int FontUnits = 20;

/// A font from the program's resources, `points` high. Characters that it lacks come from the
/// machine's fonts. Needs a QGuiApplication.
QFont fontFor(Face face, qreal points);

} // namespace seriatim::print
