#pragma once

#include "sql/opening.h"
#include "ui/desk.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/shell/logplace.h"

/// How the window's logs are opened and made.
namespace seriatim {

/// The log of a clerk who named none.
QString ownLog();

/// A log that can be worked on; or why not, as a sentence.
using FoundLog = std::variant<LogPlace, QString>;

FoundLog findLog(const Login &log, const Session &session);
/// Makes a log with the usual series; one that is there is opened instead if `mayBeThere`.
FoundLog makeLog(const QString &path, const Session &session, bool mayBeThere);

/// Each of the desk's threads opens the log for itself.
DeskThread::Open opener(const Login &log, const Session &session);

} // namespace seriatim
