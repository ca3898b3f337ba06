#include <QTest>

#include "audit/verify.h"
#include "sql/postgresconnection.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// Documents of a batch on a server: their rows are written together (batch.sql), and are the same as if each event of
/// them had been looked at by itself.
class TestServerBatch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void documentsOfOnePeriodAreWrittenTogether();
    void whatStandsBetweenThemStaysBetweenThem();
    void whatOpensAPeriodIsLookedAtOneByOne();
    void moreThanOneMessageHolds();
    void whatTheyReadIsWhatWentBefore();

private:
    IssueDocument of(const DocumentContent &content) const;
    IssueDocument of(const QString &draft) const;
    std::vector<Result<DocumentAnswer>> issue(const std::vector<IssueDocument> &batch);
    /// By how many statements events were written, as the server numbers them within a transaction.
    int statementsAfter(Position position) const;

    Clock m_clock;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
    std::unique_ptr<sql::PostgresConnection> m_admin;
};

void TestServerBatch::init()
{
    m_clock = Clock();
    m_shop = makePostgresShop(m_clock.reading());
    m_anna = std::make_unique<Clerk>(*m_shop, m_clock);
    m_anna->setUp();
    m_admin = std::make_unique<sql::PostgresConnection>(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    done(m_anna->issue(m_anna->content()));
}

/// What was made of the events is what comes of each by itself.
void TestServerBatch::cleanup()
{
    const auto store = m_shop->open(sessionOf("vera", m_clock));
    for (const Difference &each : store->upkeep().compare({}))
        QFAIL(qPrintable(each.table + ": " + each.key));
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
    m_anna.reset();
    m_admin.reset();
}

IssueDocument TestServerBatch::of(const DocumentContent &content) const
{
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.content = content;
    return command;
}

IssueDocument TestServerBatch::of(const QString &draft) const
{
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.id = draft;
    return command;
}

std::vector<Result<DocumentAnswer>> TestServerBatch::issue(const std::vector<IssueDocument> &batch)
{
    return issueDocuments(m_anna->store(), batch);
}

int TestServerBatch::statementsAfter(Position position) const
{
    const auto found = m_admin->send(
        {QStringLiteral("SELECT count(DISTINCT cmin::text) FROM event WHERE position > %1").arg(position)});
    return found.front().front().front().toInt();
}

void TestServerBatch::documentsOfOnePeriodAreWrittenTogether()
{
    const Position before = m_anna->head();
    const auto results = issue({of(m_anna->content()), of(m_anna->content()), of(m_anna->content())});
    for (int i = 0; i < 3; ++i) {
        const auto answer = done(results[static_cast<std::size_t>(i)]);
        QCOMPARE(answer.number, QStringLiteral("INV-2026-0000%1").arg(i + 2));
        QCOMPARE(answer.position, before + 3 * (i + 1));
    }
    // By one statement, as the server numbers them within a transaction.
    const auto statements =
        m_admin->send({QStringLiteral("SELECT count(DISTINCT cmin::text) FROM event WHERE position > %1").arg(before)});
    QCOMPARE(statements.front().front().front().toInt(), 1);
}

void TestServerBatch::whatStandsBetweenThemStaysBetweenThem()
{
    done(m_anna->define("X", yearly("X-{YYYY}-{####}")));
    const QString reserved = m_anna->draft(), plain = m_anna->draft();
    QCOMPARE(done(m_anna->reserve(reserved)).firstNumber, "INV-2026-00002");
    const QString credited = done(m_anna->issue(m_anna->content())).document;
    DocumentContent wrong = m_anna->content();
    wrong.lines.clear();
    const QString credit = done(m_anna->credit(credited)).document;
    const auto results = issue({of(m_anna->content()), of(m_anna->contentIn("X")), of(m_anna->contentIn("X")),
        of(wrong), of(plain), of(reserved), of(m_anna->content()), of(credit), of(m_anna->content())});
    QStringList numbers;
    for (const auto &each : results)
        numbers.append(isRefused(each) ? ruleId(refusalOf(each).rule) : done(each).number);
    QCOMPARE(numbers.join(' '),
        "INV-2026-00004 X-2026-0001 X-2026-0002 missing INV-2026-00005 INV-2026-00002 INV-2026-00006 CM-2026-00001 "
        "INV-2026-00007");
}

void TestServerBatch::whatOpensAPeriodIsLookedAtOneByOne()
{
    done(m_anna->define("X", yearly("X-{YYYY}-{####}")));
    const Position before = m_anna->head();
    const auto results = issue({of(m_anna->contentIn("X")), of(m_anna->contentIn("X")), of(m_anna->contentIn("X"))});
    QCOMPARE(done(results.back()).number, "X-2026-0003");
    QCOMPARE(statementsAfter(before), 3);
    QCOMPARE(m_anna->numbers().periods("X").front().finalized, 3);
}

void TestServerBatch::moreThanOneMessageHolds()
{
    const Position before = m_anna->head();
    std::vector<IssueDocument> batch;
    for (int i = 0; i < 130; ++i)
        batch.push_back(of(m_anna->content()));
    const auto results = issue(batch);
    QCOMPARE(done(results.back()).number, "INV-2026-00131");
    QCOMPARE(m_anna->numbers().periods("INV").front().finalized, 131);
    QCOMPARE(statementsAfter(before), 6);
}

/// A repeat within the batch is looked up among what is not sent yet.
void TestServerBatch::whatTheyReadIsWhatWentBefore()
{
    const QString draft = m_anna->draft();
    const IssueDocument first = of(m_anna->content()), second = of(draft);
    const auto results = issue({first, second, first, second, of(draft)});
    QCOMPARE(done(results[2]).number, "INV-2026-00002");
    QVERIFY(done(results[2]).repeated);
    QCOMPARE(done(results[3]).number, "INV-2026-00003");
    QCOMPARE(refusedBy(results[4]), "not-a-draft");
}

QTEST_GUILESS_MAIN(TestServerBatch)
#include "tst_serverbatch.moc"
