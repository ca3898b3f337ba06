#include "support/shoptest.h"

using namespace seriatim;

/// Rules 9 and 10: the order of dates, and numbers as text.
class TestRules9To10 : public ShopTest
{
    Q_OBJECT

private slots:
    void rule9AWarningNeedsAcceptance();
    void rule9ASeriesMayRefuseOrIgnore();
    void rule9TheNeighboursAreTheNearestFinalizedOnes();
    void rule9ANumberReservedEarlierIsComparedWithThoseAboveIt();
    void rule9AnInversionThatWasLetThroughIsShown();
    void rule9ARefusedDateBurnsNoNumber();
    void rule9ADateAYearBackNeedsAcceptance();
    void rule9APeriodThatWasPassedOverNeedsAcceptance();
    void rule9OneWarningThatIsAcceptedDoesNotAcceptAnother();
    void rule10AMaskHoldsWhatDistinguishesItsPeriods();
    void rule10NoDigitStandsBesideTheOrdinal();
    void rule10ASeriesWhoseTextCouldEqualAnothersIsRefused();
    void rule10AFullSeriesSaysSo();
    void rule10NumbersAreOrderedAsIntegers();
};

namespace {

const Period Year2026 = *Period::fromKey(u"2026-01-01");

} // namespace

void TestRules9To10::rule9AWarningNeedsAcceptance()
{
    done(anna().issue(anna().content(QDate(2026, 3, 10))));
    const auto warned = anna().issue(anna().content(QDate(2026, 3, 9)));
    QCOMPARE(refusedBy(warned), "date-out-of-order");
    QVERIFY(refusalOf(warned).acceptable);
    QCOMPARE(refusalOf(warned).facts.value("other"), "INV-2026-00001");
    const DocumentAnswer accepted = done(anna().issue(anna().content(QDate(2026, 3, 9)), true));
    QCOMPARE(accepted.number, "INV-2026-00002");
    QCOMPARE(accepted.warnings.size(), 1U);
    QCOMPARE(accepted.warnings.front().rule, Rule::DateOutOfOrder);
}

void TestRules9To10::rule9ASeriesMayRefuseOrIgnore()
{
    series::Rules rules = yearly("STRICT-{YYYY}-{####}");
    rules.dateOrder = series::DateOrder::Refuse;
    done(anna().define("STRICT", rules));
    done(anna().issue(anna().contentIn("STRICT", QDate(2026, 3, 10))));
    const auto refused = anna().issue(anna().contentIn("STRICT", QDate(2026, 3, 9)), true);
    QCOMPARE(refusedBy(refused), "date-out-of-order");
    QVERIFY(!refusalOf(refused).acceptable);

    rules.mask = "FREE-{YYYY}-{####}";
    rules.dateOrder = series::DateOrder::Ignore;
    done(anna().define("FREE", rules));
    done(anna().issue(anna().contentIn("FREE", QDate(2026, 3, 10))));
    done(anna().issue(anna().contentIn("FREE", QDate(2026, 3, 9))));
    QCOMPARE(anna().numbers().inversions("FREE", Year2026).size(), 1U);
}

void TestRules9To10::rule9TheNeighboursAreTheNearestFinalizedOnes()
{
    done(anna().issue(anna().content(QDate(2026, 3, 1))));
    const DocumentAnswer late = done(anna().issue(anna().content(QDate(2026, 3, 15))));
    done(anna().voidDocument(late.document));
    done(anna().issue(anna().content(QDate(2026, 3, 2))));
    done(anna().issue(anna().content(QDate(2025, 12, 31)), Rule::DateLongPast));
}

void TestRules9To10::rule9ANumberReservedEarlierIsComparedWithThoseAboveIt()
{
    const QString draft = anna().draft(anna().content(QDate(2026, 3, 12)));
    done(anna().reserve(draft));
    done(anna().issue(anna().content(QDate(2026, 3, 11))));
    QCOMPARE(refusedBy(anna().issue(draft)), "date-out-of-order");
    done(anna().save(draft, anna().content(QDate(2026, 3, 11))));
    QCOMPARE(done(anna().issue(draft)).number, "INV-2026-00001");
}

void TestRules9To10::rule9AnInversionThatWasLetThroughIsShown()
{
    done(anna().issue(anna().content(QDate(2026, 3, 10))));
    done(anna().issue(anna().content(QDate(2026, 3, 9)), true));
    const auto inversions = anna().numbers().inversions("INV", Year2026);
    QCOMPARE(inversions.size(), 1U);
    QCOMPARE(inversions.front().number, "INV-2026-00002");
    QCOMPARE(inversions.front().inversion, "INV-2026-00001");
    QCOMPARE(anna().numbers().period("INV", Year2026)->inversions, 1);
}

void TestRules9To10::rule9ARefusedDateBurnsNoNumber()
{
    done(anna().issue(anna().content(QDate(2026, 3, 10))));
    QCOMPARE(refusedBy(anna().issue(anna().content(QDate(2026, 3, 9)))), "date-out-of-order");
    QCOMPARE(done(anna().issue(anna().content(QDate(2026, 3, 10)))).number, "INV-2026-00002");
}

