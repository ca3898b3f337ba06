#include <QTest>

#include "support/clerk.h"
#include "support/copies.h"
#include "support/rawfile.h"

using namespace seriatim;

/// What a wrong program, or another tool, writes into a log's file is refused by the file itself, if it would give a
/// number a story that it cannot have.
class TestWrongEvents : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_log.renew(); }
    void aRightEventIsTaken();
    void aWrongEventIsRefused_data();
    void aWrongEventIsRefused();

private:
    QString refusalTo(const QString &type, const QString &data, const QString &command, const QString &verb) const;

    Copies m_log;
};

namespace {

const QString AnotherCommand = QStringLiteral("'5f0c1b2e-0000-4000-8000-000000000001'");
const QString EarlierCommand = QStringLiteral("(SELECT command_id FROM event WHERE type = 'SeriesDefined' LIMIT 1)");
const QString LatestCommand = QStringLiteral("(SELECT command_id FROM event ORDER BY position DESC LIMIT 1)");

/// Numbers from and to, of the year 2026.
QString numbers(const QString &first, const QString &last, const QString &more)
{
    const QString range = QStringLiteral(R"({"period":"2026-01-01","pattern":"INV-2026-{#####}","firstNumber":"")");
    return range + (first.isEmpty() ? QString() : QStringLiteral(R"(,"first":)") + first)
        + (last.isEmpty() ? QString() : QStringLiteral(R"(,"last":)") + last) + more + u'}';
}

} // namespace

/// INV-2026-00001 is finalized, 2 to 4 are reserved, 4 is voided; 5 is the next.
void TestWrongEvents::initTestCase()
{
    const auto shop = makeShop("sqlite");
    const Clock clock;
    {
        Clerk anna(*shop, clock);
        anna.setUp();
        done(anna.issue(anna.content()));
        done(anna.reserveBlock(3));
        done(anna.voidNumbers("INV-2026-00004", "INV-2026-00004"));
    }
    m_log.keep(shop->path());
}

QString TestWrongEvents::refusalTo(
    const QString &type, const QString &data, const QString &command, const QString &verb) const
{
    return rawfile::refusalTo(m_log.path(),
        QStringLiteral(
            "%1 INTO event SELECT max(position) + 1, 'series/INV', (SELECT max(version) + 1 FROM event WHERE "
            "stream = 'series/INV'), '%2', '2026-11-26T00:00:00.000000Z', 'eve', 'x', %3, '%4', "
            "zeroblob(32) FROM event")
            .arg(verb, type, command, data));
}

void TestWrongEvents::aRightEventIsTaken()
{
    QCOMPARE(refusalTo("NumberReserved", numbers("5", "7", R"(,"request":"a")"), AnotherCommand, "INSERT"), QString());
    QCOMPARE(refusalTo("NumberFinalized", numbers("2", "2", R"(,"document":"d")"), LatestCommand, "INSERT"), QString());
    QCOMPARE(rawfile::valueOf(m_log.path(), "SELECT group_concat(state) FROM register WHERE series = 'INV'"),
        "finalized,finalized,reserved,voided,reserved,reserved,reserved");
    QCOMPARE(
        rawfile::valueOf(m_log.path(),
            "SELECT next || ' ' || finalized || ' ' || reserved || ' ' || voided FROM period WHERE series = 'INV'"),
        "8 2 4 1");
    QCOMPARE(rawfile::valueOf(m_log.path(), "SELECT last - first FROM command WHERE request = 'a'").toInt(), 1);
}

void TestWrongEvents::aWrongEventIsRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const QString &type, const QString &data,
                         const QString &command = AnotherCommand) { QTest::newRow(name) << type << data << command; };
    const QString document = R"(,"document":"d")";
    row("a number is taken again", "NumberReserved", numbers("4", "4", document));
    row("a number is passed over", "NumberReserved", numbers("6", "6", document));
    row("a block begins too early", "NumberReserved", numbers("3", "8", {}));
    row("a block ends before it begins", "NumberReserved", numbers("5", "4", {}));
    row("a block ends nowhere", "NumberReserved", numbers("5", {}, {}));
    row("a block begins nowhere", "NumberReserved", numbers({}, "5", {}));
    row("a block that is nowhere", "NumberReserved", numbers({}, {}, {}));
    row("a lost number is passed over", "NumberLost", numbers("6", "6", R"(,"reason":"restored")"));
    row("a number is finalized that nobody reserved", "NumberFinalized", numbers("5", "5", document));
    row("a number is finalized again", "NumberFinalized", numbers("1", "1", document));
    row("a voided number is finalized", "NumberFinalized", numbers("4", "4", document));
    row("two numbers are finalized at once", "NumberFinalized", numbers("2", "3", document));
    row("a number is finalized that ends nowhere", "NumberFinalized", numbers("2", {}, document));
    row("a number is finalized for nothing", "NumberFinalized", numbers("2", "2", {}));
    row("a number is voided that nobody reserved", "NumberVoided", numbers("2", "5", R"(,"reason":"spoiled")"));
    row("a number is moved that nobody reserved", "ReservationMoved", numbers("5", "5", R"(,"holder":"eve")"));
    row("a number steps back that is not the latest", "NumberReleased", numbers("2", "2", {}));
    row("a voided number steps back", "NumberReleased", numbers("4", "4", {}));
    row("a command's id is used again", "NumberReserved", numbers("5", "5", document), EarlierCommand);
    row("the latest command's id is used again", "NumberReserved", numbers("5", "5", document + R"(,"request":"a")"),
        LatestCommand);
}

void TestWrongEvents::aWrongEventIsRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, data);
    QFETCH(QString, command);
    const QString everything = "SELECT group_concat(ordinal || state || document || since, ' ') FROM register "
                               "UNION ALL SELECT group_concat(id || last, ' ') FROM command "
                               "UNION ALL SELECT group_concat(series || next || reserved, ' ') FROM period "
                               "UNION ALL SELECT count(*) FROM event UNION ALL SELECT position FROM log";
    const QVariantList before = rawfile::valuesOf(m_log.path(), everything);
    for (const char *verb : {"INSERT", "INSERT OR REPLACE"})
        QVERIFY2(!refusalTo(type, data, command, verb).isEmpty(), verb);
    QCOMPARE(rawfile::valuesOf(m_log.path(), everything), before);
}

QTEST_GUILESS_MAIN(TestWrongEvents)
#include "tst_wrongevents.moc"
