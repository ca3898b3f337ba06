#include "ui/shell/knownlogs.h"

#include <QSettings>

namespace seriatim::knownlogs {

namespace {

constexpr qsizetype Remembered = 10;
const QString ServersSetting = QStringLiteral("logs/servers");
const QString UsualSetting = QStringLiteral("logs/usual");

} // namespace

QStringList servers()
{
    return QSettings().value(ServersSetting).toStringList();
}

void rememberServer(const QString &address)
{
    QStringList all = servers();
    all.removeAll(address);
    all.prepend(address);
    QSettings().setValue(ServersSetting, QStringList(all.mid(0, Remembered)));
}

QString usual()
{
    return QSettings().value(UsualSetting).toString();
}

void setUsual(const QString &address)
{
    QSettings().setValue(UsualSetting, address);
}

} // namespace seriatim::knownlogs
