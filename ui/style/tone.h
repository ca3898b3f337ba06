#pragma once

#include <QColor>
#include <QPalette>

#include "readmodel/documents.h"
#include "readmodel/numbers.h"

/// Colours, always derived from the palette in force, so that light, dark and high-contrast desktops all work. Colour
/// never speaks alone: a shape and a word say the same.
namespace seriatim::style {

/// What a colour means.
enum class Tone { Neutral, Accent, Good, Attention, Bad, Muted };

bool isDark(const QPalette &palette);
bool isHighContrast(const QPalette &palette);

/// `share` of `over` (0 to 1) on `under`.
QColor mixed(const QColor &over, const QColor &under, qreal share);

/// For text and icons on the palette's base or window.
QColor ink(Tone tone, const QPalette &palette);
/// For an area behind text.
QColor wash(Tone tone, const QPalette &palette);
/// For the border of such an area.
QColor edge(Tone tone, const QPalette &palette);

/// Lines between rows and round cards.
QColor hairline(const QPalette &palette);
/// Of what lies beside the page: the navigation, the desk under the printed page.
QColor sideGround(const QPalette &palette);
/// What is selected in a list, with the list's usual text on it.
QColor selection(const QPalette &palette);

Tone toneOf(DocumentState state);
Tone toneOf(series::NumberState state);

} // namespace seriatim::style
