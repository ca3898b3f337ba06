#pragma once

#include <QMutex>

#include "sql/opening.h"
#include "ui/desk.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/shell/logplace.h"

/// How the window's logs are opened and made.
namespace seriatim {

/// The log of a clerk who named none.
QString ownLog();

/// Why a log cannot be worked on.
struct NoLog {
    QString sentence;
    bool wantsPassword = false; ///< Its server does, and none was given.
};

using FoundLog = std::variant<LogPlace, NoLog>;

FoundLog findLog(const Login &log, const Session &session);
/// Makes a log with the usual series; one that is there is opened instead if `mayBeThere`.
FoundLog makeLog(const QString &path, const Session &session, bool mayBeThere);

/// The login by which a window's log is opened. The desk's threads read it, and the window may give another one: on a
/// server passwords change.
class LoginInUse
{
public:
    explicit LoginInUse(Login login) : m_login(std::move(login)) {}

    Login get() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_login;
    }
    void set(const Login &login)
    {
        const QMutexLocker lock(&m_mutex);
        m_login = login;
    }

private:
    mutable QMutex m_mutex;
    Login m_login;
};

/// Each of the desk's threads opens the log for itself.
DeskThread::Open opener(std::shared_ptr<const LoginInUse> login, const Session &session);

} // namespace seriatim
