#pragma once

#include <QDateTime>
#include <QIODevice>
#include <QStringList>

#include <functional>

#include "sql/opening.h"

/// The command line: the second door to the use cases, beside the window (DESIGN, 6).
namespace seriatim::cli {

enum class Exit {
    Clean = 0,    ///< Done, and nothing to complain of.
    Finding = 1,  ///< A refusal, or something was found.
    WrongUse = 2, ///< Nothing was done: the words of the command do not make sense.
    StorageFailed = 3,
};

/// What a run sees of the outside.
struct Surroundings {
    QIODevice &in;
    QIODevice &out; ///< Answers: one JSON object a line, where a program reads them.
    QIODevice &err; ///< Words for people, and progress.
    QString log;    ///< The log's file where `--log` does not name one (SERIATIM_LOG).
    QString login;  ///< Who acts where `--as` does not name somebody.
    QString host;
    std::function<QDateTime()> clock = &QDateTime::currentDateTimeUtc;
    std::function<sql::Opened(const QString &path, const Session &session)> open =
        [](const QString &path, const Session &session) { return sql::openStore(path, session); };
};

/// Runs one command. `arguments` do not hold the program's name.
Exit run(const QStringList &arguments, const Surroundings &surroundings);

/// What the arguments ask of the program before it is known how it runs.
struct Request {
    QString command; ///< Empty: the window is asked for.
    QString
        log; ///< `--log`, or a file's name alone (a file manager opens logs so), or the environment's; may be empty.
    QString actor;            ///< `--as`, or the login.
    QString fault;            ///< Why no window can be opened for that log and actor, as a sentence; mostly empty.
    bool isForWindow = false; ///< False also for `--help`, `--version` and wrong use.
};
Request requestIn(const QStringList &arguments, const QString &log, const QString &login);

} // namespace seriatim::cli
