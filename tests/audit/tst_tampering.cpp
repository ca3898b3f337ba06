#include <QRandomGenerator>
#include <QTest>

#include "audit/verify.h"
#include "log/chain.h"
#include "support/clerk.h"
#include "support/copies.h"
#include "support/rawfile.h"

using namespace seriatim;

// Somebody with a database tool takes the guards away and changes a log. `verify` must find it and name the place. What
// it cannot find by itself, a cut tail or a full rewrite with a head to fit, is what seals and witnesses are for
// (DESIGN, 3).

class TestTampering : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_log.renew(); }
    void anUntouchedCopyIsIntact();
    void theDatabaseItselfRefuses_data();
    void theDatabaseItselfRefuses();
    void anEditedEventIsNamed_data();
    void anEditedEventIsNamed();
    void anEditWithAHashToFitIsFoundAtTheNext();
    void aDeletedEventIsNamed();
    void aCutTailShowsInTheHead();
    void swappedEventsAreNamed();
    void anInsertedEventIsNamed();
    void anotherLogsIdIsFound();
    void anEditedHeadIsFound();
    void aWholeForgeryWithASkippedNumberIsFound();
    void forgedTotalsAreFound_data();
    void forgedTotalsAreFound();
    void sumsHaveTheDigitsOfTheirCurrency();
    void tamperedReadModelsAreFoundAndRebuilt_data();
    void tamperedReadModelsAreFoundAndRebuilt();
    void aWrongCounterIsFoundHoweverBusyTheLogIs();
    void onlyTheTailIsReadWhenTheRestWasVerified();
    void randomTamperingIsFound();
    void verifyingCanBeCancelled();

private:
    void tamper(const QStringList &statements) const;
    QString refusalTo(const QString &statement) const { return rawfile::refusalTo(m_log.path(), statement); }
    QVariant value(const QString &question) const { return rawfile::valueOf(m_log.path(), question); }
    VerifyReport verified(const VerifyOptions &options = {}) const;
    QStringList noted(qint64 position, const VerifyReport &report) const;
    /// Gives every event from `position` on, and the head, the hash that it ought to have.
    void forgeChain(qint64 position) const;

    Copies m_log;
    qint64 m_events = 0;
};

namespace {

/// Some of everything: drafts, documents of three kinds, blocks, voids, moves, prints, a closed period.
void work(Clerk &clerk, Clerk &other)
{
    clerk.setUp();
    for (int i = 0; i < 4; ++i)
        done(clerk.issue(clerk.content()));
    done(clerk.reserveBlock(5));
    done(clerk.voidNumbers("INV-2026-00006", "INV-2026-00007"));
    const QString draft = other.draft();
    done(other.move("INV-2026-00008", true, draft));
    done(other.issue(draft));
    done(other.print(draft));
    const DocumentAnswer invoice = done(clerk.issue(clerk.content(QDate(2026, 3, 2)), true));
    done(clerk.issue(done(clerk.credit(invoice.document)).document));
    done(clerk.voidDocument(done(clerk.issue(clerk.content({}, "quotation"))).document));
    done(clerk.issue(clerk.content(QDate(2025, 3, 2)), true));
    done(clerk.close("INV", "2025-01-01"));
    SaveParty save;
    save.card.party.name = "Harbour Books";
    done(saveParty(clerk.store(), save));
}

} // namespace

void TestTampering::initTestCase()
{
    const auto shop = makeShop("sqlite");
    {
        const Clock clock;
        Clerk anna(*shop, clock);
        Clerk ben(*shop, clock, "ben");
        work(anna, ben);
        m_events = anna.head();
    }
    m_log.keep(shop->path());
}

void TestTampering::tamper(const QStringList &statements) const
{
    rawfile::tamper(m_log.path(), statements, rawfile::Guards::Gone);
}

VerifyReport TestTampering::verified(const VerifyOptions &options) const
{
    const auto store = m_log.open("auditor");
    return verify(store->log(), store->numbers(), store->upkeep(), options);
}

