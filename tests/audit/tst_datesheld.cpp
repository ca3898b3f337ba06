#include <QTest>

#include "audit/datesheld.h"

#include <map>
#include <random>

using namespace seriatim;

/// The dates that verify keeps of finalized numbers, against a map that does the same slowly.
class TestDatesHeld : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsNearestInNone();
    void theNearestAreThoseOfAMap();
    void theNearestIsFoundHoweverFar();
};

void TestDatesHeld::nothingIsNearestInNone()
{
    DatesHeld dates;
    QVERIFY(!dates.below(70) && !dates.above(0));
    dates.drop(3);
    dates.hold(5, QDate(2026, 1, 1));
    QVERIFY(!dates.below(5) && !dates.above(5));
    dates.drop(5);
    QVERIFY(!dates.below(6) && !dates.above(4));
}

void TestDatesHeld::theNearestAreThoseOfAMap()
{
    DatesHeld dates;
    std::map<std::size_t, QDate> map;
    std::mt19937 random(7);
    for (int step = 0; step < 20'000; ++step) {
        const std::size_t index = random() % 9000;
        const QDate date = QDate(2026, 1, 1).addDays(static_cast<qint64>(random() % 365));
        if (random() % 2 == 0) {
            dates.hold(index, date);
            map[index] = date;
        } else {
            dates.drop(index);
            map.erase(index);
        }
        const std::size_t asked = random() % 9100;
        const auto at = map.lower_bound(asked);
        const auto above = map.upper_bound(asked);
        QCOMPARE(dates.below(asked), at == map.begin() ? std::nullopt : std::optional(std::prev(at)->first));
        QCOMPARE(dates.above(asked), above == map.end() ? std::nullopt : std::optional(above->first));
        if (above != map.end())
            QCOMPARE(dates.dateOf(above->first), above->second);
    }
}

void TestDatesHeld::theNearestIsFoundHoweverFar()
{
    DatesHeld dates;
    dates.hold(0, QDate(2026, 1, 1));
    dates.hold(5'000'000, QDate(2026, 1, 2));
    QCOMPARE(dates.below(5'000'000), std::optional<std::size_t>(0));
    QCOMPARE(dates.above(0), std::optional<std::size_t>(5'000'000));
    QCOMPARE(dates.below(300'000'000), std::optional<std::size_t>(5'000'000));
}

QTEST_GUILESS_MAIN(TestDatesHeld)
#include "tst_datesheld.moc"
