#include <QTest>

#include "support/shoptest.h"

using namespace seriatim;

/// What every store promises of the register, whatever keeps it.
class TestNumbersContract : public ShopTest
{
    Q_OBJECT

private slots:
    void seriesAreListedByCodeAsTheyWereDefined();
    void rulesAreListedByTheirFirstDay();
    void theUsualSeriesIsTheLatestDefaultOne();
    void periodsAreListedLatestFirst();
    void theCountersAddUp();
    void aNumberIsFoundByTextAndByOrdinal();
    void aReservedNumberTellsWhoWhenAndWhere();
    void aMovedNumberTellsItsNewHolder();
    void reservationsAreListedOldestFirst();
    void theOldestReservationOfEachPeriodIsTold();
    void aRangeIsInTheOrderOfOrdinals();
    void theNearestFinalizedNeighboursAreFound();
    void pagesAreFoundByKeyUpAndDown();
    void pagesAreFilteredByState();
    void aWholePeriodHasNoGaps();
    void aStoryNamesEveryEventOfTheNumber();
    void aRebuildChangesNothing();
};

namespace {

using enum series::NumberState;

const Period Year2026 = *Period::fromKey(u"2026-01-01");
const NumberFilter AllOf2026{"INV", Year2026, {}, false};

QString number(int ordinal)
{
    return QStringLiteral("INV-2026-%1").arg(ordinal, 5, 10, QLatin1Char('0'));
}

QList<qint64> ordinals(const std::vector<NumberRow> &rows)
{
    QList<qint64> result;
    for (const NumberRow &row : rows)
        result.append(row.ordinal);
    return result;
}

/// 1 and 2 finalized, 3 and 4 reserved, 5 voided as reserved, 6 voided as issued, 7 finalized before its time.
void fill(Clerk &clerk)
{
    done(clerk.issue(clerk.content()));
    done(clerk.issue(clerk.content()));
    done(clerk.reserveBlock(3));
    done(clerk.voidNumbers(number(5)));
    done(clerk.voidDocument(done(clerk.issue(clerk.content())).document));
    done(clerk.issue(clerk.content(QDate(2026, 3, 1)), true));
}

} // namespace

void TestNumbersContract::seriesAreListedByCodeAsTheyWereDefined()
{
    series::Rules rules = yearly("A{YY}-{###}/X");
    rules.fiscalYearStart = 7;
    rules.start = 12;
    rules.dateOrder = series::DateOrder::Refuse;
    rules.stepBack = true;
    rules.reserveAt = series::ReserveAt::Draft;
    done(anna().define("A", rules));
    QStringList codes;
    for (const SeriesRow &row : anna().numbers().allSeries())
        codes.append(row.definition.code);
    QCOMPARE(codes, (QStringList{"A", "CM", "DN", "INV", "PO", "QU"}));
    const SeriesRow row = *anna().numbers().series("A");
    QVERIFY(row.versions.front().rules == rules);
    QCOMPARE(row.versions.front().startPeriod.key(), "2025-07-01");
    QVERIFY(!row.retired);
    QVERIFY(!anna().numbers().series("B"));
}

void TestNumbersContract::rulesAreListedByTheirFirstDay()
{
    done(anna().issue(anna().content()));
    done(anna().change("INV", yearly("RE-{YYYY}-{#####}")));
    const SeriesRow row = *anna().numbers().series("INV");
    QCOMPARE(row.versions.size(), 2U);
    QVERIFY(row.versions.front().from.isNull());
    QCOMPARE(row.versions.back().from, QDate(2027, 1, 1));
    QCOMPARE(row.versions.back().rules.mask, "RE-{YYYY}-{#####}");
}

void TestNumbersContract::theUsualSeriesIsTheLatestDefaultOne()
{
    QCOMPARE(*anna().numbers().usualSeries(DocumentKind()), "INV");
    done(anna().define("A", yearly("A-{YYYY}-{###}")));
    QCOMPARE(*anna().numbers().usualSeries(DocumentKind()), "INV");
    DefineSeries define;
    define.definition = {"B", DocumentKind(), "New ones", {}, true};
    define.rules = yearly("B-{YYYY}-{###}");
    done(defineSeries(anna().store(), define));
    QCOMPARE(*anna().numbers().usualSeries(DocumentKind()), "B");
    for (const char *code : {"B", "INV"}) {
        RetireSeries retire;
        retire.series = code;
        done(retireSeries(anna().store(), retire));
    }
    QCOMPARE(*anna().numbers().usualSeries(DocumentKind()), "A");
    QVERIFY(anna().numbers().series("B")->retired);
}