QStringList TestTampering::noted(qint64 position, const VerifyReport &report) const
{
    QStringList ids;
    for (const Finding &finding : report.findings) {
        if (finding.position == position)
            ids.append(findingId(finding.kind));
    }
    return ids;
}

void TestTampering::forgeChain(qint64 position) const
{
    std::vector<RecordedEvent> events;
    QByteArray hash;
    {
        const auto store = m_log.open("forger");
        const EventLog &log = std::as_const(*store).log();
        events = log.read(position - 1, 10'000);
        hash = position == 1 ? chain::genesis(log.info().id) : log.read(position - 2, 1).front().hash;
    }
    QStringList statements;
    for (const RecordedEvent &event : events) {
        hash = chain::link(hash, event);
        statements.append(QStringLiteral("UPDATE event SET hash = x'%1' WHERE position = %2")
                              .arg(QString::fromLatin1(hash.toHex()))
                              .arg(event.position));
    }
    statements.append(QStringLiteral("UPDATE log SET hash = x'%1', position = %2")
                          .arg(QString::fromLatin1(hash.toHex()))
                          .arg(events.back().position));
    tamper(statements);
}

void TestTampering::anUntouchedCopyIsIntact()
{
    const VerifyReport report = verified();
    QVERIFY(report.intact());
    QCOMPARE(report.events, m_events);
    QCOMPARE(report.verified.position, m_events);
}

void TestTampering::theDatabaseItselfRefuses_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("reason");
    // clang-format off
    const auto row = [](const char *name, const char *statement, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(statement) << QString::fromLatin1(reason);
    };
    row("update", "UPDATE event SET actor = 'mallory' WHERE position = 3", "an event is never changed");
    row("delete", "DELETE FROM event WHERE position = 3", "an event is never deleted");
    row("replace", "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 3", "an event takes the next position and version");
    row("delete all", "DELETE FROM event", "an event is never deleted");
    row("skip a position", "INSERT INTO event SELECT position + 2, 'party/x', 1, type, recorded_at, actor, origin, command_id, data, hash "
                           "FROM event ORDER BY position DESC LIMIT 1", "an event takes the next position and version");
    row("replace the log", "INSERT INTO log SELECT * FROM log", "there is one log");
    row("forget the log", "DELETE FROM log", "the log is never deleted");
    row("another id", "UPDATE log SET id = 'x'", "the head of the log is its last event");
    row("an earlier head", "UPDATE log SET position = position - 1", "the head of the log is its last event");
    row("another hash of the head", "UPDATE log SET hash = zeroblob(32)", "the head of the log is its last event");
    row("unfinalize", "UPDATE register SET state = 'reserved' WHERE state = 'finalized'", "a number never goes back to an earlier state");
    row("renumber", "UPDATE register SET number = number || 'X'", "a number is never renumbered");
    row("drop a number", "DELETE FROM register WHERE ordinal = 2", "only the latest number, reserved and never shown, steps back");
    // clang-format on
}

void TestTampering::theDatabaseItselfRefuses()
{
    QFETCH(QString, statement);
    QFETCH(QString, reason);
    const QString refusal = refusalTo(statement);
    QVERIFY2(refusal.contains(reason), qPrintable(refusal));
    QVERIFY(verified().intact());
}

void TestTampering::anEditedEventIsNamed_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("stream") << "stream = 'party/0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11'";
    QTest::newRow("version") << "version = 77";
    QTest::newRow("type") << "type = 'DraftDiscarded'";
    QTest::newRow("time") << "recorded_at = '2026-03-16T09:00:00.000000Z'";
    QTest::newRow("actor") << "actor = 'mallory'";
    QTest::newRow("origin") << "origin = 'elsewhere'";
    QTest::newRow("command") << "command_id = '0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11'";
    QTest::newRow("data") << "data = replace(data, '80.00', '8.00')";
    QTest::newRow("a blank in data") << "data = data || ' '";
    QTest::newRow("hash") << "hash = zeroblob(32)";
}

