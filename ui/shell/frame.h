#pragma once

#include <QList>

class QStackedWidget;
class QWidget;

namespace seriatim {

class CommandBar;
class Navigation;
namespace style {
class Banner;
}

/// The window's body: the bar above, the navigation at the left, and beside it the banners above the pages. It owns all
/// of them from then on.
QWidget *framed(CommandBar *bar, Navigation *navigation, const QList<style::Banner *> &banners, QStackedWidget *pages);

} // namespace seriatim
