#include "domain/period.h"

#include <QTest>

using namespace seriatim;

class TestPeriod : public QObject
{
    Q_OBJECT

private slots:
    void aDateLiesInItsPeriod_data();
    void aDateLiesInItsPeriod();
    void thePeriodsOfAYearFollowEachOther();
    void aPeriodEndsWhereTheNextBegins_data();
    void aPeriodEndsWhereTheNextBegins();
    void keysAreReadAgain();
    void otherKeysAreNone_data();
    void otherKeysAreNone();
    void periodsAreInTheOrderOfTime();
    void resetsHaveTheirIds();
};

void TestPeriod::aDateLiesInItsPeriod_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("reset");
    QTest::addColumn<int>("fiscalYearStart");
    QTest::addColumn<QString>("key");

    // clang-format off
    QTest::newRow("never")                      << QDate(2026, 6, 15)  << "never"   << 1  << "all";
    QTest::newRow("calendar year, first day")   << QDate(2026, 1, 1)   << "yearly"  << 1  << "2026-01-01";
    QTest::newRow("calendar year, last day")    << QDate(2026, 12, 31) << "yearly"  << 1  << "2026-01-01";
    QTest::newRow("fiscal year, day before")    << QDate(2026, 3, 31)  << "yearly"  << 4  << "2025-04-01";
    QTest::newRow("fiscal year, first day")     << QDate(2026, 4, 1)   << "yearly"  << 4  << "2026-04-01";
    QTest::newRow("fiscal year, new year's eve")<< QDate(2026, 12, 31) << "yearly"  << 4  << "2026-04-01";
    QTest::newRow("fiscal year, January")       << QDate(2027, 1, 1)   << "yearly"  << 4  << "2026-04-01";
    QTest::newRow("fiscal year from December")  << QDate(2026, 11, 30) << "yearly"  << 12 << "2025-12-01";
    QTest::newRow("leap day, calendar")         << QDate(2024, 2, 29)  << "yearly"  << 1  << "2024-01-01";
    QTest::newRow("leap day, year from March")  << QDate(2024, 2, 29)  << "yearly"  << 3  << "2023-03-01";
    QTest::newRow("day after leap day")         << QDate(2024, 3, 1)   << "yearly"  << 3  << "2024-03-01";
    QTest::newRow("leap day, month")            << QDate(2024, 2, 29)  << "monthly" << 1  << "2024-02-01";
    QTest::newRow("month, fiscal year or not")  << QDate(2026, 5, 31)  << "monthly" << 4  << "2026-05-01";
    // clang-format on
}

void TestPeriod::aDateLiesInItsPeriod()
{
    QFETCH(QDate, date);
    QFETCH(QString, reset);
    QFETCH(int, fiscalYearStart);
    const Period period = Period::of(date, *resetFromId(reset), fiscalYearStart);
    QTEST(period.key(), "key");
    if (!period.isAllTime())
        QVERIFY(period.firstDay() <= date && date < period.endsBefore(*resetFromId(reset)));
}

void TestPeriod::thePeriodsOfAYearFollowEachOther()
{
    for (int start = 1; start <= 12; ++start) {
        for (const Reset reset : {Reset::Yearly, Reset::Monthly}) {
            Period period = Period::of(QDate(2023, 1, 1), reset, start);
            for (QDate day(2023, 1, 1); day < QDate(2025, 3, 2); day = day.addDays(1)) {
                const Period next = Period::of(day, reset, start);
                QVERIFY(next == period || (next.firstDay() == day && period.endsBefore(reset) == day));
                period = next;
            }
        }
    }
}

void TestPeriod::aPeriodEndsWhereTheNextBegins_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reset");
    QTest::addColumn<QDate>("end");

    // clang-format off
    QTest::newRow("year")           << "2026-01-01" << "yearly"  << QDate(2027, 1, 1);
    QTest::newRow("leap February")  << "2024-02-01" << "monthly" << QDate(2024, 3, 1);
    QTest::newRow("December")       << "2026-12-01" << "monthly" << QDate(2027, 1, 1);
    QTest::newRow("year from March")<< "2023-03-01" << "yearly"  << QDate(2024, 3, 1);
    QTest::newRow("all time")       << "all"        << "never"   << QDate();
    // clang-format on
}

void TestPeriod::aPeriodEndsWhereTheNextBegins()
{
    QFETCH(QString, key);
    QFETCH(QString, reset);
    QTEST(Period::fromKey(key)->endsBefore(*resetFromId(reset)), "end");
}

void TestPeriod::keysAreReadAgain()
{
    for (const char *key : {"all", "2026-01-01", "2026-04-01", "1999-12-01", "0001-01-01", "9999-12-01"}) {
        const auto period = Period::fromKey(QString::fromLatin1(key));
        QVERIFY2(period, key);
        QCOMPARE(period->key(), QString::fromLatin1(key));
    }
}

void TestPeriod::otherKeysAreNone_data()
{
    QTest::addColumn<QString>("key");
    for (const char *key : {"", "All", "ALL", "2026", "2026-04", "2026-04-02", "2026-4-1", "2026-13-01", "2026-00-01",
             " 2026-04-01", "2026-04-01 ", "2026-04-01T00:00:00", "20260401", "-2026-04-01", "-001-04-01",
             "+2026-04-01", "12026-04-01"})
        QTest::addRow("'%s'", key) << QString::fromLatin1(key);
}

void TestPeriod::otherKeysAreNone()
{
    QFETCH(QString, key);
    QVERIFY(!Period::fromKey(key));
}

void TestPeriod::periodsAreInTheOrderOfTime()
{
    const Period all;
    const Period early = *Period::fromKey(u"1999-12-01");
    const Period late = *Period::fromKey(u"2026-01-01");
    QVERIFY(all < early && early < late);
    QVERIFY(all == Period() && early != late);
}

void TestPeriod::resetsHaveTheirIds()
{
    for (const Reset reset : {Reset::Never, Reset::Yearly, Reset::Monthly})
        QVERIFY(resetFromId(resetId(reset)) == reset);
    QCOMPARE(resetId(Reset::Monthly), "monthly");
    QVERIFY(!resetFromId(u"weekly"));
    QVERIFY(!resetFromId(u"Never"));
    QVERIFY(!resetFromId(u""));
}

QTEST_APPLESS_MAIN(TestPeriod)
#include "tst_period.moc"
