#pragma once

#include <functional>
#include <optional>

#include "ui/dialogs/formdialog.h"
#include "ui/shell/keychain.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace seriatim {

/// How somebody is let in to a log on a server.
struct Login {
    QString address;  ///< `postgresql://anna@db.example/office`, without a password.
    QString password; ///< Empty: as the system finds it (`~/.pgpass`), or none is needed.
};

/// Asks for a log on a server, and tries it: what is wrong is said in words, and nothing typed is lost. Servers that
/// let somebody in are remembered; the password only in the desktop's keychain, and only if wanted.
class ConnectionDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// Why the login does not lead to a log, as a sentence; empty if it does. Called in a thread of its own.
    using Attempt = std::function<QString(const Login &)>;

    /// `keychain` may be null: where the desktop has none, there is nothing to be ticked.
    ConnectionDialog(Attempt attempt, Keychain *keychain, QWidget *parent = nullptr);

    /// Begins with an address that was tried; `sentence`: why it did not work. If the keychain has a password for it,
    /// that is tried at once.
    void begin(const QString &address, const QString &sentence);
    /// The same where nothing went wrong: its server only asks for a password.
    void ask(const QString &address);
    /// The same where the password that was good is not any more: the keychain has no better one.
    void askAnew(const QString &address);
    /// Another way on: closes, and goes it.
    void offerInstead(const QString &verb, const std::function<void()> &taken);
    /// With which it was accepted.
    const Login &login() const { return m_login; }

protected:
    void send() override;
    QString obstacle() const override;
    bool isSending() const override { return m_isTrying; }

private:
    void build();
    void showKnown();
    void take(const QString &address);
    void spread();
    void findPassword(bool isToBeTried);
    QString typedAddress() const;
    void setTrying(bool isTrying);
    void conclude(const QString &sentence);
    void remember();

    Attempt m_attempt;
    Keychain *m_keychain;
    QComboBox *m_known;
    QLineEdit *m_server;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_authority;
    QCheckBox *m_keeps;
    QPushButton *m_instead = nullptr; ///< Another way on, if there is one.
    Login m_login;                    ///< As it was sent last.
    bool m_isTrying = false;
    int m_lookUps = 0; ///< Of passwords: the latest counts.
};

} // namespace seriatim
