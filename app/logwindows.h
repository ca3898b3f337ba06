#pragma once

#include <list>
#include <memory>

#include "app/logopening.h"
#include "ui/mainwindow.h"
#include "ui/shell/keychain.h"

namespace seriatim {

/// The windows of the program, each on a log and with a desk of its own.
class LogWindows final : public QObject
{
    Q_OBJECT

public:
    /// `keychain` may be null.
    LogWindows(Session session, std::unique_ptr<Keychain> keychain);
    ~LogWindows() override;

    /// Opens a window on that log. Without one, on the server that was chosen last, or else on the clerk's own log,
    /// which is made when it is not there. Where a server does not let in, the login is asked for. False if nothing
    /// came of it, which the clerk was told.
    bool begin(const QString &log);

private:
    struct Open {
        LogPlace place;
        std::shared_ptr<LoginInUse> login;
        std::unique_ptr<Desk> desk;
        std::unique_ptr<MainWindow> window;
    };

    /// A dialog, and what the login leads to with which it was accepted: found beside the window, and not once more.
    struct Asking {
        std::unique_ptr<ConnectionDialog> dialog;
        std::shared_ptr<FoundLog> found;
    };

    bool beginOnServer(const QString &address, const NoLog &why, bool mayUseOwn);
    bool show(const Login &log, const FoundLog &found, QWidget *parent);
    void connectWindow(const Open &open);
    void connectTo(QWidget *parent);
    bool take(const Login &login, const FoundLog &found, QWidget *parent);
    void logInAgain(const Open &open);
    Asking ask(QWidget *parent) const;
    void drop(const MainWindow *window);

    Session m_session;
    std::unique_ptr<Keychain> m_keychain;
    std::list<Open> m_open;
};

} // namespace seriatim
