#include "ui/shell/windowplace.h"

#include <QAction>
#include <QHeaderView>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>

namespace seriatim {

namespace {

constexpr QSize Usual(1360, 860);

/// A larger window would have its status bar, and its buttons at the right, where nobody can reach them.
void fitInto(QMainWindow &window, const QRect &room)
{
    window.resize(window.size().boundedTo(room.size()));
    QRect place = window.geometry();
    place.moveRight(std::min(place.right(), room.right()));
    place.moveBottom(std::min(place.bottom(), room.bottom()));
    place.moveLeft(std::max(place.left(), room.left()));
    place.moveTop(std::max(place.top(), room.top()));
    window.setGeometry(place);
}

} // namespace

void restorePlace(QMainWindow &window, QHeaderView &columns, QAction &panel)
{
    const QSettings settings;
    if (!window.restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        window.resize(Usual);
    if (const QScreen *screen = window.screen(); screen && !window.isMaximized() && !window.isFullScreen())
        fitInto(window, screen->availableGeometry());
    columns.restoreState(settings.value(QStringLiteral("documents/columns")).toByteArray());
    panel.setChecked(settings.value(QStringLiteral("window/panel"), true).toBool());
}

void keepPlace(const QMainWindow &window, const QHeaderView &columns, const QAction &panel)
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
    settings.setValue(QStringLiteral("documents/columns"), columns.saveState());
    settings.setValue(QStringLiteral("window/panel"), panel.isChecked());
}

} // namespace seriatim
