#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSemaphore>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <map>

#include "ui/dialogs/connectiondialog.h"
#include "ui/hands.h"
#include "ui/shell/knownlogs.h"

using namespace seriatim;

/// The dialog that asks for a log on a server.
class TestConnectionDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theAddressIsMadeOfWhatWasTyped_data();
    void theAddressIsMadeOfWhatWasTyped();
    void whatIsWrongIsSaidAndNothingTypedIsLost();
    void aServerThatLetsInIsRememberedWithoutItsPassword();
    void theLatestServerIsFilledIn();
    void aPasswordIsKeptOnlyIfItIsWanted();
    void aPasswordOfTheKeychainIsTriedByItselfOnce();
    void whatIsMissingIsSaid();
    void aWholeAddressIsSpreadOverTheFields_data();
    void aWholeAddressIsSpreadOverTheFields();
    void whatAnAddressDoesNotSayStaysAsItWasTyped();
    void anAddressThatCannotBeReadIsNotSent_data();
    void anAddressThatCannotBeReadIsNotSent();
    void aRefusedPasswordIsNotTakenFromTheKeychainAgain();
    void theLatestServersPasswordIsTriedAtOnce();
    void theOtherWayWaitsForTheServersAnswer();

private:
    QTemporaryDir m_home;
};

namespace {

constexpr auto Wrong = "The server does not let you in.";

/// Answers later, as a desktop's does.
class TestKeychain final : public Keychain
{
public:
    void find(const QString &address, const std::function<void(const QString &)> &found) override
    {
        QTimer::singleShot(0, [this, password = passwords[address], found] {
            found(password);
            ++answers;
        });
    }
    void keep(const QString &address, const QString &password) override { passwords[address] = password; }
    void forget(const QString &address) override { passwords.erase(address); }

    std::map<QString, QString> passwords;
    int answers = 0;
};

/// Lets in who has the password.
QString attempt(const Login &login)
{
    return login.password == "sesame" ? QString() : QString::fromLatin1(Wrong);
}

void typeLogin(ConnectionDialog &dialog, const QString &password)
{
    dialog.show();
    hands::type(dialog.form(), "server", "db.example");
    hands::type(dialog.form(), "database", "office");
    hands::type(dialog.form(), "user", "anna");
    hands::type(dialog.form(), "password", password);
}

const QString Office = "postgresql://anna@db.example/office";

/// The office is the latest server that let in, by a password that was kept.
void useBefore(TestKeychain &keychain, const QString &password)
{
    knownlogs::rememberServer(Office);
    keychain.passwords[Office] = password;
}

} // namespace

void TestConnectionDialog::init()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    QSettings().clear();
}

void TestConnectionDialog::theAddressIsMadeOfWhatWasTyped_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("address");
    QTest::newRow("a name") << "db.example"
                            << "anna"
                            << "" << Office;
    QTest::newRow("a port") << " db.example:5433 "
                            << "anna"
                            << ""
                            << "postgresql://anna@db.example:5433/office";
    QTest::newRow("no user") << "db.example"
                             << ""
                             << ""
                             << "postgresql://db.example/office";
    QTest::newRow("a user with a blank") << "db.example"
                                         << "anna maria"
                                         << ""
                                         << "postgresql://anna%20maria@db.example/office";
    QTest::newRow("an authority") << "db.example"
                                  << "anna"
                                  << "/etc/office ca.pem"
                                  << "postgresql://anna@db.example/office?sslrootcert=/etc/office%20ca.pem";
    QTest::newRow("a socket") << "/run/postgresql"
                              << "anna"
                              << ""
                              << "postgresql://anna@/office?host=/run/postgresql";
    QTest::newRow("a socket with a port") << "/run/postgresql:5433"
                                          << "anna"
                                          << ""
                                          << "postgresql://anna@:5433/office?host=/run/postgresql";
}

void TestConnectionDialog::theAddressIsMadeOfWhatWasTyped()
{
    QFETCH(QString, server);
    QFETCH(QString, user);
    QFETCH(QString, authority);
    QString tried;
    ConnectionDialog dialog(
        [&tried](const Login &login) {
            tried = login.address;
            return QString();
        },
        nullptr);
    dialog.show();
    hands::type(dialog.form(), "server", server);
    hands::type(dialog.form(), "database", "office");
    hands::type(dialog.form(), "user", user);
    hands::type(dialog.form(), "authority", authority);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QTEST(tried, "address");
    ConnectionDialog next(attempt, nullptr);
    QCOMPARE(next.form().value("server"), server.trimmed());
    QCOMPARE(next.form().value("user"), user);
    QCOMPARE(next.form().value("authority"), authority);
}

