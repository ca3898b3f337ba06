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
    void aLostConnectionIsSaidAndMadeAnew();

private:
    void cutConnections() const;
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

/// As if the network went: of all that listen and read, but the clerk's own.
void TestServerDesk::cutConnections() const
{
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    admin.send({"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ben'"});
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

void TestServerDesk::aLostConnectionIsSaidAndMadeAnew()
{
    Desktop ben(*m_shop, Clock(), "ben");
    QSignalSpy grew(&ben.desk(), &Desk::logGrew);
    QSignalSpy blind(&ben.desk(), &Desk::wentBlind);
    QSignalSpy sees(&ben.desk(), &Desk::seesAgain);
    QTRY_VERIFY(!grew.isEmpty());
    EditorPage &editor = ben.newInvoice();
    editor.form()->goTo("reference");
    ben.type("PO 7");
    cutConnections();
    QTRY_VERIFY(!blind.isEmpty());
    QTRY_VERIFY(!sees.isEmpty());
    QCOMPARE(editor.draft().content().reference, "PO 7");
    grew.clear();
    done(anna().issue(anna().content()));
    QTRY_COMPARE(grew.isEmpty() ? -1 : grew.last().first().toLongLong(), anna().head());
    ben.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isModified());
}

QTEST_MAIN(TestServerDesk)
#include "tst_serverdesk.moc"
