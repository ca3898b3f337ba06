#include <QElapsedTimer>
#include <QSignalSpy>

#include "sql/postgresconnection.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"
#include "ui/windowtest.h"

using namespace seriatim;

/// A window on a server: it is told of others' work, and gets over a lost connection by itself.
class TestServerDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whoeverListensHearsOfEachAppend();
    void aRefusedCommandWakesNobody();
    void whoeverListensHearsThatTheLogMoves();
    void aWindowHearsOfOthersSoonerThanItLooks();
    void aConnectionThatCanBeMadeAnewIsNotMissed();
    void aServerThatCannotBeReachedIsSaidAndReachedAgain();

private:
    inline static const QString Cut =
        QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ben'");

    void administer(const QStringList &statements) const;
    Clerk &anna() { return *m_anna; }

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
};

void TestServerDesk::init()
{
    m_shop = makePostgresShop();
    m_anna = std::make_unique<Clerk>(*m_shop, Clock());
    m_anna->setUp();
}

void TestServerDesk::cleanup()
{
    m_anna.reset();
    m_shop.reset();
}

/// As the administrator, in another database.
void TestServerDesk::administer(const QStringList &statements) const
{
    const QString address = QStringLiteral("postgresql:///postgres?host=") + PostgresServer::instance().folder();
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", address)), std::chrono::seconds(5));
    for (const QString &each : statements)
        admin.send({each});
}

void TestServerDesk::whoeverListensHearsOfEachAppend()
{
    const auto ben = m_shop->open(sessionOf("ben", Clock()));
    int heard = 0;
    QVERIFY(ben->log().listen([&] { ++heard; }));
    done(anna().issue(anna().content()));
    QTRY_COMPARE(heard, 1);
    anna().draft();
    QTRY_COMPARE(heard, 2);
}

void TestServerDesk::aRefusedCommandWakesNobody()
{
    const auto ben = m_shop->open(sessionOf("ben", Clock()));
    int heard = 0;
    QVERIFY(ben->log().listen([&] { ++heard; }));
    QVERIFY(isRefused(anna().voidNumbers("INV-2026-00099")));
    anna().draft();
    QTRY_COMPARE(heard, 1);
}

void TestServerDesk::whoeverListensHearsThatTheLogMoves()
{
    const auto ben = m_shop->open(sessionOf("ben", Clock()));
    int heard = 0;
    QVERIFY(ben->log().listen([&] { ++heard; }));
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    admin.send({R"(SELECT move_away(gen_random_uuid()::text, 'desk', '{"to":"elsewhere","arrival":"x"}'))"});
    QTRY_COMPARE(heard, 1);
}

/// By looking alone, every five seconds, it would take several times as long.
void TestServerDesk::aWindowHearsOfOthersSoonerThanItLooks()
{
    Desktop ben(*m_shop, Clock(), "ben");
    QSignalSpy grew(&ben.desk(), &Desk::logGrew);
    QTRY_VERIFY(!grew.isEmpty());
    constexpr int Times = 10;
    QElapsedTimer passed;
    passed.start();
    for (int i = 0; i < Times; ++i) {
        done(anna().issue(anna().content()));
        QTRY_COMPARE(grew.last().first().toLongLong(), anna().head());
    }
    QVERIFY2(passed.elapsed() < Times * 5'000 / 2, qPrintable(QString::number(passed.elapsed())));
}

/// As when the server was restarted while the clerk was away.
void TestServerDesk::aConnectionThatCanBeMadeAnewIsNotMissed()
{
    Desktop ben(*m_shop, Clock(), "ben");
    QSignalSpy blind(&ben.desk(), &Desk::wentBlind);
    QSignalSpy grew(&ben.desk(), &Desk::logGrew);
    EditorPage &editor = ben.newInvoice();
    editor.head()->goTo("reference");
    ben.type("PO 7");
    QTRY_VERIFY(!grew.isEmpty());
    ben.press(Qt::Key_S, Qt::ControlModifier); // Commands have a connection of their own, from their first on.
    QTRY_VERIFY(!editor.draft().isModified());
    ben.type("8");
    administer({Cut});
    ben.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isModified());
    QCOMPARE(editor.draft().content().reference, "PO 78");
    QVERIFY2(!editor.banner()->isVisible(), qPrintable(editor.banner()->sentence()));
    done(anna().issue(anna().content()));
    QTRY_COMPARE(grew.last().first().toLongLong(), anna().head());
    QVERIFY(blind.isEmpty());
}

void TestServerDesk::aServerThatCannotBeReachedIsSaidAndReachedAgain()
{
    const QString database = sql::ServerAddress::parse(m_shop->path())->database();
    const QString allow = QStringLiteral("ALTER DATABASE %1 ALLOW_CONNECTIONS %2");
    const auto letInAgain = qScopeGuard([&] { administer({allow.arg(database, "true")}); });
    Desktop ben(*m_shop, Clock(), "ben");
    QSignalSpy blind(&ben.desk(), &Desk::wentBlind);
    QSignalSpy sees(&ben.desk(), &Desk::seesAgain);
    QSignalSpy grew(&ben.desk(), &Desk::logGrew);
    EditorPage &editor = ben.newInvoice();
    editor.head()->goTo("reference");
    ben.type("PO 7");
    QTRY_VERIFY(!grew.isEmpty());

    administer({allow.arg(database, "false"), Cut});
    QTRY_VERIFY(!blind.isEmpty());
    QTRY_VERIFY(ben.window().banner()->isVisible());
    QVERIFY2(ben.window().banner()->sentence().contains("may be old"), qPrintable(ben.window().banner()->sentence()));
    done(anna().issue(anna().content())); // Hers stands.
    administer({allow.arg(database, "true")});
    QTRY_VERIFY(!sees.isEmpty());
    QTRY_COMPARE(grew.last().first().toLongLong(), anna().head());
    QTRY_VERIFY(!ben.window().banner()->isVisible());
    QCOMPARE(editor.draft().content().reference, "PO 7");
}

QTEST_MAIN(TestServerDesk)
#include "tst_serverdesk.moc"
