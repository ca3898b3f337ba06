#include "support/shoptest.h"

#include <ctime>

using namespace seriatim;

/// What is due by the day goes by the desk's own day, though the log keeps UTC: around midnight on 31 December the two
/// lie in different years.
class TestLocalDay : public ShopTest
{
    Q_OBJECT

private slots:
    void cleanupTestCase() { setZone("UTC0"); }
    void init() override;
    void eastOfGreenwichTheYearIsOverEarlier();
    void westOfGreenwichItLastsLonger();
    void aNewDocumentIsDatedByTheDesksDay();
    void aYearAheadIsReckonedFromTheDesksDay();

private:
    /// POSIX's own notation, for which no table of zones need be there: hours to add to come to UTC.
    static void setZone(const char *zone)
    {
        qputenv("TZ", zone);
        tzset();
    }

    void setUtc(const QDate &day, const QTime &time)
    {
        clock().set(day);
        clock().pass(QTime(10, 0).secsTo(time));
    }
};

void TestLocalDay::init()
{
    setZone("UTC0");
    ShopTest::init();
    done(anna().issue(anna().content()));
}

void TestLocalDay::eastOfGreenwichTheYearIsOverEarlier()
{
    setZone("EAST-14");
    setUtc(QDate(2026, 12, 31), QTime(9, 59));
    QCOMPARE(clock().today(), QDate(2026, 12, 31));
    QCOMPARE(refusedBy(anna().close("INV", "2026-01-01")), "period-not-over");
    clock().pass(120); // One minute past midnight there.
    QCOMPARE(clock().today(), QDate(2027, 1, 1));
    done(anna().close("INV", "2026-01-01"));
}

void TestLocalDay::westOfGreenwichItLastsLonger()
{
    setZone("WEST+10");
    setUtc(QDate(2027, 1, 1), QTime(9, 59));
    QCOMPARE(clock().today(), QDate(2026, 12, 31));
    QCOMPARE(refusedBy(anna().close("INV", "2026-01-01")), "period-not-over");
    clock().pass(120);
    done(anna().close("INV", "2026-01-01"));
}

void TestLocalDay::aNewDocumentIsDatedByTheDesksDay()
{
    const QString invoice = anna().documents().byNumber("INV-2026-00001")->id;
    setZone("EAST-14");
    setUtc(QDate(2026, 12, 31), QTime(10, 1));
    const DocumentAnswer memo = done(anna().credit(invoice));
    QCOMPARE(viewDocument(anna().store(), memo.document)->state.content.date, QDate(2027, 1, 1));
    QCOMPARE(done(anna().issue(memo.document)).number, "CM-2027-00001");
    setZone("WEST+10");
    setUtc(QDate(2027, 1, 1), QTime(9, 59));
    const DocumentAnswer again = done(anna().credit(invoice));
    QCOMPARE(viewDocument(anna().store(), again.document)->state.content.date, QDate(2026, 12, 31));
}

void TestLocalDay::aYearAheadIsReckonedFromTheDesksDay()
{
    setZone("EAST-14");
    setUtc(QDate(2026, 12, 31), QTime(10, 1));
    QCOMPARE(refusedBy(anna().reserveBlock(1, "INV", QDate(2028, 1, 2))), "date-too-far-ahead");
    done(anna().reserveBlock(1, "INV", QDate(2028, 1, 1)));
    setZone("WEST+10");
    setUtc(QDate(2027, 1, 1), QTime(9, 59));
    QCOMPARE(refusedBy(anna().reserveBlock(1, "INV", QDate(2028, 1, 1))), "date-too-far-ahead");
    done(anna().reserveBlock(1, "INV", QDate(2027, 12, 31)));
}

QTEST_GUILESS_MAIN(TestLocalDay)
#include "tst_localday.moc"
