#include "app/window.h"

#include <QApplication>
#include <QIcon>

#include "app/desktopkeychain.h"
#include "app/logwindows.h"
#include "ui/style/appearance.h"

namespace seriatim {

int runWindow(int &argc, char **argv, const cli::Request &request, const QString &host)
{
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Seriatim"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.seriatim.Seriatim"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/seriatim.svg")));
    style::wear(application, style::chosenAppearance());
    LogWindows windows({request.actor, host}, desktopKeychain());
    if (!windows.begin(request.log))
        return static_cast<int>(cli::Exit::StorageFailed);
    return QApplication::exec();
}

} // namespace seriatim
