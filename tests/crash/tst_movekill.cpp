#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <random>

#include "audit/verify.h"
#include "crash/oracle.h"
#include "log/codec.h"
#include "support/clerk.h"
#include "support/length.h"
#include "support/place.h"

using namespace seriatim;

/// kill -9 while a log moves house, at each of its steps and at any moment: it is never live twice, and the same
/// command, given again, brings it there whole.
class MoveKillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();

    void killedAtAStepItIsNeverLiveTwice();
    void killedAtAnyMomentItIsNeverLiveTwice_data();
    void killedAtAnyMomentItIsNeverLiveTwice();
    void nothingThatAClerkWasToldMeanwhileIsLost();
    void theTestCatchesATwinThatIsLiveTooEarly();

private:
    struct Ended {
        bool wasKilled = false;
        int code = 0;
        qint64 lasted = 0; ///< Nanoseconds.
    };
    Ended run(const QString &program, const QStringList &arguments, qint64 lifetime = -1) const;
    Ended copy(qint64 lifetime = -1) const;
    Ended copyUntil(int step, const QString &mode = {}) const;
    void begin();
    QStringList faults() const;
    void finish() const;

    std::unique_ptr<Place> m_master, m_onServer;
    std::unique_ptr<Place> m_from, m_to;
    QString m_id;
};

void MoveKillTest::initTestCase_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("file to server") << "sqlite"
                                    << "postgresql";
    QTest::newRow("server to file") << "postgresql"
                                    << "sqlite";
}

/// The log that moves is made once: some 600 events, two pages of the program's.
void MoveKillTest::initTestCase()
{
    m_master = std::make_unique<Place>(QStringLiteral("sqlite"));
    m_master->begin();
    {
        Clock clock(QDate::currentDate());
        clock.setNow();
        Clerk anna(*m_master, clock);
        anna.setUp();
        for (int i = 0; i < 200; ++i)
            done(anna.issue(anna.content()));
    }
    m_id = m_master->look()->log().info().id;
    // What moves to a file moved to its server before.
    m_onServer = std::make_unique<Place>(QStringLiteral("postgresql"));
    const Place passing(m_master.get());
    const Ended ended =
        run(QStringLiteral(SERIATIM_PROGRAM), {"copy", "--from", passing.address(), "--to", m_onServer->address()});
    QCOMPARE(ended.code, 0);
}

void MoveKillTest::init()
{
    begin();
}

void MoveKillTest::cleanup()
{
    m_from.reset();
    m_to.reset();
}

void MoveKillTest::begin()
{
    QFETCH_GLOBAL(QString, from);
    QFETCH_GLOBAL(QString, to);
    m_from = std::make_unique<Place>(from == u"sqlite" ? m_master.get() : m_onServer.get());
    m_to = std::make_unique<Place>(to);
}

MoveKillTest::Ended MoveKillTest::run(const QString &program, const QStringList &arguments, qint64 lifetime) const
{
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {false, -1, 0};
    while (process.state() == QProcess::Running && (lifetime < 0 || clock.nsecsElapsed() < lifetime))
        process.waitForFinished(1);
    const bool isKilled = process.state() == QProcess::Running;
    process.kill();
    process.waitForFinished();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return {isKilled || process.exitStatus() == QProcess::CrashExit, process.exitCode(), clock.nsecsElapsed()};
}

MoveKillTest::Ended MoveKillTest::copy(qint64 lifetime) const
{
    return run(
        QStringLiteral(SERIATIM_PROGRAM), {"copy", "--from", m_from->address(), "--to", m_to->address()}, lifetime);
}

MoveKillTest::Ended MoveKillTest::copyUntil(int step, const QString &mode) const
{
    return run(QStringLiteral(MOVER_PROGRAM), {m_from->address(), m_to->address(), QString::number(step), mode});
}

/// What is wrong at any moment: it is live twice, or nowhere though it had not left.
QStringList MoveKillTest::faults() const
{
    const bool isHere = m_from->isLive(m_id);
    const bool isThere = m_to->isLive(m_id);
    if (isHere && isThere)
        return {QStringLiteral("it is live twice")};
    const auto left = m_from->look()->log().latest(codec::LogStream, codec::typeOf(LogMoved()));
    const bool hasLeft = left && left->position == m_from->look()->log().info().head.position;
    if (!hasLeft && !isHere)
        return {QStringLiteral("it is live nowhere, though it did not leave")};
    return {};
}