void TestRules9To10::rule9ADateAYearBackNeedsAcceptance()
{
    QCOMPARE(done(anna().issue(anna().content(QDate(2025, 3, 17)))).number, "INV-2025-00001");
    const Position before = anna().head();
    const auto warned = anna().issue(anna().content(QDate(2025, 3, 16)), Rule::DateOutOfOrder);
    QCOMPARE(refusedBy(warned), "date-long-past");
    QVERIFY(refusalOf(warned).acceptable);
    QCOMPARE(refusedBy(anna().issue(anna().content(QDate(1926, 11, 25)))), "date-long-past");
    QCOMPARE(refusalOf(anna().issue(anna().content(QDate(1926, 11, 25)))).facts.value("number"), "INV-1926-00001");
    QCOMPARE(anna().head(), before);
    const DocumentAnswer accepted = done(anna().issue(anna().content(QDate(1926, 11, 25)), true));
    QCOMPARE(accepted.warnings.size(), 1U);
    QCOMPARE(accepted.warnings.front().rule, Rule::DateLongPast);
}

void TestRules9To10::rule9APeriodThatWasPassedOverNeedsAcceptance()
{
    done(anna().issue(anna().content(QDate(2026, 1, 2))));
    QCOMPARE(refusedBy(anna().issue(anna().content(QDate(2025, 12, 30)))), "date-long-past");
    done(anna().issue(anna().content(QDate(2025, 12, 30)), Rule::DateLongPast));
    done(anna().issue(anna().content(QDate(2025, 12, 30))));
}

void TestRules9To10::rule9OneWarningThatIsAcceptedDoesNotAcceptAnother()
{
    series::Rules endless = yearly("ALL-{####}");
    endless.reset = Reset::Never;
    done(anna().define("ALL", endless));
    done(anna().issue(anna().contentIn("ALL")));
    const DocumentContent old = anna().contentIn("ALL", QDate(2024, 3, 16));
    QCOMPARE(refusedBy(anna().issue(old)), "date-long-past");
    Acceptance shown(Rule::DateLongPast);
    QCOMPARE(refusedBy(anna().issue(old, shown)), "date-out-of-order");
    shown.add(Rule::DateOutOfOrder);
    QCOMPARE(done(anna().issue(old, shown)).warnings.size(), 2U);
}

void TestRules9To10::rule10AMaskHoldsWhatDistinguishesItsPeriods()
{
    QCOMPARE(refusedBy(anna().define("A", yearly("A-{####}"))), "mask-lacks-period");
    QCOMPARE(refusedBy(anna().define("A", yearly("A-{YYYY}-{MM}-{####}"))), "mask-beyond-period");
    series::Rules monthly = yearly("A-{YYYY}-{####}");
    monthly.reset = Reset::Monthly;
    QCOMPARE(refusedBy(anna().define("A", monthly)), "mask-lacks-period");
    monthly.mask = "A-{YYYY}{MM}-{####}";
    done(anna().define("A", monthly));
    QCOMPARE(done(anna().issue(anna().contentIn("A"))).number, "A-202603-0001");
}

void TestRules9To10::rule10NoDigitStandsBesideTheOrdinal()
{
    QCOMPARE(refusedBy(anna().define("A", yearly("A-{YYYY}{####}"))), "mask-digit-beside-ordinal");
    QCOMPARE(refusedBy(anna().define("A", yearly("A-{YYYY}-2{####}"))), "mask-digit-beside-ordinal");
    QCOMPARE(refusedBy(anna().define("A", yearly("a-{YYYY}-{####}"))), "mask-forbidden-character");
}

void TestRules9To10::rule10ASeriesWhoseTextCouldEqualAnothersIsRefused()
{
    const auto clash = anna().define("A", yearly("INV-{YYYY}-{#####}"));
    QCOMPARE(refusedBy(clash), "mask-clash");
    QCOMPARE(refusalOf(clash).facts.value("series"), "INV");
    done(anna().define("A", yearly("INV-{YYYY}-{####}")));
    done(anna().change("A", yearly("A-{YYYY}-{####}")));
    QCOMPARE(refusedBy(anna().change("A", yearly("CM-{YYYY}-{#####}"))), "mask-clash");
}

void TestRules9To10::rule10AFullSeriesSaysSo()
{
    done(anna().define("A", yearly("A-{YYYY}-{#}")));
    done(anna().reserveBlock(9, "A"));
    QCOMPARE(refusedBy(anna().issue(anna().contentIn("A"))), "series-exhausted");
    QCOMPARE(refusedBy(anna().reserveBlock(1, "A")), "series-exhausted");
}

void TestRules9To10::rule10NumbersAreOrderedAsIntegers()
{
    series::Rules rules = yearly("A-{YYYY}-{###}");
    rules.start = 8;
    done(anna().define("A", rules));
    done(anna().reserveBlock(4, "A"));
    const NumberFilter filter{"A", Year2026, {}, false};
    QStringList numbers;
    for (const NumberRow &row : anna().numbers().page(filter, 0, 10))
        numbers.append(row.number);
    QCOMPARE(numbers, (QStringList{"A-2026-008", "A-2026-009", "A-2026-010", "A-2026-011"}));
}

QTEST_GUILESS_MAIN(TestRules9To10)
#include "tst_rules9to10.moc"