void TestTampering::anEditedEventIsNamed()
{
    QFETCH(QString, change);
    const qint64 position = value("SELECT position FROM event WHERE type = 'DocumentIssued' LIMIT 1").toLongLong();
    tamper({QStringLiteral("UPDATE event SET %1 WHERE position = %2").arg(change).arg(position)});
    const VerifyReport report = verified();
    QVERIFY(noted(position, report).contains("hash-wrong"));
    QCOMPARE(report.findings.front().position, position);
}

void TestTampering::anEditWithAHashToFitIsFoundAtTheNext()
{
    tamper({"UPDATE event SET origin = 'elsewhere' WHERE position = 9"});
    QByteArray hash;
    {
        const auto events = m_log.open("forger")->log().read(7, 2);
        hash = chain::link(events[0].hash, events[1]);
    }
    tamper({QStringLiteral("UPDATE event SET hash = x'%1' WHERE position = 9").arg(QString::fromLatin1(hash.toHex()))});
    const VerifyReport report = verified();
    QVERIFY(noted(9, report).isEmpty());
    QCOMPARE(noted(10, report), QStringList{"hash-wrong"});
}

void TestTampering::aDeletedEventIsNamed()
{
    tamper({"DELETE FROM event WHERE position IN (12, 13)"});
    const VerifyReport report = verified();
    QCOMPARE(noted(12, report), QStringList{"position-missing"});
    QCOMPARE(report.findings.front().facts.value("last"), "13");
}

void TestTampering::aCutTailShowsInTheHead()
{
    tamper({QStringLiteral("DELETE FROM event WHERE position > %1").arg(m_events - 3)});
    QCOMPARE(noted(m_events - 2, verified()), QStringList{"position-missing"});
}

void TestTampering::swappedEventsAreNamed()
{
    tamper({"UPDATE event SET position = -1 WHERE position = 10", "UPDATE event SET position = 10 WHERE position = 14",
        "UPDATE event SET position = 14 WHERE position = -1"});
    const VerifyReport report = verified();
    QVERIFY(noted(10, report).contains("hash-wrong"));
    QVERIFY(noted(14, report).contains("hash-wrong"));
}

void TestTampering::anInsertedEventIsNamed()
{
    tamper({QStringLiteral("UPDATE event SET position = -position - 1 WHERE position > 20"),
        "UPDATE event SET position = -position WHERE position < 0",
        "INSERT INTO event SELECT 21, 'party/0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11', 1, 'PartyArchived', recorded_at, "
        "actor, origin, "
        "'0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11', '{}', hash FROM event WHERE position = 20"});
    const VerifyReport report = verified();
    QVERIFY(noted(21, report).contains("hash-wrong"));
}

void TestTampering::anotherLogsIdIsFound()
{
    tamper({"UPDATE log SET id = '0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11'"});
    QCOMPARE(noted(1, verified()), QStringList{"hash-wrong"});
}

void TestTampering::anEditedHeadIsFound()
{
    tamper({"UPDATE log SET position = position - 2"});
    QVERIFY(noted(0, verified()).contains("head-wrong"));
    init();
    tamper({"UPDATE log SET hash = zeroblob(32)"});
    QVERIFY(noted(0, verified()).contains("head-wrong"));
}

