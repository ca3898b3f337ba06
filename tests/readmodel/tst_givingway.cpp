#include <QTest>

#include <thread>

#include "readmodel/givingway.h"

using namespace seriatim;
using namespace std::chrono_literals;

/// Long work rests while others write, and does not where it would never come to its end.
class TestGivingWay : public QObject
{
    Q_OBJECT

private slots:
    void alone();
    void whileOthersWrite();
    void whoFallsBehindDoesNotRest();
    void whatIsSaidIsPassedOn();

private:
    /// How long it rests at each of these pages: positions done, and how long the log is then.
    std::vector<std::chrono::nanoseconds> restsAt(const std::vector<std::pair<qint64, qint64>> &pages) const;
};

std::vector<std::chrono::nanoseconds> TestGivingWay::restsAt(const std::vector<std::pair<qint64, qint64>> &pages) const
{
    std::vector<std::chrono::nanoseconds> rests;
    bool rested = false;
    GivingWay work({}, [&](std::chrono::nanoseconds time) {
        rests.push_back(time);
        rested = true;
    });
    for (const auto &[done, total] : pages) {
        const auto begun = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - begun < 1ms) {} // A page's work.
        rested = false;
        if (!work(done, total))
            break;
        if (!rested)
            rests.push_back(0ns);
    }
    return rests;
}

void TestGivingWay::alone()
{
    QCOMPARE(
        restsAt({{1000, 5000}, {2000, 5000}, {3000, 5000}}), (std::vector<std::chrono::nanoseconds>{0ns, 0ns, 0ns}));
}

void TestGivingWay::whileOthersWrite()
{
    const auto rests = restsAt({{1000, 5000}, {2000, 5003}, {3000, 5003}, {4000, 5006}});
    QCOMPARE(rests.size(), 4U);
    QVERIFY(rests[0] == 0ns && rests[2] == 0ns);
    QVERIFY(rests[1] >= 4ms && rests[3] >= 4ms); // Four times the page.
    QVERIFY(rests[1] <= 1s);
}

/// Ten thousand more were written than it read: it has to hurry.
void TestGivingWay::whoFallsBehindDoesNotRest()
{
    const auto rests = restsAt({{1000, 20'000}, {2000, 31'000}, {3000, 31'500}});
    QVERIFY(rests[1] == 0ns);
    QVERIFY(rests[2] > 0ns);
}

void TestGivingWay::whatIsSaidIsPassedOn()
{
    std::vector<std::pair<qint64, qint64>> told;
    GivingWay work([&](qint64 done, qint64 total) {
        told.emplace_back(done, total);
        return done < 2;
    });
    QVERIFY(work(1, 2));
    QVERIFY(!work(2, 2));
    QCOMPARE(told, (std::vector<std::pair<qint64, qint64>>{{1, 2}, {2, 2}}));
}

QTEST_GUILESS_MAIN(TestGivingWay)
#include "tst_givingway.moc"
