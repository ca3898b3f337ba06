#include <QTest>

#include "audit/verify.h"
#include "support/clerk.h"
#include "support/copies.h"
#include "support/rawfile.h"

using namespace seriatim;
using rawfile::Guards;

// What is wrong with a file though every event fits its hash: indexes that leave rows out, guards that are gone, an end
// that was cut off, a counter that is believed. `verify` names it, `rebuild` puts right what can be, and what would
// make it worse is not done.

class TestSoundFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_log.renew(); }
    void anIndexThatLeavesRowsOutIsFoundAndMadeAnew_data();
    void anIndexThatLeavesRowsOutIsFoundAndMadeAnew();
    void theIndexOfTheEventsIsMadeAnew();
    void whatGuardsTheLogIsFoundMissingAndPutBack_data();
    void whatGuardsTheLogIsFoundMissingAndPutBack();
    void aSecondHeadIsFound();
    void aLogWhoseHeadDoesNotFollowIsNotWritten();
    void aCutTailIsToldAndKept();
    void aWrongPositionIsNoCutTail();
    void aCounterIsBelievedOnlyWhereTheRegisterBearsItOut_data();
    void aCounterIsBelievedOnlyWhereTheRegisterBearsItOut();
    void theNumberThatWasCutOffIsNotGivenAgain();
    void lookingForFaultsCanBeCancelled();

private:
    void tamper(const QStringList &statements, Guards guards = Guards::Stand) const;
    void cut(int events) const;
    std::unique_ptr<Store> open() const { return m_log.open("anna"); }
    Findings findings() const;
    QStringList noted() const;
    QString issue(Store &store) const;

    Copies m_log;
    DocumentContent m_content;
};

void TestSoundFile::initTestCase()
{
    const auto shop = makeShop("sqlite");
    const Clock clock;
    {
        Clerk anna(*shop, clock);
        anna.setUp();
        m_content = anna.content();
        for (int i = 0; i < 5; ++i)
            done(anna.issue(anna.content()));
        done(anna.reserveBlock(10));
        done(anna.voidNumbers("INV-2026-00010", "INV-2026-00012"));
        anna.draft();
        done(anna.issue(anna.content()));
    }
    m_log.keep(shop->path());
}

void TestSoundFile::tamper(const QStringList &statements, Guards guards) const
{
    rawfile::tamper(m_log.path(), statements, guards);
}

/// The last events go, and the head fits.
void TestSoundFile::cut(int events) const
{
    tamper({QStringLiteral("DELETE FROM event WHERE position > (SELECT position FROM log) - %1").arg(events),
               "UPDATE log SET position = (SELECT max(position) FROM event), "
               "hash = (SELECT hash FROM event ORDER BY position DESC LIMIT 1)"},
        Guards::StandAgain);
}

Findings TestSoundFile::findings() const
{
    const auto store = open();
    return verify(store->log(), store->numbers(), store->upkeep()).findings;
}

QStringList TestSoundFile::noted() const
{
    QStringList ids;
    for (const Finding &each : findings())
        ids.append(findingId(each.kind));
    return ids;
}

/// The number, or the kind of error.
QString TestSoundFile::issue(Store &store) const
{
    IssueDocument command;
    command.content = m_content;
    try {
        return done(issueDocument(store, command)).number;
    } catch (const LogError &error) {
        return QStringLiteral("error %1").arg(int(error.kind()));
    }
}

void TestSoundFile::anIndexThatLeavesRowsOutIsFoundAndMadeAnew_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("leavesOut");
    QTest::newRow("exceptions") << "register_exceptional"
                                << "ordinal <> 11";
    QTest::newRow("reservations") << "register_reserved"
                                  << "ordinal <> 7";
    QTest::newRow("finalized") << "register_finalized"
                               << "ordinal < 4";
    QTest::newRow("documents by number") << "document_number"
                                         << "number <> 'INV-2026-00003'";
}

/// The schema says what it said before, and so do the table's rows.
void TestSoundFile::anIndexThatLeavesRowsOutIsFoundAndMadeAnew()
{
    QFETCH(QString, index);
    QFETCH(QString, leavesOut);
    const QString schema = QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = '%1'").arg(index);
    const QString text = rawfile::valueOf(m_log.path(), schema).toString();
    QVERIFY(!text.isEmpty());
    tamper({"DROP INDEX " + index, text + " AND " + leavesOut, "PRAGMA writable_schema = ON",
        QStringLiteral("UPDATE sqlite_schema SET sql = '%1' WHERE name = '%2'")
            .arg(QString(text).replace(u'\'', "''"), index),
        "PRAGMA schema_version = 1000"});
    QVERIFY2(noted().contains("file-unsound"), qPrintable(noted().join(u' ')));
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(noted(), QStringList());
    QCOMPARE(issue(*open()), "INV-2026-00017");
}

void TestSoundFile::theIndexOfTheEventsIsMadeAnew()
{
    // An index of the same shape, without a stream, in the place of the real one.
    tamper({"CREATE UNIQUE INDEX narrow ON event (stream, version) WHERE stream <> 'series/INV'",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'narrow') "
        "WHERE name = 'sqlite_autoindex_event_1'",
        "DELETE FROM sqlite_schema WHERE name = 'narrow'", "PRAGMA schema_version = 1000"});
    QVERIFY2(noted().contains("file-unsound"), qPrintable(noted().join(u' ')));
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(noted(), QStringList());
    QCOMPARE(issue(*open()), "INV-2026-00017");
}

