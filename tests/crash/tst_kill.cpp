#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include "crash/oracle.h"

using namespace seriatim::crash;

namespace {

constexpr int LinesAtOnce = 400; ///< More than a process issues before it is killed.

/// When a process is killed.
enum class Moment {
    AnyFromTheStart, ///< While it starts, opens the log, repairs what the last one left, or commits for the first time.
    AfterAnAnswer,   ///< Within 40 ms of its first answer: long enough for some commits, and any moment of one.
};

/// The kills that come at any moment from the start are spread over the time that the last process needed for its first
/// answer, and half of that again.
struct Starts {
    qint64 untilAnswer = 20'000'000; ///< Nanoseconds.
    int killedBeforeAnAnswer = 0;
};

/// A process that issues is killed at a random moment. What it had told by then is kept.
void killOnce(const QString &program, const QStringList &arguments, Moment moment, std::mt19937 &random, Starts &starts,
    Acknowledgements &acknowledged)
{
    const Intents intents = makeIntents(LinesAtOnce);
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    QVERIFY(process.waitForStarted());
    process.write(intents.lines);

    const auto lifetime = [&](qint64 most) { return std::uniform_int_distribution<qint64>(0, most)(random); };
    const auto waitFor = [&](qint64 end) {
        while (clock.nsecsElapsed() < end && process.state() == QProcess::Running)
            process.waitForReadyRead(1);
    };
    if (moment == Moment::AfterAnAnswer) {
        QVERIFY2(process.waitForReadyRead(20'000), process.readAllStandardError());
        starts.untilAnswer = clock.nsecsElapsed();
        waitFor(clock.nsecsElapsed() + lifetime(40'000'000));
    } else {
        waitFor(lifetime(starts.untilAnswer * 3 / 2));
    }
    process.kill();
    QVERIFY(process.waitForFinished());
    const QByteArray output = process.readAllStandardOutput();
    starts.killedBeforeAnAnswer += output.isEmpty();

    QStringList refusals;
    takeAnswers(output, intents, acknowledged, refusals);
    QVERIFY2(refusals.isEmpty(), qPrintable(refusals.join('\n')));
}

} // namespace

/// kill -9 while documents are issued: whatever was acknowledged is there, with its number; nothing is given twice, and
/// nothing is missing. The acknowledgements are kept here, outside the log.
class KillTest : public QObject
{
    Q_OBJECT

    /// Kills `program` so many times, or until faults show.
    static QStringList faultsAfter(const QString &program, const QString &mode, int kills)
    {
        QTemporaryDir folder;
        const QString log = folder.filePath("kill.seriatim");
        createLog(log);
        const QStringList arguments =
            mode.isEmpty() ? QStringList{"--log", log, "--as", "ada", "issue", "-"} : QStringList{log, mode};
        std::mt19937 random(20'261'123);
        Acknowledgements acknowledged;
        Starts starts;
        for (int i = 0; i < kills && !QTest::currentTestFailed(); ++i) {
            const Moment moment = i % 2 == 0 ? Moment::AfterAnAnswer : Moment::AnyFromTheStart;
            killOnce(program, arguments, moment, random, starts, acknowledged);
            // The sabotaged twins end at their first fault.
            if (!mode.isEmpty() && !faultsOf(log, acknowledged).isEmpty())
                break;
        }
        qInfo("%lld documents acknowledged, %d of %d killed before the first answer",
            static_cast<long long>(acknowledged.size()), starts.killedBeforeAnAnswer, kills);
        QStringList faults = faultsOf(log, acknowledged);
        if (mode.isEmpty() && starts.killedBeforeAnAnswer < kills / 10)
            faults += QStringLiteral("hardly any was killed before its first answer");
        return faults;
    }

private slots:
    void nothingAcknowledgedIsLostAndNoNumberIsSkippedOrGivenTwice()
    {
        const QStringList faults = faultsAfter(SERIATIM_PROGRAM, {}, 200);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    /// It appears under its name when it is whole, and not before.
    void aLogThatIsBeingMadeIsThereWholeOrNotAtAll()
    {
        QTemporaryDir folder;
        std::mt19937 random(20'261'124);
        int made = 0;
        qint64 whole = 0;
        constexpr int kills = 60;
        for (int i = 0; i < kills; ++i) {
            const QString log = folder.filePath(QStringLiteral("%1.seriatim").arg(i));
            QProcess process;
            QElapsedTimer clock;
            clock.start();
            process.start(SERIATIM_PROGRAM, {"--log", log, "--as", "ada", "init"});
            QVERIFY(process.waitForStarted());
            // The first ones are left alone: they show how long it takes. Later it may take twice as long.
            if (i < 3) {
                QVERIFY(process.waitForFinished());
                whole = clock.nsecsElapsed();
            }
            const qint64 end = std::uniform_int_distribution<qint64>(0, 2 * whole)(random);
            while (clock.nsecsElapsed() < end && process.state() == QProcess::Running)
                process.waitForFinished(1);
            process.kill();
            process.waitForFinished();
            if (!QFile::exists(log))
                continue;
            ++made;
            const QStringList faults = faultsOf(log, {});
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        }
        qInfo("%d of %d made", made, kills);
        QVERIFY(made > 3 && made < kills);
    }

    void theTestCatchesATwinThatAcknowledgesBeforeTheCommit()
    {
        const QString faults = faultsAfter(ISSUER_PROGRAM, "acknowledge-first", 200).join('\n');
        QVERIFY2(faults.contains("lost or changed"), qPrintable(faults));
    }

    void theTestCatchesATwinThatTakesItsNumberOutsideTheTransaction()
    {
        const QString faults = faultsAfter(ISSUER_PROGRAM, "number-outside", 200).join('\n');
        QVERIFY2(faults.contains("hole"), qPrintable(faults));
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
