#include "app/logwindows.h"

#include <QMessageBox>

#include "ui/shell/knownlogs.h"

namespace seriatim {

namespace {

void showFailure(const QString &sentence, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Critical, QStringLiteral("Seriatim"), sentence, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    if (parent)
        box->open();
    else
        box->exec(); // Before there is a window, nothing else would keep the program.
}

} // namespace

LogWindows::LogWindows(Session session, std::unique_ptr<Keychain> keychain)
    : m_session(std::move(session)), m_keychain(std::move(keychain))
{
}

LogWindows::~LogWindows() = default;

bool LogWindows::begin(const QString &log)
{
    const QString wanted = log.isEmpty() ? knownlogs::usual() : log;
    if (wanted.isEmpty())
        return show({ownLog(), {}}, makeLog(ownLog(), m_session, true), nullptr);
    const FoundLog found = findLog({wanted, {}}, m_session);
    const auto *none = std::get_if<NoLog>(&found);
    if (none && sql::isOnServer(wanted))
        return beginOnServer(wanted, *none, log.isEmpty());
    return show({wanted, {}}, found, nullptr);
}

/// Before there is a window. A clerk whose server is gone for good is not kept from working.
bool LogWindows::beginOnServer(const QString &address, const NoLog &why, bool mayUseOwn)
{
    const auto [dialog, found] = ask(nullptr);
    bool wantsOwn = false;
    if (mayUseOwn)
        dialog->offerInstead(tr("&Work on this computer"), [&wantsOwn] { wantsOwn = true; });
    if (why.wantsPassword)
        dialog->ask(address);
    else
        dialog->begin(address, why.sentence);
    if (dialog->exec() == QDialog::Accepted)
        return mayUseOwn ? take(dialog->login(), *found, nullptr) : show(dialog->login(), *found, nullptr);
    if (wantsOwn)
        knownlogs::setUsual({});
    return wantsOwn && begin({});
}

LogWindows::Asking LogWindows::ask(QWidget *parent) const
{
    auto found = std::make_shared<FoundLog>();
    const auto attempt = [session = m_session, found](const Login &login) {
        *found = findLog(login, session);
        const auto *none = std::get_if<NoLog>(found.get());
        return none ? none->sentence : QString();
    };
    return {std::make_unique<ConnectionDialog>(attempt, m_keychain.get(), parent), found};
}

void LogWindows::connectTo(QWidget *parent)
{
    auto [own, found] = ask(parent);
    ConnectionDialog *dialog = own.release(); // Its parent's, until it closes.
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, parent, found = found] { take(dialog->login(), *found, parent); });
    dialog->open();
}

/// Next time the program begins there.
bool LogWindows::take(const Login &login, const FoundLog &found, QWidget *parent)
{
    const bool isShown = show(login, found, parent);
    if (isShown)
        knownlogs::setUsual(login.address);
    return isShown;
}

/// The window stays, with what was typed there. Whoever gives the login of another log gets a window on that.
void LogWindows::logInAgain(const Open &open)
{
    MainWindow *window = open.window.get();
    auto [own, found] = ask(window);
    ConnectionDialog *dialog = own.release(); // The window's, until it closes.
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askAnew(open.login->get().address);
    connect(dialog, &QDialog::accepted, window, [this, dialog, found = found, &open] {
        const auto *place = std::get_if<LogPlace>(found.get());
        if (place && place->id == open.place.id && place->actor == open.place.actor)
            open.login->set(dialog->login());
        else
            take(dialog->login(), *found, open.window.get());
    });
    // By the new login, or to say once more that there has to be one.
    connect(dialog, &QDialog::finished, open.desk.get(), &Desk::refresh);
    dialog->open();
}

bool LogWindows::show(const Login &log, const FoundLog &found, QWidget *parent)
{
    if (const auto *none = std::get_if<NoLog>(&found)) {
        showFailure(none->sentence, parent);
        return false;
    }
    Open &open = m_open.emplace_back();
    open.place = std::get<LogPlace>(found);
    open.login = std::make_shared<LoginInUse>(log);
    open.desk = std::make_unique<Desk>(opener(open.login, m_session));
    open.window = std::make_unique<MainWindow>(*open.desk, open.place);
    connectWindow(open);
    open.window->show();
    return true;
}

void LogWindows::connectWindow(const Open &open)
{
    MainWindow *window = open.window.get();
    connect(window, &MainWindow::newLogWanted, this, [this, window](const QString &path) {
        show({path, {}}, makeLog(path, m_session, false), window);
    });
    connect(window, &MainWindow::logWanted, this, [this, window](const QString &path) {
        if (show({path, {}}, findLog({path, {}}, m_session), window) && path == ownLog())
            knownlogs::setUsual({});
    });
    connect(window, &MainWindow::serverWanted, this, [this, window] { connectTo(window); });
    connect(window, &MainWindow::loginWanted, this, [this, &open] { logInAgain(open); });
    connect(
        window, &MainWindow::closed, this, [this, window] { drop(window); }, Qt::QueuedConnection);
}

void LogWindows::drop(const MainWindow *window)
{
    m_open.remove_if([window](const Open &each) { return each.window.get() == window; });
}

} // namespace seriatim