void TestSoundFile::whatGuardsTheLogIsFoundMissingAndPutBack_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("name");
    for (const char *trigger : {"event_is_never_updated", "event_is_never_deleted", "event_is_the_next",
             "event_is_for_a_live_log", "event_moves_the_head", "log_is_never_deleted", "log_is_one",
             "log_follows_its_events", "number_keeps_its_story", "event_is_told", "event_was_told",
             "event_takes_number", "number_enters_register", "type_is_known"})
        QTest::newRow(trigger) << QStringList{QStringLiteral("DROP TRIGGER ") + trigger} << "missing"
                               << QString::fromLatin1(trigger);
    QTest::newRow("one that does nothing") << QStringList{"DROP TRIGGER event_is_never_updated",
        "CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event WHEN false BEGIN SELECT 1; END"}
                                           << "changed"
                                           << "event_is_never_updated";
    QTest::newRow("one of a stranger's") << QStringList{"CREATE TRIGGER \"a \"\"stranger\"\"\" AFTER INSERT ON event "
                                                        "BEGIN UPDATE register SET shown = 0; END"}
                                         << "foreign"
                                         << "a \"stranger\"";
    QTest::newRow("a stranger's index") << QStringList{"CREATE INDEX theirs ON event (actor)"} << "foreign"
                                        << "theirs";
    QTest::newRow("a stranger's view") << QStringList{"CREATE VIEW theirs AS SELECT 1"} << "foreign"
                                       << "theirs";
}

void TestSoundFile::whatGuardsTheLogIsFoundMissingAndPutBack()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, fact);
    QFETCH(QString, name);
    tamper(statements);
    const Findings found = findings();
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().kind == FindingKind::SchemaDiffers);
    QCOMPARE(found.front().facts.value(fact), name);
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(noted(), QStringList());
    QCOMPARE(issue(*open()), "INV-2026-00017");
}

void TestSoundFile::aSecondHeadIsFound()
{
    tamper({"INSERT INTO log SELECT * FROM log"}, Guards::StandAgain);
    QVERIFY(noted().contains("schema-differs"));
    QCOMPARE(issue(*open()), QStringLiteral("error %1").arg(int(LogError::Kind::Damaged)));
}

/// Twin: without a look at the head before the commit, the first document goes through, and nobody can go on.
void TestSoundFile::aLogWhoseHeadDoesNotFollowIsNotWritten()
{
    tamper({"DROP TRIGGER event_moves_the_head"});
    const QString damaged = QStringLiteral("error %1").arg(int(LogError::Kind::Damaged));
    {
        const auto store = open();
        QCOMPARE(issue(*store), damaged);
        QCOMPARE(issue(*store), damaged);
    }
    QCOMPARE(noted(), QStringList("schema-differs"));
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(issue(*open()), "INV-2026-00017");
    QCOMPARE(noted(), QStringList());
}

void TestSoundFile::aCutTailIsToldAndKept()
{
    const Position head = open()->log().info().head.position;
    cut(3);
    const Findings found = findings();
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().kind == FindingKind::TailCut);
    QCOMPARE(found.front().facts.value("first"), QString::number(head - 2));
    QCOMPARE(found.front().facts.value("last"), QString::number(head));
    QCOMPARE(found.front().facts.value("numbers"), "INV-2026-00016");
    try {
        open()->upkeep().rebuild({});
        QFAIL("the evidence was destroyed");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::Damaged);
        QVERIFY(error.detail().contains("INV-2026-00016"));
    }
    QCOMPARE(noted(), QStringList("tail-cut"));
}

/// Else a changed byte would keep a table from being put right.
void TestSoundFile::aWrongPositionIsNoCutTail()
{
    tamper({"UPDATE document SET position = position + 4096 WHERE number = 'INV-2026-00002'"}, Guards::StandAgain);
    QCOMPARE(noted(), QStringList("read-model-differs"));
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(noted(), QStringList());
}

void TestSoundFile::aCounterIsBelievedOnlyWhereTheRegisterBearsItOut_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("too far") << "UPDATE period SET next = next + 100 WHERE series = 'INV'";
    QTest::newRow("by one") << "UPDATE period SET next = next + 1 WHERE series = 'INV'";
    QTest::newRow("a new beginning") << "UPDATE period SET next = next + 100, first = next + 100 WHERE series = 'INV'";
    QTest::newRow("not far enough") << "UPDATE period SET next = next - 1 WHERE series = 'INV'";
    QTest::newRow("the last number is gone") << "DELETE FROM register WHERE ordinal = 16";
}

/// Twin: without the guard, the numbers between are missing for good.
void TestSoundFile::aCounterIsBelievedOnlyWhereTheRegisterBearsItOut()
{
    QFETCH(QString, change);
    tamper({change}, Guards::StandAgain);
    QCOMPARE(issue(*open()), QStringLiteral("error %1").arg(int(LogError::Kind::Contradicted)));
    QVERIFY(open()->upkeep().rebuild({}));
    QCOMPARE(issue(*open()), "INV-2026-00017");
    QCOMPARE(noted(), QStringList());
}

void TestSoundFile::theNumberThatWasCutOffIsNotGivenAgain()
{
    cut(3);
    QCOMPARE(issue(*open()), QStringLiteral("error %1").arg(int(LogError::Kind::Contradicted)));
    QCOMPARE(noted(), QStringList("tail-cut"));
}

void TestSoundFile::lookingForFaultsCanBeCancelled()
{
    const auto store = open();
    int asked = 0;
    VerifyOptions options;
    options.progress = [&](qint64, qint64) { return ++asked < 5; };
    const VerifyReport report = verify(store->log(), store->numbers(), store->upkeep(), options);
    QVERIFY(!report.complete);
    QVERIFY(asked < 10);
}

QTEST_GUILESS_MAIN(TestSoundFile)
#include "tst_soundfile.moc"
