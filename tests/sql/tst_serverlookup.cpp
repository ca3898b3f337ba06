#include <QTest>

#include "support/clerk.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// A clerk whose connection went while a command was sent asks over another one what became of it, and the server may
/// still be carrying it out.
class TestServerLookUp : public QObject
{
    Q_OBJECT

private slots:
    void whatIsUnderWayIsWaitedFor();
};

void TestServerLookUp::whatIsUnderWayIsWaitedFor()
{
    const Clock clock;
    const auto shop = makePostgresShop();
    Clerk anna(*shop, clock);
    anna.setUp();
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.content = anna.content();
    const auto again = shop->open(sessionOf("anna", clock), std::chrono::milliseconds(100));

    const auto underWay = anna.store().log().begin();
    underWay->append({command.command, "another request"}, {{"log", 1, "ClockConfirmed", "{}"}});
    try {
        const auto found = lookUp(*again, command);
        QFAIL(found ? "it was told before it was done" : "it was told as not done, and is done a moment later");
    } catch (const LogError &error) {
        QCOMPARE(int(error.kind()), int(LogError::Kind::Busy));
    }
    underWay->commit();
    const auto found = lookUp(*again, command);
    QVERIFY(found);
    QCOMPARE(refusedBy(*found), "command-reused");
}

QTEST_GUILESS_MAIN(TestServerLookUp)
#include "tst_serverlookup.moc"
