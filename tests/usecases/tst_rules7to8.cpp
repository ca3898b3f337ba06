#include "support/shoptest.h"

#include <barrier>
#include <future>

using namespace seriatim;

/// Rules 7 and 8: a period has its own counter, and rules are frozen by use.
class TestRules7To8 : public ShopTest
{
    Q_OBJECT

private slots:
    void rule7EachPeriodCountsByItself();
    void rule7ABackDatedDocumentGoesToItsOwnPeriodAndResetsNothing();
    void rule7ThePeriodFollowsTheFiscalYear();
    void rule7ClosingIsRefusedWithOpenReservations();
    void rule7AClosedPeriodTakesNeitherNumbersNorVoids();
    void rule7AnInvoiceOfAClosedPeriodIsCreditedElsewhere();
    void rule7APeriodThatIsNotOverIsNotClosed();
    void rule7ADateMoreThanAYearAheadIsRefused();
    void rule7TheFirstNumberOfAPeriodIsTakenOnce();
    void rule8RulesChangeFreelyBeforeTheFirstNumber();
    void rule8AfterwardsAChangeAppliesFromTheNextPeriod();
    void rule8ASeriesThatNeverResetsCannotChangeItsMask();
    void rule8AStartNumberHoldsForItsPeriodOnly();
};

void TestRules7To8::rule7EachPeriodCountsByItself()
{
    QCOMPARE(done(anna().issue(anna().content(QDate(2026, 3, 1)))).number, "INV-2026-00001");
    clock().set(QDate(2027, 1, 4));
    QCOMPARE(done(anna().issue(anna().content())).number, "INV-2027-00001");
    QCOMPARE(anna().numbers().periods("INV").size(), 2U);
}

void TestRules7To8::rule7ABackDatedDocumentGoesToItsOwnPeriodAndResetsNothing()
{
    done(anna().issue(anna().content()));
    done(anna().issue(anna().content()));
    QCOMPARE(done(anna().issue(anna().content(QDate(2025, 12, 31)), Rule::DateLongPast)).number, "INV-2025-00001");
    QCOMPARE(done(anna().issue(anna().content())).number, "INV-2026-00003");
}

void TestRules7To8::rule7ThePeriodFollowsTheFiscalYear()
{
    series::Rules rules = yearly("FY-{YYYY}-{####}");
    rules.fiscalYearStart = 4;
    done(anna().define("FY", rules));
    QCOMPARE(done(anna().issue(anna().contentIn("FY", QDate(2026, 3, 31)))).number, "FY-2025-0001");
    QCOMPARE(done(anna().issue(anna().contentIn("FY", QDate(2026, 4, 1)))).number, "FY-2026-0001");
}

void TestRules7To8::rule7ClosingIsRefusedWithOpenReservations()
{
    done(anna().reserveBlock(2, "INV", QDate(2025, 11, 1)));
    QCOMPARE(refusedBy(anna().close("INV", "2025-01-01")), "period-has-reservations");
    done(anna().voidNumbers("INV-2025-00001", "INV-2025-00002"));
    done(anna().close("INV", "2025-01-01"));
    QVERIFY(anna().numbers().period("INV", *Period::fromKey(u"2025-01-01"))->closed);
}

void TestRules7To8::rule7AClosedPeriodTakesNeitherNumbersNorVoids()
{
    const DocumentAnswer old = done(anna().issue(anna().content(QDate(2025, 11, 1))));
    done(anna().close("INV", "2025-01-01"));
    QCOMPARE(refusedBy(anna().issue(anna().content(QDate(2025, 11, 2)))), "period-closed");
    QCOMPARE(refusedBy(anna().reserveBlock(1, "INV", QDate(2025, 11, 2))), "period-closed");
    QCOMPARE(refusedBy(anna().voidDocument(old.document)), "period-closed");
}

void TestRules7To8::rule7AnInvoiceOfAClosedPeriodIsCreditedElsewhere()
{
    const DocumentAnswer old = done(anna().issue(anna().content(QDate(2025, 11, 1))));
    done(anna().close("INV", "2025-01-01"));
    const DocumentAnswer memo = done(anna().credit(old.document));
    QCOMPARE(done(anna().issue(memo.document)).number, "CM-2026-00001");
}