/// Every hash fits, but the numbers' story does not: the chain is not all that is checked.
void TestTampering::aWholeForgeryWithASkippedNumberIsFound()
{
    const qint64 position =
        value("SELECT position FROM event WHERE type = 'NumberReserved' AND data ->> '$.first' = 3 LIMIT 1")
            .toLongLong();
    tamper({QStringLiteral("DELETE FROM event WHERE position BETWEEN %1 AND %1 + 2").arg(position),
        QStringLiteral("UPDATE event SET position = position - 3 WHERE position > %1").arg(position),
        QStringLiteral("UPDATE event SET version = version - 2 WHERE stream = 'series/INV' AND position >= %1")
            .arg(position)});
    forgeChain(position);
    const VerifyReport report = verified();
    const auto found = std::ranges::find(report.findings, FindingKind::NumberSkipped, &Finding::kind);
    QVERIFY(found != report.findings.end());
    QCOMPARE(found->facts.value("series"), "INV");
    QCOMPARE(found->facts.value("first"), "3");
    QCOMPARE(found->facts.value("last"), "3");
    QVERIFY(std::ranges::count(report.findings, FindingKind::HashWrong, &Finding::kind) == 0);
}

void TestTampering::forgedTotalsAreFound_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("gross") << "json_set(data, '$.totals.gross', '1.00')";
    QTest::newRow("a line's price") << "json_set(data, '$.content.lines[0].price', '1.00')";
    QTest::newRow("a tax rate") << "json_set(data, '$.content.lines[0].tax.rate', '1')";
    QTest::newRow("a line's net") << "json_set(data, '$.totals.lineNets[0]', '1.00')";
}

/// Every hash fits, but the sums do not.
void TestTampering::forgedTotalsAreFound()
{
    QFETCH(QString, change);
    const qint64 position = value("SELECT position FROM event WHERE type = 'DocumentIssued' LIMIT 1").toLongLong();
    tamper({QStringLiteral("UPDATE event SET data = %1 WHERE position = %2").arg(change).arg(position)});
    forgeChain(position);
    const VerifyReport report = verified();
    QCOMPARE(noted(position, report), QStringList{"totals-wrong"});
    QCOMPARE(std::ranges::count(report.findings, FindingKind::HashWrong, &Finding::kind), 0);
}

/// True, but not as they are published: whoever compares texts would find another sum.
void TestTampering::sumsHaveTheDigitsOfTheirCurrency()
{
    const qint64 position = value("SELECT position FROM event WHERE type = 'DocumentIssued' LIMIT 1").toLongLong();
    tamper({QStringLiteral("UPDATE event SET data = json_set(data, '$.totals.gross', "
                           "substr(data ->> '$.totals.gross', 1, length(data ->> '$.totals.gross') - 1)) "
                           "WHERE position = %1")
                .arg(position)});
    forgeChain(position);
    QCOMPARE(noted(position, verified()), QStringList{"data-unreadable"});
}

void TestTampering::tamperedReadModelsAreFoundAndRebuilt_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("number deleted") << "DELETE FROM register WHERE ordinal = 2";
    QTest::newRow("state") << "UPDATE register SET state = 'voided' WHERE ordinal = 2";
    QTest::newRow("counter") << "UPDATE period SET next = next + 1 WHERE series = 'INV'";
    QTest::newRow("counter of no period")
        << "UPDATE period SET period = '2026-13-45' WHERE series = 'INV' AND period = '2026-01-01'";
    QTest::newRow("counter of a series without rules") << "DELETE FROM series_rules WHERE series = 'INV'";
    QTest::newRow("series of no kind") << "UPDATE series SET definition = '{}' WHERE code = 'INV'";
    QTest::newRow("document") << "UPDATE document SET gross = 1 WHERE number = 'INV-2026-00002'";
    QTest::newRow("document deleted") << "DELETE FROM document WHERE number = 'INV-2026-00002'";
    QTest::newRow("rules")
        << "UPDATE series_rules SET rules = json_set(rules, '$.stepBack', json('true')) WHERE series = 'INV'";
    QTest::newRow("command") << "DELETE FROM command WHERE first = (SELECT max(first) FROM command)";
    QTest::newRow("party") << "UPDATE party SET name = 'Somebody Else'";
}

