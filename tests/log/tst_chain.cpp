#include "log/chain.h"

#include <QTest>

using namespace seriatim;

namespace {

const QString LogId = QStringLiteral("6f1e0a52-3c0b-4c6e-9d0a-2f9a2d1f7c11");

RecordedEvent first()
{
    return {1, "series/INV", 1, "SeriesDefined", "2026-01-02T03:04:05.678000Z", "ann", "desk-1",
        "11111111-2222-4333-8444-555555555555", R"({"code":"INV"})", {}};
}

RecordedEvent second()
{
    return {2, "document/0b7c9a3e-5f1d-4a52-8d2e-9c1f00aa77bb", 1, "DraftSaved", "2026-01-02T03:04:06.000000Z",
        QStringLiteral("Zo\u00EB \U0001F600"), QStringLiteral("b\u00FCro"), "99999999-2222-4333-8444-555555555555",
        QStringLiteral(R"({"content":{"kind":"invoice","note":"a\nb","party":{"name":"%1"}}})")
            .arg(QStringLiteral("\u00C5ngstr\u00F6m & S\u00F8n"))
            .toUtf8(),
        {}};
}

} // namespace

class TestChain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void hashesAreThoseOfThePublishedFormat();
    void everyColumnIsHashed_data();
    void everyColumnIsHashed();
    void whatWasHashedBeforeIsNotLookedAt();
    void timesAreUtcWithSixDigits();
    void timesAreReadAgainInEveryTimeZone_data();
    void timesAreReadAgainInEveryTimeZone();
    void otherTimesAreNone_data();
    void otherTimesAreNone();
    void forbiddenColumnsAreNamed_data();
    void forbiddenColumnsAreNamed();
};

/// In this zone, the hour from 2 to 3 of 29 March 2026 does not exist.
void TestChain::initTestCase()
{
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3"); // Spelled out, for machines without a table of zones.
}

/// The hexadecimal digits were reckoned with Python's hashlib, from the text of FORMAT alone.
void TestChain::hashesAreThoseOfThePublishedFormat()
{
    const QByteArray genesis = chain::genesis(LogId);
    QCOMPARE(genesis.toHex(), "0cc6670862040ea5cefa7389c67418b3ce19d6f75af828f01e88c5796752141b");
    const QByteArray one = chain::link(genesis, first());
    QCOMPARE(one.toHex(), "c5fb70dc9c92b538ec2108173a5abc9b0834c05451c8feb36ace7167c826d5e5");
    QCOMPARE(chain::link(one, second()).toHex(), "b12bcda48f809204b34e8cc134414a0ff33b4c95c7cce2690b550213d1364c84");
}

void TestChain::everyColumnIsHashed_data()
{
    QTest::addColumn<RecordedEvent>("changed");
    const auto row = [](const char *name, auto change) {
        RecordedEvent event = first();
        change(event);
        QTest::newRow(name) << event;
    };
    row("position", [](RecordedEvent &event) { event.position = 2; });
    row("stream", [](RecordedEvent &event) { event.stream += "A"; });
    row("version", [](RecordedEvent &event) { event.version = 2; });
    row("type", [](RecordedEvent &event) { event.type += "A"; });
    row("recorded_at", [](RecordedEvent &event) { event.recordedAt.replace("05.678", "05.679"); });
    row("actor", [](RecordedEvent &event) { event.actor = "bob"; });
    row("origin", [](RecordedEvent &event) { event.origin = "desk-2"; });
    row("command_id", [](RecordedEvent &event) { event.commandId.replace(u'1', u'0'); });
    row("data", [](RecordedEvent &event) { event.data = R"({"code": "INV"})"; });
    row("a letter moved to the next column",
        [](RecordedEvent &event) { event.actor = "an", event.origin = "ndesk-1"; });
}

void TestChain::everyColumnIsHashed()
{
    QFETCH(RecordedEvent, changed);
    const QByteArray genesis = chain::genesis(LogId);
    QVERIFY(chain::link(genesis, changed) != chain::link(genesis, first()));
    QVERIFY(chain::link(chain::link(genesis, first()), changed) != chain::link(genesis, changed));
}

