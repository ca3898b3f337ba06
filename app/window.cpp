#include "app/window.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QStandardPaths>

#include "sql/opening.h"
#include "ui/mainwindow.h"
#include "ui/style/appearance.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// The log of a clerk who named none.
QString ownLog()
{
    // By the program's name alone: a folder that people find, and that a package may name.
    const QDir folder(
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/seriatim"));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(QStringLiteral("company.seriatim"));
}

/// Only the clerk's own log is made when it is not there: a name that was typed may be a mistake.
sql::Created openOrMake(const QString &path, const Session &session, bool isOwn)
{
    if (isOwn && !QFileInfo::exists(path)) {
        auto made = sql::createStore(path, session,
            [](Store &store, const QString &) { return defineUsualSeries(store, QDate::currentDate()); });
        const auto *failure = std::get_if<OpenFailure>(&made);
        if (!failure || failure->cause != OpenFailure::Cause::AlreadyExists)
            return made;
        // Another window began at the same moment, and made it.
    }
    auto opened = sql::openStore(path, session);
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return *failure;
    return std::move(std::get<std::unique_ptr<Store>>(opened));
}

/// Why there is no store, for people; empty if there is one.
QString failureIn(const sql::Created &opened)
{
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return words::sentence(*failure);
    if (const auto *refusal = std::get_if<Refusal>(&opened))
        return words::sentence(*refusal);
    return {};
}

LogError::Kind kindOf(OpenFailure::Cause cause)
{
    return cause == OpenFailure::Cause::Damaged ? LogError::Kind::Damaged : LogError::Kind::Failed;
}

/// Each of the desk's threads opens the log for itself.
DeskThread::Open opener(const QString &path, const Session &session)
{
    return [path, session] {
        auto opened = sql::openStore(path, session);
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            throw LogError(kindOf(failure->cause), words::sentence(*failure));
        return std::move(std::get<std::unique_ptr<Store>>(opened));
    };
}

void showFailure(const QString &sentence)
{
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Seriatim"), sentence);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

LogPlace placeOf(const QString &path, const Store &store)
{
    LogPlace place;
    const bool isOnServer = sql::isOnServer(path);
    place.isAuthenticated = isOnServer;
    place.file = isOnServer ? sql::shownPlace(path) : QFileInfo(path).fileName();
    place.path = isOnServer ? path : QFileInfo(path).absoluteFilePath();
    place.engine = isOnServer ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
    place.actor = store.log().session().actor;
    if (const QString reason = store.readOnlyReason(); !reason.isEmpty())
        place.readOnly = words::readOnlySentence(reason);
    return place;
}

} // namespace

int runWindow(int &argc, char **argv, const cli::Request &request, const QString &host)
{
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Seriatim"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.seriatim.Seriatim"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/seriatim.svg")));
    style::wear(application, style::chosenAppearance());

    const QString path = request.log.isEmpty() ? ownLog() : request.log;
    const Session session{request.actor, host};
    LogPlace place;
    try {
        const auto opened = openOrMake(path, session, request.log.isEmpty());
        if (const QString sentence = failureIn(opened); !sentence.isEmpty()) {
            showFailure(sentence);
            return static_cast<int>(cli::Exit::StorageFailed);
        }
        place = placeOf(path, *std::get<std::unique_ptr<Store>>(opened));
    } catch (const LogError &error) {
        showFailure(words::sentence(error.kind(), error.detail()));
        return static_cast<int>(cli::Exit::StorageFailed);
    }
    Desk desk(opener(path, session));
    MainWindow window(desk, place);
    window.show();
    return QApplication::exec();
}

} // namespace seriatim