void TestTampering::tamperedReadModelsAreFoundAndRebuilt()
{
    QFETCH(QString, statement);
    tamper({statement});
    QVERIFY(noted(0, verified()).contains("read-model-differs"));
    QVERIFY(m_log.open("auditor")->upkeep().rebuild({}));
    QVERIFY(verified().intact());
}

/// A colleague appends whenever the verification has read to the end: there is no moment at which nobody does.
void TestTampering::aWrongCounterIsFoundHoweverBusyTheLogIs()
{
    QCOMPARE(
        refusalTo("UPDATE period SET finalized = finalized + 1, voided = voided - 1 WHERE series = 'QU'"), QString());
    const auto colleague = m_log.open("colleague");
    int saved = 0;
    VerifyOptions options;
    options.progress = [&, before = qint64(-1)](qint64 read, qint64) mutable {
        SaveParty save;
        save.card.party.name = "Harbour Books";
        if (std::exchange(before, read) == read)
            saved += !isRefused(saveParty(*colleague, save));
        return true;
    };
    const VerifyReport report = verified(options);
    QVERIFY(saved > 2 && report.complete);
    QCOMPARE(std::ranges::count(report.findings, FindingKind::CountersDiffer, &Finding::kind), 1);
}

void TestTampering::onlyTheTailIsReadWhenTheRestWasVerified()
{
    VerifyOptions options;
    options.verified.position = 30;
    options.verified.hash = value("SELECT hash FROM event WHERE position = 30").toByteArray();
    options.readModels = false;
    tamper({"UPDATE event SET origin = 'elsewhere' WHERE position = 9"});
    const VerifyReport tail = verified(options);
    QVERIFY(tail.intact());
    QCOMPARE(tail.events, m_events - 30);
    tamper({"UPDATE event SET actor = 'mallory' WHERE position = 31"});
    QCOMPARE(noted(31, verified(options)), QStringList{"hash-wrong"});
}

void TestTampering::randomTamperingIsFound()
{
    QRandomGenerator random(20260316);
    const QStringList texts{"stream", "type", "recorded_at", "actor", "origin", "command_id", "data"};
    VerifyOptions options;
    options.readModels = false;
    for (int i = 0; i < 200; ++i) {
        init();
        const qint64 position = random.bounded(1, static_cast<int>(m_events) + 1);
        const QString place = QStringLiteral(" WHERE position = %1").arg(position);
        const QString column = texts[random.bounded(texts.size())];
        const int at = random.bounded(1, 20);
        switch (random.bounded(5)) {
        case 0: // One character becomes another.
            tamper({QStringLiteral("UPDATE event SET %1 = substr(%1, 1, %2) || CASE substr(%1, %2 + 1, 1) WHEN 'x' "
                                   "THEN 'y' ELSE 'x' END || substr(%1, %2 + 2)")
                        .arg(column)
                        .arg(at)
                + place});
            break;
        case 1: // A character is lost.
            tamper({QStringLiteral("UPDATE event SET %1 = substr(%1, 2)").arg(column) + place});
            break;
        case 2:
            tamper({QStringLiteral("UPDATE event SET hash = randomblob(32)") + place});
            break;
        case 3:
            tamper({QStringLiteral("DELETE FROM event") + place});
            break;
        default:
            tamper({QStringLiteral("UPDATE event SET version = version + 100000") + place});
        }
        const VerifyReport report = verified(options);
        QVERIFY2(!report.intact(), qPrintable(QStringLiteral("tampering %1 at %2").arg(i).arg(position)));
        QVERIFY2(
            !noted(position, report).isEmpty(), qPrintable(QStringLiteral("tampering %1 at %2").arg(i).arg(position)));
    }
}

void TestTampering::verifyingCanBeCancelled()
{
    VerifyOptions options;
    options.progress = [](qint64, qint64) { return false; };
    const VerifyReport report = verified(options);
    QVERIFY(!report.complete);
    QVERIFY(!report.intact());
}

QTEST_GUILESS_MAIN(TestTampering)
#include "tst_tampering.moc"
