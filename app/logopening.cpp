#include "app/logopening.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "words/words.h"

namespace seriatim {

namespace {

LogPlace placeOf(const QString &log, const Store &store)
{
    LogPlace place;
    const bool isOnServer = sql::isOnServer(log);
    place.isAuthenticated = isOnServer;
    place.file = isOnServer ? sql::shownPlace(log) : QFileInfo(log).fileName();
    place.path = isOnServer ? log : QFileInfo(log).absoluteFilePath();
    place.engine = isOnServer ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
    place.actor = store.log().session().actor;
    place.id = store.log().info().id;
    if (const QString reason = store.readOnlyReason(); !reason.isEmpty())
        place.readOnly = words::readOnlySentence(reason);
    else if (store.isAboveItsRules())
        place.caution = words::aboveRulesSentence(place.actor);
    return place;
}

/// What opening or making a log came to, for people.
template <typename Opened>
FoundLog told(const QString &log, const Opened &opened)
{
    if (const auto *store = std::get_if<std::unique_ptr<Store>>(&opened))
        return placeOf(log, **store);
    if constexpr (std::is_same_v<Opened, sql::Created>) {
        if (const auto *refusal = std::get_if<Refusal>(&opened))
            return NoLog{words::sentence(*refusal)};
    }
    const auto &failure = std::get<OpenFailure>(opened);
    return NoLog{words::sentence(failure), failure.cause == OpenFailure::Cause::NoPassword};
}

sql::OpenOptions optionsOf(const Login &log)
{
    sql::OpenOptions options;
    options.password = log.password;
    return options;
}

} // namespace

QString ownLog()
{
    // By the program's name alone: a folder that people find, and that a package may name.
    const QDir folder(
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/seriatim"));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(QStringLiteral("company.seriatim"));
}

FoundLog findLog(const Login &log, const Session &session)
{
    try {
        return told(log.address, sql::openStore(log.address, session, optionsOf(log)));
    } catch (const LogError &error) {
        return NoLog{words::sentence(error.kind(), error.detail())};
    }
}

FoundLog makeLog(const QString &path, const Session &session, bool mayBeThere)
{
    if (mayBeThere && QFileInfo::exists(path))
        return findLog({path, {}}, session);
    try {
        const auto made = sql::createStore(path, session,
            [](Store &store, const QString &) { return defineUsualSeries(store, QDate::currentDate()); });
        const auto *failure = std::get_if<OpenFailure>(&made);
        // Another window began at the same moment, and made it.
        if (mayBeThere && failure && failure->cause == OpenFailure::Cause::AlreadyExists)
            return findLog({path, {}}, session);
        return told(path, made);
    } catch (const LogError &error) {
        return NoLog{words::sentence(error.kind(), error.detail())};
    }
}

DeskThread::Open opener(std::shared_ptr<const LoginInUse> login, const Session &session)
{
    return [login = std::move(login), session] {
        const Login log = login->get();
        return sql::openStore(log.address, session, optionsOf(log));
    };
}

} // namespace seriatim