void TestChain::whatWasHashedBeforeIsNotLookedAt()
{
    RecordedEvent stored = first();
    stored.hash = QByteArray(32, 'x');
    QCOMPARE(chain::link(chain::genesis(LogId), stored), chain::link(chain::genesis(LogId), first()));
}

void TestChain::timesAreUtcWithSixDigits()
{
    const QDateTime summer(QDate(2026, 7, 1), QTime(1, 30, 0, 7), Qt::LocalTime);
    QCOMPARE(chain::timestamp(summer), "2026-06-30T23:30:00.007000Z");
    QCOMPARE(chain::timestamp(QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC)), "2026-01-02T03:04:05.000000Z");
}

void TestChain::timesAreReadAgainInEveryTimeZone_data()
{
    QTest::addColumn<QString>("time");
    for (const char *time :
        {"2026-01-02T03:04:05.678000Z", "2026-03-29T02:30:00.000000Z", "2026-10-25T02:30:00.001000Z",
            "2024-02-29T23:59:59.999000Z", "1970-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.999000Z"})
        QTest::newRow(time) << QString::fromLatin1(time);
}

void TestChain::timesAreReadAgainInEveryTimeZone()
{
    QFETCH(QString, time);
    const QDateTime read = chain::fromTimestamp(time);
    QVERIFY(read.isValid());
    QCOMPARE(read.timeSpec(), Qt::UTC);
    QCOMPARE(chain::timestamp(read), time);
}

void TestChain::otherTimesAreNone_data()
{
    QTest::addColumn<QString>("time");
    for (const char *time : {"", "2026-01-02", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678Z",
             "2026-01-02T03:04:05.678000", "2026-01-02 03:04:05.678000Z", "2026-01-02T03:04:05.678000z",
             "2026-01-02T03:04:05.678abcZ", "2026-01-02T03:04:05,678000Z", "2026-02-29T03:04:05.678000Z",
             "2026-01-02T24:00:00.000000Z", "2026-01-02T03:60:00.000000Z", "2026-01-02T03:04:05.678000+",
             "2026-01-02T03:04:05.678000Z\n", " 026-01-02T03:04:05.678000Z", "2026-1-002T03:04:05.678000Z"})
        QTest::addRow("'%s'", time) << QString::fromLatin1(time);
}

void TestChain::otherTimesAreNone()
{
    QFETCH(QString, time);
    QVERIFY(!chain::fromTimestamp(time).isValid());
}

void TestChain::forbiddenColumnsAreNamed_data()
{
    QTest::addColumn<RecordedEvent>("event");
    QTest::addColumn<QString>("column");
    const auto row = [](const char *name, const char *column, auto change) {
        RecordedEvent event = second();
        change(event);
        QTest::newRow(name) << event << QString::fromLatin1(column);
    };
    row("nothing", "", [](RecordedEvent &) {});
    row("line break in the actor", "actor", [](RecordedEvent &event) { event.actor = "ann\nadmin"; });
    row("NUL in the origin", "origin", [](RecordedEvent &event) { event.origin += QChar(0); });
    row("C1 in the stream", "stream", [](RecordedEvent &event) { event.stream += QChar(0x85); });
    row("tab in the type", "type", [](RecordedEvent &event) { event.type += u'\t'; });
    row("lone surrogate in the actor", "actor", [](RecordedEvent &event) { event.actor = QChar(0xD83D); });
    row("no command", "command_id", [](RecordedEvent &event) { event.commandId.clear(); });
    row("no time", "recorded_at", [](RecordedEvent &event) { event.recordedAt.clear(); });
    row("no actor", "actor", [](RecordedEvent &event) { event.actor.clear(); });
}

void TestChain::forbiddenColumnsAreNamed()
{
    QFETCH(RecordedEvent, event);
    QTEST(chain::forbiddenColumn(event), "column");
}

QTEST_APPLESS_MAIN(TestChain)
#include "tst_chain.moc"
