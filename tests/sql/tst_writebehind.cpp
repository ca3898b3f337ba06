#include <QTest>

#include <stdexcept>

#include "sql/writebehind.h"
#include "support/clerk.h"
#include "support/copies.h"
#include "support/rawfile.h"

using namespace seriatim;
using seriatim::sql::WriteBehind;

/// The rows of a batch are written while its next document is decided: in their order, seen by nobody before they are
/// all there, and told if they cannot be.
class TestWriteBehind : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whoWaitsFindsAllDoneInItsOrder();
    void whatFailsIsThrownOnceAndNothingBehindItIsDone();
    void whatFailedIsThrownAtWhoeverPostsMore();
    void whatIsForgottenIsNotThrown();
    void aBatchWhoseRowsCannotBeWrittenLeavesNothing();

private:
    std::vector<IssueDocument> batch() const;

    Copies m_log;
    DocumentContent m_content;
};

void TestWriteBehind::initTestCase()
{
    const auto shop = makeShop("sqlite");
    const Clock clock;
    {
        Clerk anna(*shop, clock);
        anna.setUp();
        m_content = anna.content();
    }
    m_log.keep(shop->path());
}

void TestWriteBehind::whoWaitsFindsAllDoneInItsOrder()
{
    WriteBehind behind;
    std::vector<int> done, all;
    for (int round = 0; round < 50; ++round) {
        for (int i = 0; i < round; ++i) {
            all.push_back(i);
            behind.post([&done, i] { done.push_back(i); });
        }
        behind.await();
        QCOMPARE(done, all);
    }
}

void TestWriteBehind::whatFailsIsThrownOnceAndNothingBehindItIsDone()
{
    WriteBehind behind;
    bool isDone = false;
    behind.post([] { throw std::runtime_error("full"); });
    behind.post([&] { isDone = true; });
    QVERIFY_EXCEPTION_THROWN(behind.await(), std::runtime_error);
    QVERIFY(!isDone);
    behind.post([&] { isDone = true; });
    behind.await();
    QVERIFY(isDone);
}

void TestWriteBehind::whatFailedIsThrownAtWhoeverPostsMore()
{
    WriteBehind behind;
    int done = 0;
    const auto postALot = [&] {
        behind.post([] { throw std::runtime_error("full"); });
        for (;;)
            behind.post([&] { ++done; });
    };
    QVERIFY_EXCEPTION_THROWN(postALot(), std::runtime_error);
    QCOMPARE(done, 0);
}

void TestWriteBehind::whatIsForgottenIsNotThrown()
{
    WriteBehind behind;
    behind.post([] { throw std::runtime_error("full"); });
    behind.forget();
    behind.await();
}

std::vector<IssueDocument> TestWriteBehind::batch() const
{
    std::vector<IssueDocument> commands(20);
    for (IssueDocument &each : commands)
        each.content = m_content;
    return commands;
}

void TestWriteBehind::aBatchWhoseRowsCannotBeWrittenLeavesNothing()
{
    m_log.renew();
    rawfile::tamper(m_log.path(),
        {"CREATE TRIGGER theirs BEFORE INSERT ON register WHEN NEW.ordinal = 7 BEGIN "
         "SELECT RAISE(ABORT, 'not this one'); END"});
    const auto store = m_log.open("anna");
    const Position before = store->log().info().head.position;
    try {
        issueDocuments(*store, batch());
        QFAIL("the rows were not written, and nobody said so");
    } catch (const LogError &error) {
        QCOMPARE(error.kind(), LogError::Kind::Contradicted);
        QVERIFY(error.detail().contains("not this one"));
    }
    QCOMPARE(store->log().info().head.position, before);
    rawfile::tamper(m_log.path(), {"DROP TRIGGER theirs"});
    const auto results = issueDocuments(*store, batch());
    QCOMPARE(std::get<DocumentAnswer>(results.front()).number, "INV-2026-00001");
    QCOMPARE(std::get<DocumentAnswer>(results.back()).number, "INV-2026-00020");
}

QTEST_GUILESS_MAIN(TestWriteBehind)
#include "tst_writebehind.moc"
