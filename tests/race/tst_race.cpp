#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "crash/oracle.h"

using namespace seriatim::crash;

namespace {

constexpr qint64 Starved = 10'000; ///< Milliseconds without an answer.
constexpr qint64 RunFor = 12'000;  ///< Milliseconds: long enough for somebody to starve.
constexpr int LinesAtOnce = 20;

/// One process that issues for a time, and how long it ever waited for its next answer.
class Clerk
{
public:
    Clerk(const QString &program, const QStringList &arguments, qint64 runFor)
        : m_isHonest(program == QStringLiteral(SERIATIM_PROGRAM)), m_runFor(runFor)
    {
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { takeAnswer(); });
        QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { noteWait(); });
        m_process.start(program, arguments);
        m_sinceStart.start();
        m_sinceAnswer.start();
        sendMore();
    }

    bool isHonest() const { return m_isHonest; }
    bool isDone() const { return m_process.state() == QProcess::NotRunning; }
    /// Why it ended otherwise than it ought to; empty if it did not.
    QString failure()
    {
        if (m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0)
            return {};
        return QStringLiteral("exit code %1: %2")
            .arg(m_process.exitCode())
            .arg(QString::fromUtf8(m_process.readAllStandardError()));
    }
    qint64 longestWait() const { return m_longestWait; }
    qsizetype sent() const { return m_intents.commands.size(); }
    void tell(Acknowledgements &acknowledged, QStringList &refusals) const
    {
        takeAnswers(m_output, m_intents, acknowledged, refusals);
    }

private:
    void noteWait() { m_longestWait = std::max(m_longestWait, m_sinceAnswer.restart()); }

    void takeAnswer()
    {
        noteWait();
        const QByteArray output = m_process.readAllStandardOutput();
        m_output += output;
        m_answered += output.count('\n');
        // Never without something to do, until the time is over.
        if (m_sinceStart.elapsed() >= m_runFor)
            m_process.closeWriteChannel();
        else if (m_answered + LinesAtOnce / 2 > sent())
            sendMore();
    }

    void sendMore()
    {
        const Intents more = makeIntents(LinesAtOnce);
        m_intents.commands += more.commands;
        m_intents.references += more.references;
        m_process.write(more.lines);
    }

    const bool m_isHonest;
    const qint64 m_runFor;
    QProcess m_process;
    Intents m_intents;
    QByteArray m_output;
    qsizetype m_answered = 0;
    QElapsedTimer m_sinceStart, m_sinceAnswer;
    qint64 m_longestWait = 0; ///< Milliseconds.
};

/// What came of several processes that issued on one file at the same time.
struct Outcome {
    QStringList faults;
    qint64 longestWait = 0; ///< Of those who do not keep others waiting themselves.
};

class Office
{
public:
    Office() { createLog(m_log); }

    void hire(int clerks, qint64 runFor)
    {
        for (int i = 0; i < clerks; ++i)
            m_clerks.push_back(std::make_unique<Clerk>(
                SERIATIM_PROGRAM, QStringList{"--log", m_log, "--as", "ada", "issue", "-"}, runFor));
    }
    void hireTwins(const QString &mode, int clerks, qint64 runFor)
    {
        for (int i = 0; i < clerks; ++i)
            m_clerks.push_back(std::make_unique<Clerk>(ISSUER_PROGRAM, QStringList{m_log, mode}, runFor));
    }

    bool isDone() const
    {
        return std::ranges::all_of(m_clerks, [](const auto &each) { return each->isDone(); });
    }

    Outcome outcome() const
    {
        Outcome outcome;
        Acknowledgements acknowledged;
        qsizetype sent = 0;
        for (const auto &clerk : m_clerks) {
            clerk->tell(acknowledged, outcome.faults);
            if (const QString failure = clerk->failure(); !failure.isEmpty())
                outcome.faults += failure;
            if (clerk->isHonest())
                outcome.longestWait = std::max(outcome.longestWait, clerk->longestWait());
            sent += clerk->sent();
        }
        if (acknowledged.size() != sent)
            outcome.faults += QStringLiteral("%1 of %2 answered").arg(acknowledged.size()).arg(sent);
        outcome.faults += faultsOf(m_log, acknowledged);
        qInfo("%lld documents, longest wait %lld ms", static_cast<long long>(acknowledged.size()),
            static_cast<long long>(outcome.longestWait));
        return outcome;
    }

private:
    QTemporaryDir m_folder;
    const QString m_log = m_folder.filePath("race.seriatim");
    std::vector<std::unique_ptr<Clerk>> m_clerks;
};

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
        Office office;
        office.hire(processes, RunFor);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        const Outcome outcome = office.outcome();
        QVERIFY2(outcome.faults.isEmpty(), qPrintable(outcome.faults.join('\n')));
        QVERIFY2(outcome.longestWait < Starved, "a clerk was starved");
    }

    void theTestCatchesATwinThatTakesItsNumberOutsideTheLock()
    {
        Office office;
        office.hireTwins("number-unlocked", 4, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        const QString faults = office.outcome().faults.join('\n');
        QVERIFY2(faults.contains("given twice"), qPrintable(faults));
    }

    /// Alone, it does nothing wrong: it is the race that the test above sees.
    void theTwinAloneIsNotCaught()
    {
        Office office;
        office.hireTwins("number-unlocked", 1, 500);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        const QStringList faults = office.outcome().faults;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void theTestCatchesATwinThatKeepsTheLock()
    {
        Office office;
        office.hireTwins("hog", 1, 0);
        office.hire(2, RunFor);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        QVERIFY(office.outcome().longestWait >= Starved);
    }
};

QTEST_GUILESS_MAIN(RaceTest)
#include "tst_race.moc"
