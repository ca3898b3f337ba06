#include <QTest>

#include "race/office.h"
#include "support/length.h"
#include "support/postgresserver.h"

using namespace seriatim;
using namespace seriatim::crash;

namespace {

QString newLog()
{
    return PostgresServer::as("ada", PostgresServer::instance().newLog({"ada"}));
}

} // namespace

/// Several processes issue on one log of a server at the same time.
class TestServerRace : public QObject
{
    Q_OBJECT

private slots:
    void clerksShareASeriesWithoutDuplicateHoleErrorOrStarvation_data();
    void clerksShareASeriesWithoutDuplicateHoleErrorOrStarvation();
    void theTestCatchesATwinThatTakesItsNumberOutsideTheLock();
    void theTestSeesHowLongATwinThatKeepsTheLockMakesOthersWait();
};

void TestServerRace::clerksShareASeriesWithoutDuplicateHoleErrorOrStarvation_data()
{
    QTest::addColumn<int>("clerks");
    QTest::newRow("eight") << 8;
    QTest::newRow("thirty-two") << 32;
}

void TestServerRace::clerksShareASeriesWithoutDuplicateHoleErrorOrStarvation()
{
    QFETCH(int, clerks);
    Office office(newLog());
    office.hire(clerks, atLength(2500, 60'000));
    QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
    const Outcome outcome = office.outcome();
    QVERIFY2(outcome.faults.isEmpty(), qPrintable(outcome.faults.join('\n')));
    QVERIFY2(outcome.longestWait < Starved, "a clerk was starved");
}

void TestServerRace::theTestCatchesATwinThatTakesItsNumberOutsideTheLock()
{
    Office office(newLog());
    office.hireTwins({"number-unlocked"}, 4, 1000);
    QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
    const QString faults = office.outcome().faults.join('\n');
    QVERIFY2(faults.contains("given twice"), qPrintable(faults));
}

void TestServerRace::theTestSeesHowLongATwinThatKeepsTheLockMakesOthersWait()
{
    const int seconds = atLength(3, 12);
    Office office(newLog());
    office.hireTwins({"hog", QString::number(seconds)}, 1, 0);
    office.hire(2, seconds * 1000);
    QTRY_VERIFY_WITH_TIMEOUT(office.isDone(), 110'000);
    QVERIFY(office.outcome().longestWait >= std::min(seconds * 1000LL - 500, Starved));
}

QTEST_GUILESS_MAIN(TestServerRace)
#include "tst_serverrace.moc"
