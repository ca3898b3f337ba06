#include <QApplication>
#include <QBuffer>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

#include "cli/cli.h"
#include "gallery/scenes.h"
#include "ui/style/appearance.h"

using namespace seriatim;

namespace {

/// A log made by `init`, as a user would make it.
bool makeLog(const QString &path, const QStringList &options)
{
    QBuffer in, out, err;
    for (QBuffer *each : {&in, &out, &err})
        each->open(QIODevice::ReadWrite);
    const cli::Surroundings surroundings{in, out, err, path, QStringLiteral("ada"), QStringLiteral("front desk")};
    const bool made = cli::run(QStringList{QStringLiteral("init")} + options, surroundings) == cli::Exit::Clean;
    if (!made)
        std::fputs(err.data().constData(), stderr);
    return made;
}

} // namespace

/// Draws every screen and dialog with the example company into PNG files: gallery [FOLDER]
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("seriatim-gallery"));
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("gallery"));
    folder.mkpath(QStringLiteral("."));
    for (const auto &[mode, appearance] :
        {std::pair("light", style::Appearance::Light), std::pair("dark", style::Appearance::Dark)}) {
        QTemporaryDir logs;
        const QString example = logs.filePath(QStringLiteral("company.seriatim"));
        const QString empty = logs.filePath(QStringLiteral("new.seriatim"));
        if (!makeLog(example, {QStringLiteral("--example")}) || !makeLog(empty, {}))
            return 1;
        style::wear(application, appearance);
        {
            gallery::Studio studio(example, folder, QString::fromLatin1(mode));
            studio.documents();
            studio.editors();
            studio.pages();
        }
        gallery::Studio(empty, folder, QString::fromLatin1(mode)).firstStart();
    }
    return 0;
}