void TestNumbersContract::periodsAreListedLatestFirst()
{
    done(anna().issue(anna().content(QDate(2026, 1, 1))));
    done(anna().issue(anna().content(QDate(2024, 5, 5)), true));
    done(anna().issue(anna().content(QDate(2025, 5, 5)), true));
    QStringList keys;
    for (const PeriodRow &row : anna().numbers().periods("INV"))
        keys.append(row.period.key());
    QCOMPARE(keys, (QStringList{"2026-01-01", "2025-01-01", "2024-01-01"}));
    QVERIFY(anna().numbers().periods("CM").empty());
    QVERIFY(!anna().numbers().period("INV", *Period::fromKey(u"2023-01-01")));
}

void TestNumbersContract::theCountersAddUp()
{
    fill(anna());
    const PeriodRow expected{"INV", Year2026, 1, 8, 3, 2, 2, 0, 1, false};
    QVERIFY(*anna().numbers().period("INV", Year2026) == expected);
    QCOMPARE(expected.missing(), 0);
}

void TestNumbersContract::aNumberIsFoundByTextAndByOrdinal()
{
    fill(anna());
    const NumberRow row = *anna().numbers().number(number(7));
    QCOMPARE(row.ordinal, 7);
    QCOMPARE(row.state, Finalized);
    QCOMPARE(row.date, QDate(2026, 3, 1));
    QCOMPARE(row.inversion, number(2));
    QVERIFY(*anna().numbers().number("INV", Year2026, 7) == row);
    QVERIFY(!anna().numbers().number(number(8)));
    QVERIFY(!anna().numbers().number("INV", Year2026, 8));
    QVERIFY(!anna().numbers().number(""));
}

void TestNumbersContract::aReservedNumberTellsWhoWhenAndWhere()
{
    done(anna().reserveBlock(1));
    const NumberRow row = *anna().numbers().number(number(1));
    QCOMPARE(row.state, Reserved);
    QCOMPARE(row.document, QString());
    QCOMPARE(row.holder, "anna");
    QCOMPARE(row.by, "anna");
    QCOMPARE(row.origin, "desk-of-anna");
    QCOMPARE(row.purpose, "paper pad");
    QCOMPARE(row.since, "2026-03-16T10:00:00.000000Z");
    QCOMPARE(row.firstPosition, anna().head());
    QCOMPARE(row.position, anna().head());
    QVERIFY(!row.shown);
}

void TestNumbersContract::aMovedNumberTellsItsNewHolder()
{
    done(anna().reserveBlock(1));
    const qint64 reserved = anna().head();
    const QString draft = ben().draft();
    clock().pass(60);
    done(ben().move(number(1), true, draft));
    const NumberRow row = *anna().numbers().number(number(1));
    QCOMPARE(row.holder, "ben");
    QCOMPARE(row.document, draft);
    QCOMPARE(row.origin, "desk-of-ben");
    QCOMPARE(row.by, "anna");
    QCOMPARE(row.since, "2026-03-16T10:00:00.000000Z");
    QCOMPARE(row.position, reserved);
}

void TestNumbersContract::reservationsAreListedOldestFirst()
{
    done(anna().reserveBlock(2));
    done(ben().reserveBlock(1, "CM"));
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    QStringList numbers;
    for (const NumberRow &row : anna().numbers().reservations())
        numbers.append(row.number);
    QCOMPARE(numbers, (QStringList{number(1), number(2), "CM-2026-00001", number(3)}));
    QCOMPARE(anna().numbers().reservationOf(draft)->number, number(3));
    QVERIFY(!anna().numbers().reservationOf(QString()));
    done(anna().issue(draft));
    QVERIFY(!anna().numbers().reservationOf(draft));
}

void TestNumbersContract::theOldestReservationOfEachPeriodIsTold()
{
    QVERIFY(anna().numbers().oldestReservations().empty());
    const Period year2025 = *Period::fromKey(u"2025-01-01");
    done(anna().reserveBlock(3));
    clock().pass(60);
    done(anna().reserveBlock(2, "INV", QDate(2025, 12, 30)));
    done(ben().reserveBlock(1, "CM"));
    done(anna().reserveBlock(1));
    const std::vector<OldestReservation> expected{{"CM", Year2026, "2026-03-16T10:01:00.000000Z"},
        {"INV", year2025, "2026-03-16T10:01:00.000000Z"}, {"INV", Year2026, "2026-03-16T10:00:00.000000Z"}};
    QVERIFY(anna().numbers().oldestReservations() == expected);
    done(anna().voidNumbers(number(1), number(3)));
    QCOMPARE(anna().numbers().oldestReservations().back().since, "2026-03-16T10:01:00.000000Z");
    done(anna().voidNumbers("INV-2025-00001", "INV-2025-00002"));
    QCOMPARE(anna().numbers().oldestReservations().size(), 2U);
}

