#pragma once

#include <QApplication>

namespace seriatim::style {

/// Which palette the program wears. `Desktop` follows the desktop: its light or dark, its high contrast untouched.
enum class Appearance { Desktop, Light, Dark };

/// What the clerk chose earlier, for all windows.
Appearance chosenAppearance();
void chooseAppearance(Appearance appearance);

/// Sets the program's style and palette. To be called once the application stands, and again when the clerk chooses.
void wear(QApplication &application, Appearance appearance);

} // namespace seriatim::style
