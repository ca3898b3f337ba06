#include <QTest>

#include "audit/auditreport.h"
#include "sql/postgresstore.h"
#include "support/clerk.h"
#include "support/clockedupkeep.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"
#include "support/wrappedstore.h"

using namespace seriatim;

namespace {

/// A store whose commits wait for something to be done first.
class HeldOpen final : public WrappedStore
{
public:
    HeldOpen(Store &inner, std::function<void()> meanwhile) : WrappedStore(inner), m_meanwhile(std::move(meanwhile)) {}

private:
    class Held final : public WrappedTransaction
    {
    public:
        Held(std::unique_ptr<Transaction> inner, HeldOpen &store) : WrappedTransaction(std::move(inner)), m_store(store)
        {
        }

        void commit() override
        {
            m_store.versionOf(QStringLiteral("log")); // What was appended may go with the next message only.
            m_store.m_meanwhile();
            WrappedTransaction::commit();
        }

    private:
        HeldOpen &m_store;
    };

    std::unique_ptr<Transaction> begin() override { return std::make_unique<Held>(WrappedStore::begin(), *this); }

    std::function<void()> m_meanwhile;
};

using Reading = std::function<void(sql::PostgresStore &)>;

} // namespace
Q_DECLARE_METATYPE(Reading)

/// While a document is being issued, and until its commit, everybody can read: what is shown, previewed or audited
/// takes no lock that could be waited for, or be waited for by others.
class TestServerLocks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void readingTakesNoLockWhileAnIssueIsHeldOpen_data();
    void readingTakesNoLockWhileAnIssueIsHeldOpen();
    void auditingTakesNoLockWhileAnIssueIsHeldOpen();
    void theTestCatchesATwinThatTakesALock();
    void theTestCatchesATwinThatTakesTheLogsLock();

private:
    std::unique_ptr<sql::PostgresStore> open(const QString &user) const;
    /// Locks that a login's connections hold or wait for, each as `mode on what`; those that every reading has are not
    /// told, but for `AccessShareLock`, of which there is one line for all.
    QStringList locksOf(const QString &user) const;
    void whileIssueIsHeldOpen(const std::function<void()> &call);
    QStringList locksOfReading(const Reading &reading);

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
    std::unique_ptr<sql::PostgresConnection> m_admin;
    DocumentAnswer m_issued;
    QString m_draft;
};