void TestNumbersContract::aRangeIsInTheOrderOfOrdinals()
{
    fill(anna());
    QCOMPARE(ordinals(anna().numbers().range("INV", Year2026, 3, 5)), (QList<qint64>{3, 4, 5}));
    QCOMPARE(ordinals(anna().numbers().range("INV", Year2026, 6, 99)), (QList<qint64>{6, 7}));
    QVERIFY(anna().numbers().range("INV", Year2026, 5, 4).empty());
}

void TestNumbersContract::theNearestFinalizedNeighboursAreFound()
{
    fill(anna());
    QCOMPARE(anna().numbers().finalizedBelow("INV", Year2026, 6)->ordinal, 2);
    QCOMPARE(anna().numbers().finalizedAbove("INV", Year2026, 2)->ordinal, 7);
    QVERIFY(!anna().numbers().finalizedBelow("INV", Year2026, 1));
    QVERIFY(!anna().numbers().finalizedAbove("INV", Year2026, 7));
}

void TestNumbersContract::pagesAreFoundByKeyUpAndDown()
{
    fill(anna());
    QCOMPARE(ordinals(anna().numbers().page(AllOf2026, 0, 3)), (QList<qint64>{1, 2, 3}));
    QCOMPARE(ordinals(anna().numbers().page(AllOf2026, 3, 3)), (QList<qint64>{4, 5, 6}));
    QCOMPARE(ordinals(anna().numbers().page(AllOf2026, 6, 3)), (QList<qint64>{7}));
    NumberFilter down = AllOf2026;
    down.latestFirst = true;
    QCOMPARE(ordinals(anna().numbers().page(down, 0, 3)), (QList<qint64>{7, 6, 5}));
    QCOMPARE(ordinals(anna().numbers().page(down, 5, 9)), (QList<qint64>{4, 3, 2, 1}));
    QVERIFY(anna().numbers().page(down, 1, 9).empty());
}

void TestNumbersContract::pagesAreFilteredByState()
{
    fill(anna());
    const auto states = [](std::vector<series::NumberState> wanted, bool down) {
        return NumberFilter{"INV", Year2026, wanted, down};
    };
    QCOMPARE(
        ordinals(anna().numbers().page(states({Reserved, Voided, Lost}, false), 0, 9)), (QList<qint64>{3, 4, 5, 6}));
    QCOMPARE(ordinals(anna().numbers().page(states({Voided}, true), 0, 1)), (QList<qint64>{6}));
    QCOMPARE(ordinals(anna().numbers().page(states({Finalized, Reserved}, false), 2, 2)), (QList<qint64>{3, 4}));
    QCOMPARE(ordinals(anna().numbers().page(states({Finalized}, true), 7, 9)), (QList<qint64>{2, 1}));
    QVERIFY(anna().numbers().page(states({Lost}, false), 0, 9).empty());
}

void TestNumbersContract::aWholePeriodHasNoGaps()
{
    fill(anna());
    QVERIFY(anna().numbers().gaps("INV", Year2026).empty());
    QVERIFY(anna().numbers().gaps("CM", Year2026).empty());
    const auto inversions = anna().numbers().inversions("INV", Year2026);
    QCOMPARE(ordinals(inversions), QList<qint64>{7});
}

void TestNumbersContract::aStoryNamesEveryEventOfTheNumber()
{
    done(anna().reserveBlock(3));
    const qint64 reserved = anna().head();
    const QString draft = ben().draft();
    done(ben().move(number(2), true, draft));
    const qint64 moved = anna().head();
    const qint64 issued = done(ben().issue(draft)).position;
    const qint64 voided = done(ben().voidDocument(draft)).position;
    QCOMPARE(anna().numbers().story("INV", Year2026, 2), (std::vector<qint64>{reserved, moved, issued, voided}));
    QCOMPARE(anna().numbers().story("INV", Year2026, 3), std::vector<qint64>{reserved});
    QVERIFY(anna().numbers().story("INV", Year2026, 4).empty());
}

void TestNumbersContract::aRebuildChangesNothing()
{
    fill(anna());
    const auto before = anna().numbers().page(AllOf2026, 0, 100);
    QVERIFY(anna().store().upkeep().compare({}).empty());
    QVERIFY(anna().store().upkeep().rebuild({}));
    QCOMPARE(anna().numbers().page(AllOf2026, 0, 100), before);
    QVERIFY(anna().store().upkeep().compare({}).empty());
    QCOMPARE(done(anna().issue(anna().content(QDate(2026, 3, 16)))).number, number(8));
    QVERIFY(!anna().store().upkeep().rebuild([](qint64, qint64) { return false; }));
    QVERIFY(anna().store().upkeep().compare({}).empty());
}

QTEST_GUILESS_MAIN(TestNumbersContract)
#include "tst_numberscontract.moc"
