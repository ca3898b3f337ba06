#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include "crash/oracle.h"

using namespace seriatim::crash;

namespace {

constexpr int LinesAtOnce = 400; ///< More than a process issues before it is killed.

/// A process that issues is killed at a random moment. What it had told by then is kept.
void killOnce(
    const QString &program, const QStringList &arguments, std::mt19937 &random, Acknowledgements &acknowledged)
{
    const Intents intents = makeIntents(LinesAtOnce);
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start();
    QVERIFY(process.waitForStarted());
    process.write(intents.lines);

    // From the first answer on, up to 40 ms: long enough for some commits, and any moment of one.
    QByteArray output;
    QVERIFY2(process.waitForReadyRead(20'000), process.readAllStandardError());
    const qint64 lifetime = std::uniform_int_distribution<qint64>(0, 40'000'000)(random);
    QElapsedTimer clock;
    clock.start();
    while (clock.nsecsElapsed() < lifetime && process.state() == QProcess::Running)
        process.waitForReadyRead(1);
    process.kill();
    QVERIFY(process.waitForFinished());
    output += process.readAllStandardOutput();

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
        for (int i = 0; i < kills && !QTest::currentTestFailed(); ++i) {
            killOnce(program, arguments, random, acknowledged);
            // The sabotaged twins end at their first fault.
            if (!mode.isEmpty() && !faultsOf(log, acknowledged).isEmpty())
                break;
        }
        qInfo("%lld documents acknowledged", static_cast<long long>(acknowledged.size()));
        return faultsOf(log, acknowledged);
    }

private slots:
    void nothingAcknowledgedIsLostAndNoNumberIsSkippedOrGivenTwice()
    {
        const QStringList faults = faultsAfter(SERIATIM_PROGRAM, {}, 200);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
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