void TestConnectionDialog::whatIsWrongIsSaidAndNothingTypedIsLost()
{
    ConnectionDialog dialog(attempt, nullptr);
    typeLogin(dialog, "guess");
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.sendButton()->isEnabled());
    QTRY_COMPARE(dialog.banner()->sentence(), QString::fromLatin1(Wrong));
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.form().value("server"), "db.example");
    QCOMPARE(dialog.form().value("password"), "guess");
    QVERIFY(knownlogs::servers().isEmpty());
    QTest::keyClicks(qobject_cast<QWidget *>(dialog.form().editor("password")), "sesame"); // Over what was wrong.
    QTest::keyClick(&dialog, Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestConnectionDialog::aServerThatLetsInIsRememberedWithoutItsPassword()
{
    TestKeychain keychain;
    ConnectionDialog dialog(attempt, &keychain);
    typeLogin(dialog, "sesame");
    qobject_cast<QCheckBox *>(dialog.form().editor("keeps"))->setChecked(true);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(knownlogs::servers(), QStringList{Office});
    QSettings().sync();
    QFile settings(QSettings().fileName());
    QVERIFY(settings.open(QIODevice::ReadOnly));
    const QByteArray text = settings.readAll();
    QVERIFY(text.contains("office") && !text.contains("sesame"));
}

void TestConnectionDialog::theLatestServerIsFilledIn()
{
    knownlogs::rememberServer("postgresql://ben@db.example/shop");
    knownlogs::rememberServer(Office);
    ConnectionDialog dialog(attempt, nullptr);
    QCOMPARE(dialog.form().value("database"), "office");
    auto *known = qobject_cast<QComboBox *>(dialog.form().editor("known"));
    QCOMPARE(known->count(), 2);
    QCOMPARE(known->itemText(1), "shop @ db.example · ben");
    dialog.show();
    known->setFocus();
    QTest::keyClick(known, Qt::Key_Down);
    QCOMPARE(dialog.form().value("database"), "shop");
    QCOMPARE(dialog.form().value("user"), "ben");
}

void TestConnectionDialog::aPasswordIsKeptOnlyIfItIsWanted()
{
    TestKeychain keychain;
    for (const bool wanted : {true, false}) {
        ConnectionDialog dialog(attempt, &keychain);
        typeLogin(dialog, "sesame");
        qobject_cast<QCheckBox *>(dialog.form().editor("keeps"))->setChecked(wanted);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(keychain.passwords.contains(Office), wanted);
    }
}

void TestConnectionDialog::aPasswordOfTheKeychainIsTriedByItselfOnce()
{
    TestKeychain keychain;
    keychain.passwords[Office] = "sesame";
    ConnectionDialog dialog(attempt, &keychain);
    dialog.show();
    dialog.begin(Office, QString::fromLatin1(Wrong));
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));

    keychain.passwords[Office] = "old";
    knownlogs::rememberServer(Office);
    std::atomic<int> tries = 0;
    ConnectionDialog second(
        [&tries](const Login &login) {
            ++tries;
            return attempt(login);
        },
        &keychain);
    second.show();
    second.begin(Office, "It is away.");
    QTRY_COMPARE(second.banner()->sentence(), QString::fromLatin1(Wrong));
    QVERIFY(second.isVisible());
    QCOMPARE(second.form().value("password"), "old");
    QCOMPARE(tries, 1);
    auto *known = qobject_cast<QComboBox *>(second.form().editor("known"));
    emit known->activated(0); // Chosen once more, it is filled in only.
    QTRY_COMPARE(second.form().value("password"), "old");
    QVERIFY(second.form().isEnabled());
    QCOMPARE(tries, 1);
}

void TestConnectionDialog::whatIsMissingIsSaid()
{
    ConnectionDialog dialog(attempt, nullptr);
    QVERIFY(!dialog.sendButton()->isEnabled());
    QVERIFY(dialog.sendButton()->toolTip().contains("server"));
    dialog.show();
    hands::type(dialog.form(), "server", "db.example");
    QVERIFY(dialog.sendButton()->toolTip().contains("database"));
    hands::type(dialog.form(), "database", "office");
    QVERIFY(dialog.sendButton()->isEnabled());
}

void TestConnectionDialog::aWholeAddressIsSpreadOverTheFields_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::newRow("as it is written") << Office << Office << "";
    QTest::newRow("by its other name") << " postgres://anna@db.example:5433/office "
                                       << "postgresql://anna@db.example:5433/office"
                                       << "";
    QTest::newRow("a socket") << "postgresql://anna@/office?host=/run/postgresql"
                              << "postgresql://anna@/office?host=/run/postgresql"
                              << "";
    QTest::newRow("a socket with a port") << "postgresql://anna@:5433/office?host=/run/postgresql"
                                          << "postgresql://anna@:5433/office?host=/run/postgresql"
                                          << "";
    QTest::newRow("with a password") << "postgresql://anna:sesame@db.example/office" << Office << "sesame";
}

