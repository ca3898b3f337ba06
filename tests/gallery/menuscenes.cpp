#include "gallery/scenes.h"

#include <QMenuBar>

#include "ui/documents/documentspage.h"

namespace seriatim::gallery {

void showMenus(Studio &studio)
{
    studio.window().documents()->select(studio.find(DocumentState::Issued));
    settle(studio.window());
    const auto tops = studio.window().menuBar()->actions();
    for (QAction *top : tops) {
        const QString name = top->text().remove(u'&').toLower();
        studio.shootMenu(QStringLiteral("menu-%1").arg(name), *top->menu());
        const auto entries = top->menu()->actions();
        for (QAction *entry : entries) {
            if (entry->menu())
                studio.shootMenu(
                    QStringLiteral("menu-%1-%2").arg(name, entry->text().remove(u'&').toLower()), *entry->menu());
        }
    }
    int index = 0;
    const auto buttons = studio.window().documents()->filterBar()->findChildren<QToolButton *>();
    for (QToolButton *each : buttons) {
        if (each->menu())
            studio.shootMenu(QStringLiteral("menu-filter-%1").arg(++index), *each->menu());
    }
}

} // namespace seriatim::gallery
