#include <QTest>

#include "sql/readahead.h"

using namespace seriatim::sql;

/// Whoever reads the same each time is brought it along; whoever reads something once is not brought it for ever.
class TestReadAhead : public QObject
{
    Q_OBJECT

private slots:
    void whatIsExpectedIsBroughtOnce();
    void whatIsAskedForTwiceRunningIsBroughtFromThenOn();
    void whatIsNotAskedForAnyMoreIsNotBrought();
    void nothingHoldsBeyondTheEnd();
    void whatWasBroughtForOneReadingIsFoundByAnother();

private:
    static inline const Reading Rules{"rules", {"INV"}};
    static inline const Reading Company{"company", {}};

    /// One command that reads these; what had to be asked for.
    static std::vector<Reading> missedBy(ReadAhead &ahead, const std::vector<Reading> &readings)
    {
        const std::vector<Reading> brought = ahead.next();
        ahead.take(brought, std::vector<ReadAhead::Rows>(brought.size(), {{"found"}}));
        std::vector<Reading> missed;
        for (const Reading &each : readings) {
            if (!ahead.find(each))
                missed.push_back(each);
        }
        ahead.end();
        return missed;
    }
};

void TestReadAhead::whatIsExpectedIsBroughtOnce()
{
    ReadAhead ahead;
    ahead.expect({Rules});
    QVERIFY(missedBy(ahead, {Rules, Company}) == std::vector{Company});
    QVERIFY(missedBy(ahead, {Rules}) == std::vector{Rules});
}

void TestReadAhead::whatIsAskedForTwiceRunningIsBroughtFromThenOn()
{
    ReadAhead ahead;
    QCOMPARE(missedBy(ahead, {Rules, Company}).size(), 2U);
    QCOMPARE(missedBy(ahead, {Rules, Company}).size(), 2U);
    QCOMPARE(missedBy(ahead, {Rules, Company}).size(), 0U);
    QCOMPARE(missedBy(ahead, {Rules, Company}).size(), 0U);
}

void TestReadAhead::whatIsNotAskedForAnyMoreIsNotBrought()
{
    ReadAhead ahead;
    for (int i = 0; i < 3; ++i)
        missedBy(ahead, {Rules, Company});
    missedBy(ahead, {Rules});
    QVERIFY(ahead.next() == std::vector{Rules});
}

void TestReadAhead::nothingHoldsBeyondTheEnd()
{
    ReadAhead ahead;
    ahead.take({Rules}, {{{"found"}}});
    QVERIFY(ahead.isOn() && ahead.find(Rules));
    ahead.end();
    QVERIFY(!ahead.isOn() && !ahead.find(Rules));
}

void TestReadAhead::whatWasBroughtForOneReadingIsFoundByAnother()
{
    ReadAhead ahead;
    ahead.take({Rules}, {{{"found"}}});
    ahead.rename(Rules, Company);
    QVERIFY(!ahead.find(Rules));
    QCOMPARE(ahead.find(Company)->front().front().toString(), "found");
}

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_readahead.moc"
