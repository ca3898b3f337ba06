#include "ui/shell/knownlogs.h"

#include <QSettings>

namespace seriatim::knownlogs {

namespace {

constexpr qsizetype Remembered = 10;
const QString ServersSetting = QStringLiteral("logs/servers");
const QString LastSetting = QStringLiteral("logs/last");

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

void forgetServer(const QString &address)
{
    QStringList all = servers();
    all.removeAll(address);
    QSettings().setValue(ServersSetting, all);
}

QString last()
{
    return QSettings().value(LastSetting).toString();
}

void setLast(const QString &log)
{
    QSettings().setValue(LastSetting, log);
}

} // namespace seriatim::knownlogs