void TestRules7To8::rule7APeriodThatIsNotOverIsNotClosed()
{
    QCOMPARE(refusedBy(anna().close("INV", "2026-01-01")), "period-not-over");
    clock().set(QDate(2027, 1, 1));
    done(anna().close("INV", "2026-01-01"));
}

void TestRules7To8::rule7ADateMoreThanAYearAheadIsRefused()
{
    QCOMPARE(refusedBy(anna().issue(anna().content(QDate(2027, 3, 17)))), "date-too-far-ahead");
    QCOMPARE(refusedBy(anna().reserveBlock(1, "INV", QDate(2027, 3, 17))), "date-too-far-ahead");
    QVERIFY(anna().numbers().periods("INV").empty());
    QCOMPARE(done(anna().issue(anna().content(QDate(2027, 3, 16)))).number, "INV-2027-00001");
}

void TestRules7To8::rule7TheFirstNumberOfAPeriodIsTakenOnce()
{
    constexpr int Desks = 8;
    std::barrier start(Desks);
    std::vector<std::future<QString>> issued;
    for (int desk = 1; desk <= Desks; ++desk)
        issued.push_back(std::async(std::launch::async, [&, desk] {
            Clerk clerk(shop(), clock(), QStringLiteral("clerk-%1").arg(desk)); // A connection of its own.
            start.arrive_and_wait();
            return done(clerk.issue(clerk.content())).number;
        }));
    QStringList numbers;
    for (auto &each : issued)
        numbers.append(each.get());
    numbers.sort();
    QCOMPARE(numbers.front(), "INV-2026-00001");
    QCOMPARE(numbers.back(), "INV-2026-00008");
    QCOMPARE(numbers.removeDuplicates(), 0);
    QCOMPARE(anna().numbers().periods("INV").size(), 1U);
    QCOMPARE(anna().numbers().periods("INV").front().next, Desks + 1);
}

void TestRules7To8::rule8RulesChangeFreelyBeforeTheFirstNumber()
{
    done(anna().change("INV", yearly("RE{YYYY}-{#####}")));
    QCOMPARE(done(anna().issue(anna().content())).number, "RE2026-00001");
}

void TestRules7To8::rule8AfterwardsAChangeAppliesFromTheNextPeriod()
{
    done(anna().issue(anna().content()));
    done(anna().change("INV", yearly("RE{YYYY}-{#####}")));
    QCOMPARE(done(anna().issue(anna().content())).number, "INV-2026-00002");
    clock().set(QDate(2027, 1, 4));
    QCOMPARE(done(anna().issue(anna().content())).number, "RE2027-00001");
    QCOMPARE(done(anna().issue(anna().content(QDate(2026, 12, 31)))).number, "INV-2026-00003");
}

void TestRules7To8::rule8ASeriesThatNeverResetsCannotChangeItsMask()
{
    series::Rules rules = yearly("ALL-{######}");
    rules.reset = Reset::Never;
    done(anna().define("ALL", rules));
    QCOMPARE(done(anna().issue(anna().contentIn("ALL"))).number, "ALL-000001");
    rules.mask = "EVER-{######}";
    QCOMPARE(refusedBy(anna().change("ALL", rules)), "rules-frozen");
    done(anna().define("ALL2", rules));
}

void TestRules7To8::rule8AStartNumberHoldsForItsPeriodOnly()
{
    series::Rules rules = yearly("S-{YYYY}-{####}");
    rules.start = 451;
    done(anna().define("S", rules));
    QCOMPARE(done(anna().issue(anna().contentIn("S"))).number, "S-2026-0451");
    clock().set(QDate(2027, 1, 4));
    QCOMPARE(done(anna().issue(anna().contentIn("S"))).number, "S-2027-0001");
    QCOMPARE(anna().numbers().periods("S").back().first, 451);
}

QTEST_GUILESS_MAIN(TestRules7To8)
#include "tst_rules7to8.moc"
