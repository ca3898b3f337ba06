#include <QFile>
#include <QTest>

#include "audit/verify.h"
#include "sql/database.h"
#include "sql/schema.h"
#include "support/clerk.h"
#include "support/copies.h"
#include "support/fulldisk.h"
#include "support/rawfile.h"

using namespace seriatim;

/// A file that an earlier version made, whose triggers did the same more slowly: it is brought up to date when it is
/// opened for writing, and is no finding where it is only read. One that somebody has changed is left as it is.
class TestEarlierVersions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void itIsBroughtUpToDate();
    void oneThatSomebodyWritesIsLeftForAnotherTime();
    void oneOnAFullDiskIsLeftForAnotherTime();
    void whereItIsOnlyReadItIsNoFinding();
    void oneThatWasChangedIsLeftAndFound_data();
    void oneThatWasChangedIsLeftAndFound();
    void aRebuildThatIsCutShortGivesNoNumberTwice();

private:
    void tamper(const QStringList &statements) const { rawfile::tamper(m_log.path(), statements); }
    QVariantList schema() const;
    static int earlier();
    int version() const { return rawfile::valueOf(m_log.path(), "PRAGMA user_version").toInt(); }
    QStringList found() const;
    QString issue() const;

    Copies m_log;
    DocumentContent m_content;
    QVariantList m_schemaOfToday;
};

namespace {

/// The views and triggers as they were; a statement each.
QStringList statementsOfVersion(int version)
{
    QFile file(QStringLiteral(SOURCE_DIR "/tests/sql/version%1.sql").arg(version));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList statements = QString::fromUtf8(file.readAll()).split("\n\nCREATE ").mid(1);
    for (QString &each : statements)
        each = "CREATE " + each.trimmed().chopped(1);
    return statements;
}

} // namespace

void TestEarlierVersions::initTestCase_data()
{
    QTest::addColumn<int>("earlier");
    QTest::newRow("version 1") << 1;
    QTest::newRow("version 2") << 2;
}

void TestEarlierVersions::initTestCase()
{
    const auto shop = makeShop("sqlite");
    const Clock clock;
    {
        Clerk anna(*shop, clock);
        anna.setUp();
        m_content = anna.content();
        done(anna.issue(m_content));
        done(anna.reserveBlock(3));
        done(anna.voidNumbers("INV-2026-00003", "INV-2026-00004"));
        anna.draft();
    }
    m_log.keep(shop->path());
}

void TestEarlierVersions::init()
{
    m_log.renew();
    m_schemaOfToday = schema();
    QStringList statements;
    for (const char *type : {"trigger", "view"}) {
        const QString names = QStringLiteral("SELECT name FROM sqlite_schema WHERE type = '%1'");
        for (const QVariant &each : rawfile::valuesOf(m_log.path(), names.arg(QLatin1StringView(type))))
            statements.append(QStringLiteral("DROP %1 %2").arg(QLatin1StringView(type), each.toString()));
    }
    tamper(statements + statementsOfVersion(earlier())
        + QStringList{QStringLiteral("PRAGMA user_version = %1").arg(earlier())});
    QVERIFY(schema() != m_schemaOfToday);
}

int TestEarlierVersions::earlier()
{
    QFETCH_GLOBAL(int, earlier);
    return earlier;
}

QVariantList TestEarlierVersions::schema() const
{
    return rawfile::valuesOf(m_log.path(), "SELECT sql FROM sqlite_schema ORDER BY type, name");
}

QStringList TestEarlierVersions::found() const
{
    const auto store = m_log.open("anna");
    QStringList ids;
    for (const Finding &each : verify(store->log(), store->numbers(), store->upkeep()).findings)
        ids.append(findingId(each.kind));
    ids.removeDuplicates();
    return ids;
}

QString TestEarlierVersions::issue() const
{
    const auto store = m_log.open("anna");
    IssueDocument command;
    command.content = m_content;
    return done(issueDocument(*store, command)).number;
}

void TestEarlierVersions::itIsBroughtUpToDate()
{
    QCOMPARE(issue(), "INV-2026-00005");
    QCOMPARE(schema(), m_schemaOfToday);
    QCOMPARE(version(), sql::SchemaVersion);
    QCOMPARE(found(), QStringList());
    QCOMPARE(issue(), "INV-2026-00006");
}

void TestEarlierVersions::oneThatSomebodyWritesIsLeftForAnotherTime()
{
    sql::Database other(m_log.path(), sql::Database::Access::ReadWrite, std::chrono::seconds(5));
    QVERIFY(other.beginImmediate());
    const auto store = m_log.open("anna");
    QVERIFY(store->readOnlyReason().isEmpty());
    other.rollback();
    QCOMPARE(version(), earlier());
    IssueDocument command;
    command.content = m_content;
    QCOMPARE(done(issueDocument(*store, command)).number, "INV-2026-00005");
    QCOMPARE(issue(), "INV-2026-00006");
    QCOMPARE(version(), sql::SchemaVersion);
}

void TestEarlierVersions::oneOnAFullDiskIsLeftForAnotherTime()
{
    {
        const FullDisk full(37'000); // Room for what SQLite needs to open it.
        QVERIFY(m_log.open("anna")->readOnlyReason().isEmpty());
    }
    QCOMPARE(version(), earlier());
    QCOMPARE(issue(), "INV-2026-00005");
    QCOMPARE(version(), sql::SchemaVersion);
}

void TestEarlierVersions::whereItIsOnlyReadItIsNoFinding()
{
    tamper({"UPDATE log SET role = 'backup'"});
    QCOMPARE(found(), QStringList());
    QCOMPARE(version(), earlier());
}

void TestEarlierVersions::oneThatWasChangedIsLeftAndFound_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("a guard is gone") << "DROP TRIGGER event_is_never_deleted";
    QTest::newRow("a stranger's trigger") << "CREATE TRIGGER theirs AFTER INSERT ON event BEGIN SELECT 1; END";
    QTest::newRow("an index is gone") << "DROP INDEX register_reserved";
}

void TestEarlierVersions::oneThatWasChangedIsLeftAndFound()
{
    QFETCH(QString, change);
    tamper({change});
    QCOMPARE(issue(), "INV-2026-00005");
    QCOMPARE(found(), QStringList("schema-differs"));
    QCOMPARE(version(), earlier());
    QVERIFY(m_log.open("anna")->upkeep().rebuild({}));
    QCOMPARE(schema(), m_schemaOfToday);
    QCOMPARE(version(), sql::SchemaVersion);
    QCOMPARE(found(), QStringList());
    QCOMPARE(issue(), "INV-2026-00006");
}

/// Wherever the disk is full: no trigger is taken away for good before another stands in its place.
void TestEarlierVersions::aRebuildThatIsCutShortGivesNoNumberTwice()
{
    int cutShort = 0;
    for (rlim_t bytes = 60'000; bytes <= 600'000; bytes += 20'000) {
        init();
        tamper({"CREATE INDEX theirs ON register (holder)"});
        {
            const auto store = m_log.open("anna");
            const FullDisk full(bytes);
            try {
                QVERIFY(store->upkeep().rebuild({}));
            } catch (const LogError &) {
                ++cutShort;
            }
        }
        QCOMPARE(issue(), "INV-2026-00005");
        QCOMPARE(issue(), "INV-2026-00006");
    }
    QVERIFY(cutShort > 3);
    QVERIFY(cutShort < 28);
}

QTEST_GUILESS_MAIN(TestEarlierVersions)
#include "tst_earlierversions.moc"