void TestServerLocks::initTestCase()
{
    m_shop = makePostgresShop();
    m_admin = std::make_unique<sql::PostgresConnection>(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    m_admin->send({"SELECT let_in('seriatim_clerk', 'bert')", "SELECT let_in('seriatim_auditor', 'carl')"});
    m_anna = std::make_unique<Clerk>(*m_shop, Clock());
    m_anna->setUp();
    m_issued = done(m_anna->issue(m_anna->content()));
    m_draft = m_anna->draft();
}

/// Before the server stops.
void TestServerLocks::cleanupTestCase()
{
    m_admin.reset();
    m_anna.reset();
    m_shop.reset();
}

std::unique_ptr<sql::PostgresStore> TestServerLocks::open(const QString &user) const
{
    return std::make_unique<sql::PostgresStore>(*sql::ServerAddress::parse(PostgresServer::as(user, m_shop->path())),
        Session{user, "desk"}, sql::OpenOptions{std::chrono::milliseconds(200), {}});
}

QStringList TestServerLocks::locksOf(const QString &user) const
{
    const auto rows = m_admin->send(
        {QStringLiteral("SELECT DISTINCT mode || CASE WHEN locktype = 'relation' AND mode = 'AccessShareLock' THEN '' "
                        "ELSE ' on ' || coalesce(relation::regclass::text, locktype) END || CASE WHEN granted THEN '' "
                        "ELSE ', waiting' END "
                        "FROM pg_locks JOIN pg_stat_activity USING (pid) "
                        "WHERE usename = '%1' AND datname = current_database() AND locktype <> 'virtualxid' ORDER BY 1")
                .arg(user)});
    QStringList locks;
    for (const QVariantList &row : rows.front())
        locks += row.front().toString();
    return locks;
}

void TestServerLocks::whileIssueIsHeldOpen(const std::function<void()> &call)
{
    bool isCalled = false;
    HeldOpen store(m_anna->store(), [&] {
        const QStringList locks = locksOf("anna");
        QVERIFY2(locks.contains("RowExclusiveLock on event"), qPrintable(locks.join('\n')));
        call();
        isCalled = true;
        QCOMPARE(locksOf("anna"), locks);
    });
    IssueDocument command;
    command.content = m_anna->content();
    done(issueDocument(store, command));
    QVERIFY(isCalled);
}

/// As they stand at its end, within one transaction: else each statement would give them back.
QStringList TestServerLocks::locksOfReading(const Reading &reading)
{
    QStringList locks;
    const auto bert = open("bert");
    whileIssueIsHeldOpen([&] {
        bert->connection().send({"BEGIN"});
        reading(*bert);
        locks = locksOf("bert");
        bert->connection().rollBack();
    });
    return locks;
}

void TestServerLocks::readingTakesNoLockWhileAnIssueIsHeldOpen_data()
{
    QTest::addColumn<Reading>("reading");
    const auto row = [](const char *name, const Reading &reading) { QTest::newRow(name) << reading; };
    row("a document", [this](Store &store) { QVERIFY(viewDocument(store, m_issued.document)); });
    row("a draft", [this](Store &store) { QVERIFY(viewDocument(store, m_draft)); });
    row("the documents", [](Store &store) {
        QVERIFY(store.documents().page({}, {}, 100).rows.size() > 1);
        store.documents().sums({});
    });
    row("a number and its story", [this](Store &store) {
        const auto number = store.numbers().number(m_issued.number);
        QVERIFY(number);
        QVERIFY(!historyOf(store, *number).empty());
    });
    row("the register", [](Store &store) {
        QVERIFY(store.numbers().periods("INV").front().next > 1);
        store.numbers().reservations();
        store.numbers().gaps("INV", store.numbers().periods("INV").front().period);
    });
    row("the number that would be next",
        [this](Store &store) { QVERIFY(previewNumber(store, m_anna->content()).startsWith("INV-2026-")); });
    row("what stands in the way of issuing",
        [this](Store &store) { hindrancesOf(store, m_draft, m_anna->content(), Clock().today()); });
    row("a new document", [](Store &store) { newDocument(store, DocumentKind(), Clock().today()); });
    row("the company", [](Store &store) { viewCompany(store); });
    row("the log's tail", [](Store &store) { QVERIFY(!store.log().read(0, 1000).empty()); });
}

void TestServerLocks::readingTakesNoLockWhileAnIssueIsHeldOpen()
{
    QFETCH(Reading, reading);
    QCOMPARE(locksOfReading(reading), QStringList("AccessShareLock"));
}

/// An auditor could not take a lock, having no right to change anything. What is seen of it is seen between the pages.
void TestServerLocks::auditingTakesNoLockWhileAnIssueIsHeldOpen()
{
    const auto carl = open("carl");
    QStringList locks;
    whileIssueIsHeldOpen([&] {
        VerifyOptions options;
        options.progress = [&](qint64, qint64) {
            locks += locksOf("carl");
            return true;
        };
        ClockedUpkeep upkeep(carl->upkeep());
        const VerifyReport verification = verify(carl->log(), carl->numbers(), upkeep, options);
        QVERIFY(verification.intact());
        QVERIFY(auditReport(carl->log(), carl->numbers(), verification).clean());
    });
    QVERIFY(!locks.isEmpty());
    locks.removeDuplicates();
    locks.removeAll("AccessShareLock");
    QCOMPARE(locks, QStringList());
}

void TestServerLocks::theTestCatchesATwinThatTakesALock()
{
    QCOMPARE(locksOfReading([](sql::PostgresStore &store) {
        store.connection().send({"SELECT pg_advisory_xact_lock(1)", "SELECT * FROM event LIMIT 1"});
    }),
        (QStringList{"AccessShareLock", "ExclusiveLock on advisory"}));
}

void TestServerLocks::theTestCatchesATwinThatTakesTheLogsLock()
{
    QVERIFY_EXCEPTION_THROWN(
        locksOfReading([](sql::PostgresStore &store) { store.connection().send({"SELECT lock_log()"}); }), LogError);
}

QTEST_GUILESS_MAIN(TestServerLocks)
#include "tst_serverlocks.moc"
