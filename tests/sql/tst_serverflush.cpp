#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include "audit/verify.h"
#include "outgoing/outgoing.h"
#include "sql/postgresconnection.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"
#include "support/walwriter.h"

using namespace seriatim;

/// Nobody is told what is not on the disk, though commits free the log's lock before they are flushed. The server's own
/// writer, which flushes a little later, is stopped meanwhile: what is flushed then was flushed for whoever was told.
class TestServerFlush : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void whatIsAnsweredIsFlushed_data();
    void whatIsAnsweredIsFlushed();

private:
    QString read(const QString &expression) const
    {
        return m_admin->send({"SELECT " + expression}).front().front().front().toString();
    }
    void leaveUnflushed() const;

    void exportAgain(Clerk &anna);

    QTemporaryDir m_folder;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
    std::unique_ptr<sql::PostgresConnection> m_admin;
    IssueDocument m_before; ///< It was done.
    QUuid m_export = QUuid::createUuid();
    QString m_committed; ///< Up to there the write-ahead log must be flushed.
    pid_t m_writer = 0;
};

void TestServerFlush::initTestCase()
{
    m_shop = makePostgresShop();
    m_anna = std::make_unique<Clerk>(*m_shop, Clock());
    m_anna->setUp();
    m_before.command = QUuid::createUuid();
    m_before.content = m_anna->content();
    const auto issued = done(issueDocument(m_anna->store(), m_before));
    done(recordPrint(m_anna->store(), {{m_export}, issued.document, document::Medium::Pdf, 1}));
    m_admin = std::make_unique<sql::PostgresConnection>(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    m_admin->send({"CREATE TABLE public.scribble (x int)", "SET synchronous_commit = off"});
    m_writer = freezeWalWriter(*m_admin);
}

void TestServerFlush::cleanupTestCase()
{
    if (m_writer > 0)
        ::kill(m_writer, SIGCONT);
}

/// Another's commit, which nobody has flushed.
void TestServerFlush::leaveUnflushed() const
{
    m_admin->send({"INSERT INTO public.scribble VALUES (1)"});
    QCOMPARE(read("pg_current_wal_flush_lsn() < pg_current_wal_insert_lsn()"), "true");
}

void TestServerFlush::whatIsAnsweredIsFlushed_data()
{
    using Answer = std::function<void(Clerk &)>;
    QTest::addColumn<Answer>("answer");
    QTest::newRow("an issued document") << Answer([](Clerk &anna) { done(anna.issue(anna.content())); });
    // Its answer is read within the transaction, behind what was appended.
    QTest::newRow("a draft") << Answer([](Clerk &anna) { anna.draft(); });
    QTest::newRow("a reserved number") << Answer([](Clerk &anna) { done(anna.reserve(anna.draft())); });
    QTest::newRow("a command that was done before")
        << Answer([this](Clerk &anna) { QVERIFY(done(issueDocument(anna.store(), m_before)).repeated); });
    QTest::newRow("one that is looked up") << Answer([this](Clerk &anna) { QVERIFY(lookUp(anna.store(), m_before)); });
    QTest::newRow("an export that was recorded before") << Answer([this](Clerk &anna) { exportAgain(anna); });
    QTest::newRow("a verification") << Answer(
        [](Clerk &anna) { QVERIFY(verify(anna.store().log(), anna.numbers(), anna.store().upkeep()).intact()); });
}

/// A file is an answer, too.
void TestServerFlush::exportAgain(Clerk &anna)
{
    outgoing::Export wanted;
    wanted.document = std::get<DocumentAnswer>(*lookUp(anna.store(), m_before)).document;
    wanted.path = m_folder.filePath("again.pdf");
    wanted.command = m_export;
    leaveUnflushed(); // The look-up has flushed.
    m_committed = read("pg_current_wal_insert_lsn()");
    const auto exported = outgoing::exportDocument(anna.store(), wanted);
    QCOMPARE(std::get<outgoing::Exported>(exported).copy, 1);
}

void TestServerFlush::whatIsAnsweredIsFlushed()
{
    QFETCH(std::function<void(Clerk &)>, answer);
    leaveUnflushed();
    m_committed = read("pg_current_wal_insert_lsn()");
    answer(*m_anna);
    QCOMPARE(read(QStringLiteral("pg_current_wal_flush_lsn() >= '%1'::pg_lsn").arg(m_committed)), "true");
    QVERIFY(!QTest::currentTestFailed());
}

QTEST_MAIN(TestServerFlush)
#include "tst_serverflush.moc"