/// An administrator sends it so, and the command line takes it so.
void TestConnectionDialog::aWholeAddressIsSpreadOverTheFields()
{
    QFETCH(QString, pasted);
    Login tried;
    ConnectionDialog dialog(
        [&tried](const Login &login) {
            tried = login;
            return QString();
        },
        nullptr);
    dialog.show();
    hands::type(dialog.form(), "server", pasted);
    QVERIFY(dialog.sendButton()->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QTEST(tried.address, "address");
    QTEST(tried.password, "password");
    QCOMPARE(dialog.form().value("database"), "office");
    QVERIFY(!knownlogs::servers().join(u' ').contains("sesame"));
}

void TestConnectionDialog::whatAnAddressDoesNotSayStaysAsItWasTyped()
{
    TestKeychain keychain;
    ConnectionDialog dialog(attempt, &keychain);
    typeLogin(dialog, "sesame");
    hands::type(dialog.form(), "authority", "/etc/office.pem");
    qobject_cast<QCheckBox *>(dialog.form().editor("keeps"))->setChecked(true);
    hands::type(dialog.form(), "server", "postgresql://db.example/shop");
    QTest::keyClick(&dialog, Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    const QString shop = "postgresql://anna@db.example/shop?sslrootcert=/etc/office.pem";
    QCOMPARE(dialog.login().address, shop);
    QCOMPARE(dialog.login().password, "sesame");
    QCOMPARE(keychain.passwords[shop], "sesame");
}

void TestConnectionDialog::anAddressThatCannotBeReadIsNotSent_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("no database") << "postgresql://db.example";
    QTest::newRow("no server") << "postgresql:///office";
    QTest::newRow("nothing") << "postgresql://";
    QTest::newRow("a password with a stroke") << "postgresql://anna:pa/ss@db.example/office";
    QTest::newRow("a password with an at") << "postgresql://anna:p@ss@db.example/office";
}

void TestConnectionDialog::anAddressThatCannotBeReadIsNotSent()
{
    QFETCH(QString, address);
    ConnectionDialog dialog(attempt, nullptr);
    dialog.show();
    hands::type(dialog.form(), "server", address);
    hands::type(dialog.form(), "database", "office");
    QVERIFY(!dialog.sendButton()->isEnabled());
    QVERIFY(dialog.sendButton()->toolTip().contains("cannot be read"));
    QCOMPARE(dialog.form().value("server"), address);
}

/// The keychain has only the one that is refused.
void TestConnectionDialog::aRefusedPasswordIsNotTakenFromTheKeychainAgain()
{
    TestKeychain keychain;
    useBefore(keychain, "old");
    ConnectionDialog dialog(attempt, &keychain);
    dialog.askAnew(Office);
    QTRY_VERIFY(keychain.answers > 0); // As the latest server it was asked for before.
    QCOMPARE(dialog.form().value("password"), "");
    QVERIFY2(dialog.banner()->sentence().contains("any more"), qPrintable(dialog.banner()->sentence()));
}

/// It is filled in as the latest, too, when it is looked up for that.
void TestConnectionDialog::theLatestServersPasswordIsTriedAtOnce()
{
    TestKeychain keychain;
    useBefore(keychain, "sesame");
    ConnectionDialog dialog(attempt, &keychain);
    dialog.ask(Office);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
}

/// Whoever asks a server cannot leave it before it has answered, and is not to be led elsewhere by a later Cancel.
void TestConnectionDialog::theOtherWayWaitsForTheServersAnswer()
{
    QSemaphore answer;
    const auto letGo = qScopeGuard([&] { answer.release(); });
    bool isTaken = false;
    ConnectionDialog dialog(
        [&](const Login &) {
            answer.acquire();
            return QString::fromLatin1(Wrong);
        },
        nullptr);
    dialog.offerInstead("Elsewhere", [&] { isTaken = true; });
    typeLogin(dialog, "wrong");
    QTest::keyClick(&dialog, Qt::Key_Return);
    hands::press(dialog, "Elsewhere");
    QVERIFY(!isTaken);
    answer.release();
    QTRY_COMPARE(dialog.banner()->sentence(), Wrong);
    hands::press(dialog, "Elsewhere");
    QVERIFY(isTaken && !dialog.isVisible());
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
