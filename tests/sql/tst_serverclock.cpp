#include <QTest>

#include "support/clerk.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// On a server events are stamped by the server's clock, so that is the one which may lie behind the log: how a desk's
/// own goes is nobody's affair.
class TestServerClock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aDeskWhoseClockIsSlowIssues();
    void aServerThatWasSetBackIsAskedAbout();
    void theDayIsTheServers();

private:
    Clock m_servers;
    Clock m_desks;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
};

constexpr qint64 Hour = 60 * 60; ///< Seconds.

void TestServerClock::init()
{
    m_servers = Clock();
    m_desks = Clock();
    m_shop = makePostgresShop(m_servers.reading());
    m_anna = std::make_unique<Clerk>(*m_shop, m_desks);
    m_anna->setUp();
}

void TestServerClock::aDeskWhoseClockIsSlowIssues()
{
    m_desks.pass(-Hour);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(refusedBy(m_anna->issue(m_anna->content(m_servers.today()))), QString());
}

void TestServerClock::aServerThatWasSetBackIsAskedAbout()
{
    done(m_anna->issue(m_anna->content()));
    m_servers.pass(-Hour);
    const auto refused = m_anna->issue(m_anna->content());
    QCOMPARE(refusedBy(refused), QStringLiteral("clock-behind"));
    QCOMPARE(refusalOf(refused).facts.value("clock"), QStringLiteral("2026-03-16T09:00:00.000000Z"));
    QVERIFY(clockFault(m_anna->store()));
    done(confirmClock(m_anna->store(), {}));
    QVERIFY(!clockFault(m_anna->store()));
    QCOMPARE(refusedBy(m_anna->issue(m_anna->content())), QString());
}

/// Or a desk whose clock is a year ahead could date ahead as it likes.
void TestServerClock::theDayIsTheServers()
{
    m_desks.set(QDate(2028, 1, 10));
    QCOMPARE(refusedBy(m_anna->issue(m_anna->content(QDate(2028, 1, 10)))), QStringLiteral("date-too-far-ahead"));
}

QTEST_GUILESS_MAIN(TestServerClock)
#include "tst_serverclock.moc"
