#pragma once

/// Lengths in device-independent pixels: one grid for all screens.
namespace seriatim::style {

constexpr int Unit = 4;
constexpr int Gap = 2 * Unit;    ///< Between things that belong together.
constexpr int Margin = 4 * Unit; ///< Round a page, between cards.
constexpr int RowHeight = 31;    ///< Of a line in a list.
constexpr int Radius = 5;        ///< Of buttons, fields and cards.
constexpr int IconSize = 18;
constexpr int PanelWidth = 320; ///< Of the panel at the right that tells about what is selected.
constexpr int NavigationWidth = 128;

} // namespace seriatim::style
