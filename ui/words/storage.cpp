#include "words/words.h"

#include <algorithm>

#include "words/patterns.h"

namespace seriatim::words {

namespace {

// clang-format off
constexpr std::pair<LogError::Kind, const char *> Troubles[] = {
    {LogError::Kind::Failed,         QT_TRANSLATE_NOOP("words", "The log could not be used. Nothing was changed; please try again.")},
    {LogError::Kind::OutcomeUnknown, QT_TRANSLATE_NOOP("words", "It is not known yet whether this was done. Look it up before you try again, so that it is not done twice.")},
    {LogError::Kind::Full,           QT_TRANSLATE_NOOP("words", "The disk is full. Nothing was changed; make room, then try again.")},
    {LogError::Kind::Busy,           QT_TRANSLATE_NOOP("words", "The log is in use by another program that has not finished. Nothing was changed; please try again.")},
    {LogError::Kind::ReadOnly,       QT_TRANSLATE_NOOP("words", "The log cannot be written. Nothing was changed; see to the file's permissions, that its disk can be written, or what you may do on the server.")},
    {LogError::Kind::Damaged,        QT_TRANSLATE_NOOP("words", "The log is damaged: what was read cannot be. Verify it, and restore it from a backup if need be.")},
    {LogError::Kind::Contradicted,   QT_TRANSLATE_NOOP("words", "The tables that are made from the log contradict it, so nothing was changed. “seriatim verify” tells where, “seriatim rebuild” makes them anew.")},
    {LogError::Kind::Displaced,      QT_TRANSLATE_NOOP("words", "The log is not at its place any more: it, or a file that belongs to it (-wal, -shm), was deleted, moved or replaced while it was open. Nothing was changed. Close whatever uses the log, put its files back together, and open it again.")},
};

constexpr std::pair<const char *, const char *> ReadOnlyReasons[] = {
    {"backup",         QT_TRANSLATE_NOOP("words", "This log is a backup, and is only read, so that no number is given twice. Restore it to work with it.")},
    {"moved",          QT_TRANSLATE_NOOP("words", "This log was moved to another place, or is not wholly brought here yet, so it is only read. “seriatim copy” goes on where it stopped.")},
    {"branch",         QT_TRANSLATE_NOOP("words", "This log is a copy to try things in, and stays where it is.")},
    {"newer-format",   QT_TRANSLATE_NOOP("words", "This log was written by a newer version of Seriatim, and is only read. Update Seriatim to work with it.")},
    {"unknown-events", QT_TRANSLATE_NOOP("words", "This log holds events that this version of Seriatim does not know, and is only read. Update Seriatim to work with it.")},
    {"read-only-file", QT_TRANSLATE_NOOP("words", "This log lies where you cannot write, so it is only read. See to the permissions of file and folder, or copy it elsewhere to work with it.")},
    {"other-name",     QT_TRANSLATE_NOOP("words", "This log has a second name (a hard link), and is only read: whoever used it by the other name would give the same numbers again. Remove one of the names, or make a copy instead of a link; then open it again.")},
    {"older-server",   QT_TRANSLATE_NOOP("words", "This log's server was set up by an earlier version of Seriatim, and is only read until its administrator brings it up to date with “seriatim server-setup”.")},
    {"auditor",        QT_TRANSLATE_NOOP("words", "You are an auditor of this log: you can read all of it, and change nothing.")},
    {"damaged",        QT_TRANSLATE_NOOP("words", "This log is damaged, and is only read, so that it does not get worse. Verify it to see where, and restore it from a backup.")},
};

constexpr std::pair<OpenFailure::Cause, const char *> OpenFailures[] = {
    {OpenFailure::Cause::NotFound,      QT_TRANSLATE_NOOP("words", "There is no log “%1”. Check the name, or make a new log with “seriatim --log FILE init”.")},
    {OpenFailure::Cause::AlreadyExists, QT_TRANSLATE_NOOP("words", "There is a file “%1” already, and it stays as it is. Choose another name.")},
    {OpenFailure::Cause::LeftBehind,    QT_TRANSLATE_NOOP("words", "“%1” was left behind by a log that is not there any more, and may hold its latest documents. Put the log back beside it, move it away, or choose another name.")},
    {OpenFailure::Cause::NotALog,       QT_TRANSLATE_NOOP("words", "“%1” is no log of Seriatim. It was not touched.")},
    {OpenFailure::Cause::NewerFormat,   QT_TRANSLATE_NOOP("words", "“%1” was written by a newer version of Seriatim, which this one cannot read. Update Seriatim to open it.")},
    {OpenFailure::Cause::Damaged,       QT_TRANSLATE_NOOP("words", "“%1” is a log, but damaged so that it cannot be read. It was not touched; restore it from a backup.")},
    {OpenFailure::Cause::NetworkFolder, QT_TRANSLATE_NOOP("words", "“%1” lies in a network folder, where file locks cannot be trusted and numbers could be given twice. Keep the log on a local disk.")},
    {OpenFailure::Cause::NotAllowed,    QT_TRANSLATE_NOOP("words", "“%1” cannot be opened. See that its folder exists, and to the permissions of both.")},
    {OpenFailure::Cause::BadAddress,    QT_TRANSLATE_NOOP("words", "“%1” is no address of a log. It is written postgresql://NAME@SERVER/DATABASE, without a password; over a network the connection is always encrypted and the server proves who it is.")},
    {OpenFailure::Cause::Unreachable,   QT_TRANSLATE_NOOP("words", "“%1” does not answer. Check its name and your network, or ask whoever looks after the server.")},
    {OpenFailure::Cause::UnknownServer, QT_TRANSLATE_NOOP("words", "The network knows no server by the name in “%1”. Check how it is written, and your network.")},
    {OpenFailure::Cause::NotTrusted,    QT_TRANSLATE_NOOP("words", "“%1” does not prove who it is, so nothing was sent there. Name the file with the certificate of its authority, as whoever looks after the server gave it to you.")},
    {OpenFailure::Cause::NotLetIn,      QT_TRANSLATE_NOOP("words", "“%1” does not let you in. Check your name and your password, or ask whoever looks after the server.")},
    {OpenFailure::Cause::NoPassword,    QT_TRANSLATE_NOOP("words", "“%1” wants a password, and none was given. The window asks for it; commands find it in ~/.pgpass.")},
    {OpenFailure::Cause::NotSetUp,      QT_TRANSLATE_NOOP("words", "“%1” holds no log that you may read. Its administrator makes one with “seriatim server-setup”, and names you as a clerk or an auditor.")},
    {OpenFailure::Cause::NotReady,      QT_TRANSLATE_NOOP("words", "“%1” cannot be used just now: the server is starting, shutting down, or serving as many as it can. Please try again in a moment.")},
    {OpenFailure::Cause::NotMade,       QT_TRANSLATE_NOOP("words", "“%1” was not set up, and nothing was changed there. It takes a login that may make roles and schemas, as “postgres” may.")},
    {OpenFailure::Cause::UnsafeServer,  QT_TRANSLATE_NOOP("words", "“%1” is set so that it can lose documents that were issued, or garble their text, so nothing is written there. Its administrator can change that.")},
    {OpenFailure::Cause::Busy,          QT_TRANSLATE_NOOP("words", "“%1” is in use by another program that has not finished. Nothing was changed; please try again.")},
};
// clang-format on

constexpr qsizetype LongPath = 400;

QString withDetail(const QString &text, const QString &detail)
{
    return detail.isEmpty() ? text : text + QStringLiteral(" (%1)").arg(shown(detail));
}

} // namespace

QString sentence(LogError::Kind kind, const QString &detail)
{
    const auto *found = std::ranges::find(Troubles, kind, &std::pair<LogError::Kind, const char *>::first);
    return withDetail(QCoreApplication::translate("words", found->second), detail);
}

QString sentence(const OpenFailure &failure)
{
    const auto *found =
        std::ranges::find(OpenFailures, failure.cause, &std::pair<OpenFailure::Cause, const char *>::first);
    return withDetail(
        QCoreApplication::translate("words", found->second).arg(shown(failure.path, LongPath)), failure.detail);
}

QString readOnlySentence(const QString &reason)
{
    if (reason.startsWith(u"moved:"))
        return QCoreApplication::translate("words",
            "This log was moved to “%1”, and is only read here. Open it there; if it is only read there, too, repeat "
            "“seriatim copy”, which goes on where it stopped.")
            .arg(shown(reason.mid(6), LongPath));
    const auto *found = std::ranges::find_if(
        ReadOnlyReasons, [&](const auto &each) { return reason == QLatin1StringView(each.first); });
    if (found != std::end(ReadOnlyReasons))
        return QCoreApplication::translate("words", found->second);
    return QCoreApplication::translate("words", "The log can be read, but not written (%1).").arg(shown(reason));
}

QString aboveRulesSentence(const QString &actor)
{
    return QCoreApplication::translate("words",
        "“%1” is an administrator, whom the server holds to none of the log's rules. For daily work, log in as a "
        "clerk.")
        .arg(shown(actor));
}

QString belongsToLog(const QString &path)
{
    return QCoreApplication::translate(
        "words", "“%1” is a log or belongs to one, and stays as it is. Choose another name.")
        .arg(shown(path, LongPath));
}

} // namespace seriatim::words
