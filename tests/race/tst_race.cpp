#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "crash/oracle.h"

using namespace seriatim::crash;

namespace {

/// One process that issues, and how long it ever waited for its next answer.
struct Clerk {
    QProcess process;
    Intents intents;
    QByteArray output;
    QElapsedTimer sinceAnswer;
    qint64 longestWait = 0; ///< Milliseconds.
};

std::unique_ptr<Clerk> startClerk(const QString &log, int documents)
{
    auto clerk = std::make_unique<Clerk>();
    clerk->intents = makeIntents(documents);
    Clerk *each = clerk.get();
    QObject::connect(&clerk->process, &QProcess::readyReadStandardOutput, &clerk->process, [each] {
        each->output += each->process.readAllStandardOutput();
        each->longestWait = std::max(each->longestWait, each->sinceAnswer.restart());
    });
    clerk->process.start(SERIATIM_PROGRAM, {"--log", log, "--as", "ada", "issue", "-"});
    clerk->process.write(clerk->intents.lines);
    clerk->process.closeWriteChannel();
    clerk->sinceAnswer.start();
    return clerk;
}

} // namespace

/// Several processes issue on one file at the same time.
class RaceTest : public QObject
{
    Q_OBJECT

private slots:
    void processesShareASeriesWithoutDuplicateHoleOrStarvation_data()
    {
        QTest::addColumn<int>("processes");
        QTest::newRow("two") << 2;
        QTest::newRow("eight") << 8;
    }

    void processesShareASeriesWithoutDuplicateHoleOrStarvation()
    {
        QFETCH(int, processes);
        constexpr int documents = 250;
        QTemporaryDir folder;
        const QString log = folder.filePath("race.seriatim");
        createLog(log);

        std::vector<std::unique_ptr<Clerk>> clerks;
        for (int i = 0; i < processes; ++i)
            clerks.push_back(startClerk(log, documents));
        const auto allDone = [&] {
            return std::ranges::all_of(
                clerks, [](const auto &each) { return each->process.state() == QProcess::NotRunning; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allDone(), 110'000);

        Acknowledgements acknowledged;
        QStringList refusals;
        for (const auto &clerk : clerks) {
            takeAnswers(clerk->output, clerk->intents, acknowledged, refusals);
            QCOMPARE(clerk->process.exitCode(), 0);
            qInfo("longest wait: %lld ms", static_cast<long long>(clerk->longestWait));
            QVERIFY2(clerk->longestWait < 10'000, "a clerk was starved");
        }
        QVERIFY2(refusals.isEmpty(), qPrintable(refusals.join('\n')));
        QCOMPARE(acknowledged.size(), processes * documents);
        const QStringList faults = faultsOf(log, acknowledged);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

QTEST_GUILESS_MAIN(RaceTest)
#include "tst_race.moc"
