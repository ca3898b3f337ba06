#include <QTemporaryDir>
#include <QTest>

#include "race/office.h"

using namespace seriatim::crash;

namespace {

constexpr qint64 RunFor = 12'000; ///< Milliseconds: long enough for somebody to starve.

} // namespace

/// Several processes issue on one file at the same time.
class RaceTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_logs = 0;

    QString newLog() { return m_folder.filePath(QStringLiteral("race%1.seriatim").arg(++m_logs)); }

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
        Office office(newLog());
        office.hire(processes, RunFor);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        const Outcome outcome = office.outcome();
        QVERIFY2(outcome.faults.isEmpty(), qPrintable(outcome.faults.join('\n')));
        QVERIFY2(outcome.longestWait < Starved, "a clerk was starved");
    }

    void theTestCatchesATwinThatTakesItsNumberOutsideTheLock()
    {
        Office office(newLog());
        office.hireTwins({"number-unlocked"}, 4, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        const QString faults = office.outcome().faults.join('\n');
        QVERIFY2(faults.contains("given twice"), qPrintable(faults));
    }

    /// Alone, it does nothing wrong: it is the race that the test above sees.
    void theTwinAloneIsNotCaught()
    {
        Office office(newLog());
        office.hireTwins({"number-unlocked"}, 1, 500);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        const QStringList faults = office.outcome().faults;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void theTestCatchesATwinThatKeepsTheLock()
    {
        Office office(newLog());
        office.hireTwins({"hog"}, 1, 0);
        office.hire(2, RunFor);
        QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
        QVERIFY(office.outcome().longestWait >= Starved);
    }
};

QTEST_GUILESS_MAIN(RaceTest)
#include "tst_race.moc"
