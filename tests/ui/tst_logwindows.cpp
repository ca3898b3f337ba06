#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/logwindows.h"
#include "sql/postgresconnection.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/documents/documentspage.h"
#include "ui/editor/editorpage.h"
#include "ui/hands.h"
#include "ui/opendialog.h"
#include "ui/patience.h"
#include "ui/shell/knownlogs.h"

using namespace seriatim;

/// The program's windows on a server that wants a password.
class TestLogWindows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whoeverGaveNoPasswordIsAskedForIt();
    void whyAServerDoesNotLetInIsSaid();
    void whoeverIsAboveTheRulesIsTold();
    void whoeverIsGivenInsteadOfTheUsualServerIsTheUsualOne();
    void aPasswordThatChangedIsAskedForInTheWindowThatIsThere();

private:
    static constexpr auto Name = "guarded";

    void administer(const QStringList &statements) const;
    /// Begins, gives the password that is asked for, and returns the window that comes of it.
    MainWindow &begin(LogWindows &windows, const QString &password);

    QTemporaryDir m_home;
    std::unique_ptr<Shop> m_shop;
    QString m_address;
};

namespace {

qsizetype countOfWindows()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    return std::ranges::count_if(
        all, [](QWidget *each) { return qobject_cast<MainWindow *>(each) && each->isVisible(); });
}

void givePassword(ConnectionDialog &dialog, const QString &password)
{
    hands::type(dialog.form(), "password", password);
    QTest::keyClick(&dialog, Qt::Key_Return);
}

} // namespace

void TestLogWindows::initTestCase()
{
    m_shop = makePostgresShop();
    Clerk(*m_shop, Clock()).setUp();
    PostgresServer::letIn(m_shop->path(), Name);
    // The dialog spells it otherwise.
    m_address = PostgresServer::as(Name, m_shop->path()).replace("postgresql://", "postgres://");
}

void TestLogWindows::init()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    QSettings().clear();
    administer({"ALTER ROLE guarded PASSWORD 'sesame'"});
}

void TestLogWindows::administer(const QStringList &statements) const
{
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    for (const QString &each : statements)
        admin.send({each});
}

MainWindow &TestLogWindows::begin(LogWindows &windows, const QString &password)
{
    QString asked;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        auto *dialog = openDialog<ConnectionDialog>();
        if (!dialog)
            return;
        look.stop();
        asked = dialog->banner()->sentence();
        givePassword(*dialog, password);
    });
    look.start(10);
    if (!windows.begin(m_address) || !visibleWindow<MainWindow>())
        throw std::runtime_error("nobody is let in");
    if (asked != u"The server asks for your password.")
        throw std::runtime_error("asked by the words: " + asked.toStdString());
    return *visibleWindow<MainWindow>();
}

void TestLogWindows::whoeverGaveNoPasswordIsAskedForIt()
{
    LogWindows windows({QStringLiteral("anybody"), QStringLiteral("desk")}, nullptr);
    const MainWindow &window = begin(windows, "sesame");
    QVERIFY(!window.banner()->isVisible());
}

/// A role that is gone is no matter of passwords, and the server's own words help its administrator.
void TestLogWindows::whyAServerDoesNotLetInIsSaid()
{
    LogWindows windows({QStringLiteral("anybody"), QStringLiteral("desk")}, nullptr);
    QString said;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        if (auto *dialog = openDialog<ConnectionDialog>()) {
            said = dialog->banner()->sentence();
            dialog->reject();
        }
    });
    look.start(10);
    QVERIFY(!windows.begin(PostgresServer::as("nobody", m_shop->path())));
    QVERIFY2(said.contains("does not let you in") && said.contains("\"nobody\" does not exist"), qPrintable(said));
}

void TestLogWindows::whoeverIsAboveTheRulesIsTold()
{
    LogWindows windows({QStringLiteral("anybody"), QStringLiteral("desk")}, nullptr);
    QVERIFY(windows.begin(PostgresServer::as("admin", m_shop->path())));
    const MainWindow &window = *visibleWindow<MainWindow>();
    QVERIFY(window.banner()->isVisible());
    QVERIFY2(
        window.banner()->sentence().startsWith("“admin” is an administrator"), qPrintable(window.banner()->sentence()));
}

/// The office's server got another name: that is to be said once.
void TestLogWindows::whoeverIsGivenInsteadOfTheUsualServerIsTheUsualOne()
{
    const QString gone = PostgresServer::as("nobody", m_shop->path());
    knownlogs::setUsual(gone);
    LogWindows windows({QStringLiteral("anybody"), QStringLiteral("desk")}, nullptr);
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        if (auto *dialog = openDialog<ConnectionDialog>()) {
            look.stop();
            hands::type(dialog->form(), "user", Name);
            givePassword(*dialog, "sesame");
        }
    });
    look.start(10);
    QVERIFY(windows.begin({}));
    QVERIFY(visibleWindow<MainWindow>());
    QVERIFY(knownlogs::usual() != gone);
    QCOMPARE(knownlogs::usual(), knownlogs::servers().front());
}

/// What was typed stays where it is, and is saved by the new one.
void TestLogWindows::aPasswordThatChangedIsAskedForInTheWindowThatIsThere()
{
    LogWindows windows({QStringLiteral("anybody"), QStringLiteral("desk")}, nullptr);
    qputenv("PGPASSWORD", "sesame");
    const auto forget = qScopeGuard([] { qunsetenv("PGPASSWORD"); });
    QVERIFY(windows.begin(m_address));
    MainWindow &window = *visibleWindow<MainWindow>();
    window.beginDocument(*DocumentKind::fromId(u"invoice"));
    QTRY_VERIFY(window.editor() && window.editor()->subject().count == 1);
    EditorPage &editor = *window.editor();
    QVERIFY(editor.head()->goTo("reference"));
    QTest::keyClicks(QApplication::focusWidget(), "PO 7");

    administer({"ALTER ROLE guarded PASSWORD 'open'",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guarded'"});
    QTRY_VERIFY(window.banner()->isVisible());
    QTRY_COMPARE(hands::plain(window.banner()->button()->text()), "Log in again");
    QTest::mouseClick(window.banner()->button(), Qt::LeftButton);
    QVERIFY(openDialog<ConnectionDialog>());
    openDialog<ConnectionDialog>()->reject();
    QTRY_VERIFY(window.banner()->isVisible()); // It has to be done some time.

    QTest::mouseClick(window.banner()->button(), Qt::LeftButton);
    givePassword(*openDialog<ConnectionDialog>(), "open");
    QTRY_VERIFY(!openDialog<ConnectionDialog>());
    QCOMPARE(countOfWindows(), 1);
    window.commands().verb(Verb::Save)->trigger();
    QTRY_VERIFY(editor.subject().isSaved && !editor.isModified());
    QCOMPARE(m_shop->open(sessionOf(QStringLiteral("anna"), Clock()), std::chrono::seconds(5))
                 ->documents()
                 .document(editor.documentId())
                 ->reference,
        "PO 7");
    window.showPage(window.documents());
    QTRY_COMPARE(window.documents()->model()->rowCount(), 1); // What is written is seen again.
    QVERIFY(!window.banner()->isVisible());
}

QTEST_MAIN(TestLogWindows)
#include "tst_logwindows.moc"