/// Brings it there in the end.
void MoveKillTest::finish() const
{
    QCOMPARE(copy().code, 0);
    QVERIFY(m_to->isLive(m_id) && !m_from->isLive(m_id));
    const auto there = m_to->look();
    const auto here = m_from->look();
    const Head head = here->log().info().head;
    QCOMPARE(there->log().read(head.position - 1, 1).front().hash, head.hash);
    QCOMPARE(there->log().info().head.position, head.position + 1);
    const VerifyReport report = verify(there->log(), there->numbers(), there->upkeep());
    QVERIFY(report.intact());
}

void MoveKillTest::killedAtAStepItIsNeverLiveTwice()
{
    int kills = 0;
    for (;; ++kills, begin()) {
        const bool isKilled = copyUntil(kills + 1).wasKilled;
        const QStringList found = faults();
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
        finish();
        if (!isKilled || QTest::currentTestFailed())
            break;
    }
    qInfo("killed at %d steps", kills);
    QVERIFY(kills > 12);
}

/// In three parts, for a function has five minutes.
void MoveKillTest::killedAtAnyMomentItIsNeverLiveTwice_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : {20'261'125u, 20'261'126u, 20'261'127u})
        QTest::addRow("%u", seed) << seed;
}

void MoveKillTest::killedAtAnyMomentItIsNeverLiveTwice()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const qint64 whole = copy().lasted;
    const int wanted = atLength(2, 10);
    int killed = 0; ///< Rounds: one in which all kills came too late does not count.
    int tried = 0;
    for (; killed < wanted && tried < 10 * wanted && !QTest::currentTestFailed(); ++tried) {
        begin();
        bool isKilled = true;
        // Up to three kills on the way, each at any moment.
        for (int i = 0; i < 3 && isKilled; ++i) {
            const qint64 lifetime = std::uniform_int_distribution<qint64>(0, whole)(random);
            isKilled = copy(lifetime).wasKilled;
            killed += i == 0 && isKilled;
            const QStringList found = faults();
            QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
        }
        finish();
    }
    qInfo("killed in %d of %d rounds of %lld ms", killed, tried, static_cast<long long>(whole / 1'000'000));
    QCOMPARE(killed, wanted);
}

void MoveKillTest::nothingThatAClerkWasToldMeanwhileIsLost()
{
    QProcess clerk;
    clerk.start(QStringLiteral(SERIATIM_PROGRAM), {"--log", m_from->address(), "issue", "-"});
    QVERIFY(clerk.waitForStarted());
    const crash::Intents intents = crash::makeIntents(1500);
    clerk.write(intents.lines);
    QVERIFY(clerk.waitForReadyRead(20'000));
    QCOMPARE(copy().code, 0);
    clerk.closeWriteChannel();
    QVERIFY(clerk.waitForFinished(120'000));

    crash::Acknowledgements acknowledged;
    QStringList refusals;
    crash::takeAnswers(clerk.readAllStandardOutput(), intents, acknowledged, refusals);
    qInfo("%lld documents acknowledged, %lld refused", static_cast<long long>(acknowledged.size()),
        static_cast<long long>(refusals.size()));
    QVERIFY(!acknowledged.isEmpty() && !refusals.isEmpty());
    for (const QString &each : refusals)
        QVERIFY2(each.contains("log-read-only") && each.contains("was moved to"), qPrintable(each));
    QCOMPARE(acknowledged.size() + refusals.size(), intents.commands.size());
    const QStringList found = crash::faultsOf(m_to->address(), acknowledged);
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void MoveKillTest::theTestCatchesATwinThatIsLiveTooEarly()
{
    QStringList found;
    for (int step = 1; step < 40 && found.isEmpty(); ++step, begin()) {
        if (!copyUntil(step, "early").wasKilled)
            break;
        found = faults();
    }
    QCOMPARE(found, QStringList("it is live twice"));
}

QTEST_GUILESS_MAIN(MoveKillTest)
#include "tst_movekill.moc"
