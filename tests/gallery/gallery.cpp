#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QFontDatabase>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "gallery/logs.h"
#include "gallery/scenes.h"
#include "gallery/stillworld.h"
#include "ui/style/appearance.h"

using namespace seriatim;
using namespace seriatim::gallery;

namespace {

/// The same logs for every mode: their ids, times and hashes are the same each time.
struct Logs {
    explicit Logs(const QTemporaryDir &folder) : m_folder(folder)
    {
        stillworld::beginIds();
        stillworld::set(QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC));
        makeExample(path("company"));
        makeEmpty(path("new"));
        for (const char *name : {"year", "busy", "shared", "damaged", "backup"}) {
            QDir(m_folder.path()).mkpath(QString::fromLatin1(name));
            QFile::copy(path("company"), path(name));
        }
        addYear(path("year"));
        makeBackup(path("backup"));
        stillworld::set(QDateTime(QDate(2026, 11, 23), QTime(9, 14), Qt::UTC));
    }

    QString path(const char *name) const
    {
        return m_folder.filePath(QStringLiteral("%1/company.seriatim").arg(QLatin1StringView(name)));
    }

private:
    const QTemporaryDir &m_folder;
};

void draw(const Album &album, const Logs &logs)
{
    {
        Studio studio(album, logs.path("company"));
        showDocuments(studio);
        showEditors(studio);
        showTyping(studio);
        showPages(studio);
        showMenus(studio);
        showDocumentDialogs(studio);
        showNumberDialogs(studio);
        showMasterDataDialogs(studio);
    }
    {
        Studio studio(album, logs.path("year"));
        showAudit(studio);
    }
    showFirstStart(album, logs.path("new"));
    showBusyLog(album, logs.path("busy"));
    showColleagues(album, logs.path("shared"));
    showReadOnlyLog(album, logs.path("backup"));
    showDamagedLog(album, logs.path("damaged"));
}

/// The font of the printed pages, so that the pictures do not depend on the machine's.
QFont ownFont(const QString &wished)
{
    for (const char *file : {"Regular", "Bold"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/NotoSans-%1.ttf").arg(QLatin1StringView(file)));
    return QFont(wished.isEmpty() ? QStringLiteral("Noto Sans") : wished, 10);
}

} // namespace

/// Draws every screen and dialog with the example company into PNG files: gallery FOLDER [--only REGEX] [--font FAMILY]
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "Europe/Dublin");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("seriatim-gallery"));
    QApplication::setCursorFlashTime(0);
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));

    QCommandLineParser words;
    words.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("Where the pictures go."));
    words.addOptions({{QStringLiteral("only"), QStringLiteral("Pictures whose name fits."), QStringLiteral("REGEX")},
        {QStringLiteral("font"), QStringLiteral("Instead of Noto Sans."), QStringLiteral("FAMILY")}});
    words.process(application);
    QApplication::setFont(ownFont(words.value(QStringLiteral("font"))));
    const QDir folder(words.positionalArguments().value(0, QStringLiteral("gallery")));
    folder.mkpath(QStringLiteral("."));

    for (const auto &[mode, appearance] :
        {std::pair("light", style::Appearance::Light), std::pair("dark", style::Appearance::Dark)}) {
        QSettings().clear();
        const QTemporaryDir home;
        const Logs logs(home);
        style::wear(application, appearance);
        const Album album{folder, QString::fromLatin1(mode), QRegularExpression(words.value(QStringLiteral("only")))};
        draw(album, logs);
        if (appearance == style::Appearance::Light)
            showPrinted(album, logs.path("company"));
    }
    return 0;
}
