#include "domain/given.h"

#include <QTest>

using namespace seriatim;
using namespace seriatim::series;
using namespace seriatim::given;

using Commands = std::vector<Command>;

/// What becomes of numbers: DESIGN 1.2, 1.3, 1.4, 1.7 and 1.9, as scenarios. Each row says which rule it is about.
class TestSeriesNumbers : public QObject
{
    Q_OBJECT

private slots:
    void reserving_data();
    void reserving() { check(); }
    void moving_data();
    void moving() { check(); }
    void finalizing_data();
    void finalizing() { check(); }
    void voiding_data();
    void voiding() { check(); }
    void steppingBack_data();
    void steppingBack() { check(); }
    void closing_data();
    void closing() { check(); }
    void theDateOrderIsRefusedWarnedOfOrIgnored_data();
    void theDateOrderIsRefusedWarnedOfOrIgnored();
    void aNumberThatWasShownDoesNotGoBack();
    void aLostNumberStaysLost();
    void theCounterOfOpenReservationsIsKept();

private:
    static void columns();
    static void row(const char *name, const Commands &given, const Command &when, const QString &then);
    static void check();
};

void TestSeriesNumbers::columns()
{
    QTest::addColumn<Commands>("given");
    QTest::addColumn<Command>("when");
    QTest::addColumn<QString>("then");
}

/// Every scenario begins with the usual series, unless it defines its own.
void TestSeriesNumbers::row(const char *name, const Commands &given, const Command &when, const QString &then)
{
    Commands all = given;
    if (given.empty() || !std::holds_alternative<Define>(given.front()))
        all.insert(all.begin(), usual());
    QTest::newRow(name) << all << when << then;
}

void TestSeriesNumbers::check()
{
    QFETCH(Commands, given);
    QFETCH(Command, when);
    QTEST(told(decide(when, after(given))), "then");
}

void TestSeriesNumbers::reserving_data()
{
    columns();
    const Define monthly = define(rules("M{YYYY}.{MM}/{##}", Reset::Monthly));
    const Define lifelong = define(rules("L-{#}", Reset::Never));
    Rules fiscal = rules("F-{YY}-{##}");
    fiscal.fiscalYearStart = 4;
    Rules imported = rules();
    imported.start = 452;
    const Reserve nobody{Today, Today, 1, {}, {}, "ann"};
    const Reserve twoForOneDraft{Today, Today, 2, "doc", {}, "ann"};

    // clang-format off
    row("the first number of a period is 1",      {}, reserve(Today), "reserved 2026-01-01 1-1 INV-2026-001..INV-2026-001");
    row("numbers follow each other",              {reserve(Today), reserve(Today)}, reserve(Today), "reserved 2026-01-01 3-3 INV-2026-003..INV-2026-003");
    row("a block is one event",                   {reserve(Today)}, reserve(Today, 5), "reserved 2026-01-01 2-6 INV-2026-002..INV-2026-006");
    row("after a block comes the next",           {reserve(Today, 5)}, reserve(Today), "reserved 2026-01-01 6-6 INV-2026-006..INV-2026-006");
    row("a voided number is never used again",    {reserve(Today), Void{Year, 1, 1, "paper jam"}}, reserve(Today), "reserved 2026-01-01 2-2 INV-2026-002..INV-2026-002");
    row("a number stepped back goes out again",   {reserve(Today, 2), StepBack{Year, 2}}, reserve(Today), "reserved 2026-01-01 2-2 INV-2026-002..INV-2026-002");
    row("a back-dated one goes to its own period",{reserve(Today, 7)}, reserve({2025, 12, 31}), "reserved 2025-01-01 1-1 INV-2025-001..INV-2025-001");
    row("and resets nothing",                     {reserve(Today, 7), reserve({2025, 12, 31})}, reserve(Today), "reserved 2026-01-01 8-8 INV-2026-008..INV-2026-008");
    row("the next period begins anew",            {reserve(Today, 7)}, reserve({2027, 1, 1}), "reserved 2027-01-01 1-1 INV-2027-001..INV-2027-001");
    row("a fiscal year bears the year it begins in", {define(fiscal)}, reserve({2026, 3, 31}), "reserved 2025-04-01 1-1 F-25-01..F-25-01");
    row("months count by themselves",             {monthly, reserve({2026, 5, 31})}, reserve({2026, 6, 1}), "reserved 2026-06-01 1-1 M2026.06/01..M2026.06/01");
    row("a series that never resets has one period", {lifelong, reserve({2020, 1, 1})}, reserve(Today), "reserved all 2-2 L-2..L-2");
    row("a start number holds for its period",    {define(imported)}, reserve(Today), "reserved 2026-01-01 452-452 INV-2026-452..INV-2026-452");
    row("a later period begins with 1",           {define(imported)}, reserve({2027, 1, 1}), "reserved 2027-01-01 1-1 INV-2027-001..INV-2027-001");
    row("an earlier one too",                     {define(imported)}, reserve({2025, 1, 1}), "reserved 2025-01-01 1-1 INV-2025-001..INV-2025-001");
    row("a year ahead is not too far",            {}, reserve(Today.addYears(1)), "reserved 2027-01-01 1-1 INV-2027-001..INV-2027-001");
    row("more than a year ahead is",              {}, reserve(Today.addYears(1).addDays(1)), "date-too-far-ahead at date");
    row("no date",                                {}, reserve(QDate()), "missing at date");
    row("a day that is none",                     {}, reserve(QDate(2026, 2, 29)), "missing at date");
    row("a reservation says what for",            {}, nobody, "reason-needed at purpose");
    row("a draft holds one number",               {}, twoForOneDraft, "count-out-of-range at count");
    row("no numbers are none",                    {}, reserve(Today, 0), "count-out-of-range at count");
    row("fewer than none",                        {}, reserve(Today, -1), "count-out-of-range at count");
    row("more than a block",                      {}, reserve(Today, 10'001), "count-out-of-range at count");
    row("the largest ordinal is given",           {lifelong}, reserve(Today, 9), "reserved all 1-9 L-1..L-9");
    row("none beyond it",                         {lifelong, reserve(Today, 9)}, reserve(Today), "series-exhausted at series");
    row("a block beyond it is refused as a whole",{lifelong, reserve(Today, 8)}, reserve(Today, 2), "series-exhausted at series");
    row("{YY} ends with 2099",                    {define(fiscal)}, reserve({1999, 12, 31}), "date-outside-mask at date");
    row("{YYYY} begins with 1000",                {}, reserve({999, 12, 31}), "date-outside-mask at date");
    row("a closed period takes none",             {ClosePeriod{*Period::fromKey(u"2025-01-01"), Today}}, reserve({2025, 6, 1}), "period-closed at date");
    row("the one after it does",                  {ClosePeriod{*Period::fromKey(u"2025-01-01"), Today}}, reserve({2026, 1, 1}), "reserved 2026-01-01 1-1 INV-2026-001..INV-2026-001");
    row("a retired series gives none",            {Retire{}}, reserve(Today), "series-retired at series");
    // clang-format on
}

void TestSeriesNumbers::moving_data()
{
    columns();
    const Commands three{reserve(Today, 3)};
    const Commands onDraft{reserveFor("doc")};

    // clang-format off
    row("a reservation is taken over",            three, Move{Year, 1, 3, {}, "bob"}, "moved 2026-01-01 1-3 to '' of 'bob'");
    row("it is put on a draft",                   three, Move{Year, 2, 2, "doc", {}}, "moved 2026-01-01 2-2 to 'doc' of ''");
    row("one draft holds one number",             three, Move{Year, 1, 2, "doc", {}}, "count-out-of-range at number");
    row("not on a second draft",                  onDraft, Move{Year, 1, 1, "other", {}}, "number-on-draft at number INV-2026-001");
    row("on the same draft by another",           onDraft, Move{Year, 1, 1, "doc", "bob"}, "moved 2026-01-01 1-1 to 'doc' of 'bob'");
    row("not what was never reserved",            three, Move{Year, 3, 4, {}, "bob"}, "unknown-number at number INV-2026-004");
    row("not in a period without numbers",        {}, Move{Year, 1, 1, {}, "bob"}, "unknown-number at number INV-2026-001");
    row("not what is voided",                     {reserve(Today, 3), Void{Year, 2, 2, "spoilt"}}, Move{Year, 1, 3, {}, "bob"}, "number-already-voided at number INV-2026-002");
    row("not what is finalized",                  {reserveFor("doc"), finalize(1, "doc")}, Move{Year, 1, 1, {}, "bob"}, "number-finalized at number INV-2026-001");
    row("not a range that runs backwards",        three, Move{Year, 3, 1, {}, "bob"}, "range-reversed at number INV-2026-003");
    row("taking over one's own changes nothing",  three, Move{Year, 1, 3, {}, "ann"}, "");
    row("nor does a move to nowhere",             three, Move{Year, 1, 3, {}, {}}, "");
    row("nor one to where it is",                 onDraft, Move{Year, 1, 1, "doc", {}}, "");
    row("not more than a block",                  three, Move{Year, 1, 10'001, {}, "bob"}, "count-out-of-range at number");
    // clang-format on
}

void TestSeriesNumbers::finalizing_data()
{
    columns();
    const Commands reserved{reserveFor("doc")};
    const Commands taken{reserveFor("doc"), Move{Year, 1, 1, {}, "bob"}};
    const Commands put{reserve(Today, 2), Move{Year, 1, 1, "doc", {}}};
    Finalize otherPeriod = finalize(1, "doc");
    otherPeriod.date = {2025, 12, 31};
    Finalize dateless = finalize(1, "doc");
    dateless.date = {};
    Finalize byBob = finalize(1, "doc");
    byBob.actor = "bob";
    const Finalize lifelong{Period(), 1, "doc", {}, "ann", false};

    // clang-format off
    row("a reserved number is finalized",         reserved, finalize(1, "doc"), "finalized 2026-01-01 1-1 INV-2026-001 for doc");
    row("by its holder only",                     reserved, byBob, "reserved-by-other at number INV-2026-001");
    row("by who took it over",                    taken, byBob, "finalized 2026-01-01 1-1 INV-2026-001 for doc");
    row("no longer by who lost it",               taken, finalize(1, "doc"), "reserved-by-other at number INV-2026-001");
    row("one of a block, once it is on the draft",put, finalize(1, "doc"), "finalized 2026-01-01 1-1 INV-2026-001 for doc");
    row("not one that is on no draft",            put, finalize(2, "doc"), "draft-holds-no-number at number INV-2026-002");
    row("not that of another draft",              put, finalize(1, "other"), "number-on-draft at number INV-2026-001");
    row("not twice",                              {reserveFor("doc"), finalize(1, "doc")}, finalize(1, "doc"), "number-finalized at number INV-2026-001");
    row("not a voided one",                       {reserveFor("doc"), Void{Year, 1, 1, "spoilt"}}, finalize(1, "doc"), "number-already-voided at number INV-2026-001");
    row("not one that was never reserved",        reserved, finalize(2, "doc"), "unknown-number at number INV-2026-002");
    row("the date stays in the number's period",  reserved, otherPeriod, "number-of-other-period at date INV-2026-001");
    row("there is a date",                        reserved, dateless, "missing at date");
    row("also without periods",                   {define(rules("L-{#}", Reset::Never)), reserveFor("doc")}, lifelong, "missing at date");
    // clang-format on
}

void TestSeriesNumbers::voiding_data()
{
    columns();
    const Commands five{reserve(Today, 5)};
    const Commands hole{reserve(Today, 5), Void{Year, 3, 3, "spoilt"}};
    const Commands issued{reserveFor("doc"), finalize(1, "doc")};
    const Period last = *Period::fromKey(u"2025-01-01");
    const Commands closed{reserveFor("doc", {2025, 6, 1}), finalize(1, "doc", {2025, 6, 1}), ClosePeriod{last, Today}};

    // clang-format off
    row("a reserved number is voided with a reason", five, Void{Year, 2, 2, " spoilt "}, "voided 2026-01-01 2-2: spoilt");
    row("a whole range",                          five, Void{Year, 1, 5, "pad lost"}, "voided 2026-01-01 1-5: pad lost");
    row("voiding needs a reason",                 five, Void{Year, 1, 1, " "}, "reason-needed at reason");
    row("of three characters",                    five, Void{Year, 1, 1, "ab"}, "reason-length at reason");
    row("and at most 255",                        five, Void{Year, 1, 1, QString(256, u'x')}, "reason-length at reason");
    row("and no hostile one",                     five, Void{Year, 1, 1, "a\nbc"}, "forbidden-character at reason");
    row("a range is voided wholly or not",        hole, Void{Year, 1, 5, "pad lost"}, "number-already-voided at number INV-2026-003");
    row("naming the first that is not reserved",  five, Void{Year, 4, 7, "pad lost"}, "unknown-number at number INV-2026-006");
    row("not an issued one by itself",            issued, Void{Year, 1, 1, "wrong"}, "number-finalized at number INV-2026-001");
    row("not twice",                              hole, Void{Year, 3, 3, "again"}, "number-already-voided at number INV-2026-003");
    row("not a range that runs backwards",        five, Void{Year, 5, 1, "pad lost"}, "range-reversed at number INV-2026-005");
    row("not more than a block",                  five, Void{Year, 1, 10'001, "pad lost"}, "count-out-of-range at number");
    row("an issued number with its document",     issued, VoidIssued{Year, 1, "wrong customer"}, "voided 2026-01-01 1-1: wrong customer");
    row("not without a reason",                   issued, VoidIssued{Year, 1, ""}, "reason-needed at reason");
    row("not a reserved one as issued",           five, VoidIssued{Year, 1, "wrong"}, "not-issued at number INV-2026-001");
    row("not a voided one as issued",             hole, VoidIssued{Year, 3, "wrong"}, "number-already-voided at number INV-2026-003");
    row("not an unknown one as issued",           five, VoidIssued{Year, 6, "wrong"}, "unknown-number at number INV-2026-006");
    row("a closed period takes no voids",         closed, VoidIssued{last, 1, "too late"}, "period-closed at date");
    // clang-format on
}

void TestSeriesNumbers::steppingBack_data()
{
    columns();
    const Commands two{reserve(Today, 2)};
    const Define strict = define(rules());

    // clang-format off
    row("the latest number goes back",            two, StepBack{Year, 2}, "released 2026-01-01 2-2");
    row("then the one before it is the latest",   {reserve(Today, 2), StepBack{Year, 2}}, StepBack{Year, 1}, "released 2026-01-01 1-1");
    row("only the latest",                        two, StepBack{Year, 1}, "number-not-latest at number INV-2026-001");
    row("the latest of its own period",           {reserve(Today), reserve({2025, 1, 1}, 2)}, StepBack{Year, 1}, "released 2026-01-01 1-1");
    row("only where the series allows it",        {strict, reserve(Today)}, StepBack{Year, 1}, "step-back-not-allowed at series INV-2026-001");
    row("not a voided one: holes are not refilled", {reserve(Today), Void{Year, 1, 1, "spoilt"}}, StepBack{Year, 1}, "number-already-voided at number INV-2026-001");
    row("not past a voided one",                  {reserve(Today, 2), Void{Year, 2, 2, "spoilt"}}, StepBack{Year, 1}, "number-not-latest at number INV-2026-001");
    row("not a finalized one",                    {reserveFor("doc"), finalize(1, "doc")}, StepBack{Year, 1}, "number-finalized at number INV-2026-001");
    row("not one that was never reserved",        two, StepBack{Year, 3}, "unknown-number at number INV-2026-003");
    row("not twice",                              {reserve(Today), StepBack{Year, 1}}, StepBack{Year, 1}, "unknown-number at number INV-2026-001");
    // clang-format on
}

void TestSeriesNumbers::closing_data()
{
    columns();
    const Period last = *Period::fromKey(u"2025-01-01");
    const Reserve lastYear = reserve({2025, 6, 1});
    const Define lifelong = define(rules("L-{#}", Reset::Never));

    // clang-format off
    row("a period that is over is closed",        {lastYear, Void{last, 1, 1, "spoilt"}}, ClosePeriod{last, Today}, "closed 2025-01-01");
    row("also one without numbers",               {}, ClosePeriod{last, Today}, "closed 2025-01-01");
    row("not while it has open reservations",     {lastYear}, ClosePeriod{last, Today}, "period-has-reservations at period INV-2025-001");
    row("not before it is over",                  {}, ClosePeriod{Year, {2026, 12, 31}}, "period-not-over at period");
    row("on the day after",                       {}, ClosePeriod{Year, {2027, 1, 1}}, "closed 2026-01-01");
    row("never, if it never resets",              {lifelong}, ClosePeriod{Period(), {2099, 1, 1}}, "period-not-over at period");
    row("closing twice changes nothing",          {ClosePeriod{last, Today}}, ClosePeriod{last, Today}, "");
    row("not a period of another series",         {}, ClosePeriod{*Period::fromKey(u"2025-03-01"), Today}, "not-a-date at period");
    row("not all time, if it resets",             {}, ClosePeriod{Period(), Today}, "not-a-date at period");
    // clang-format on
}

void TestSeriesNumbers::theDateOrderIsRefusedWarnedOfOrIgnored_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("then");

    const QString plain = "finalized 2026-01-01 2-2 INV-2026-002 for b";
    const QDate early(2026, 3, 1), between(2026, 3, 15), late(2026, 4, 1);
    // clang-format off
    QTest::newRow("in order")                    << "refuse" << false << between             << plain;
    QTest::newRow("the same day as below")       << "refuse" << false << early               << plain;
    QTest::newRow("the same day as above")       << "refuse" << false << late                << plain;
    QTest::newRow("before the one below")        << "refuse" << false << early.addDays(-1)   << "date-out-of-order at date INV-2026-002";
    QTest::newRow("after the one above")         << "refuse" << false << late.addDays(1)     << "date-out-of-order at date INV-2026-002";
    QTest::newRow("refused, accepted or not")    << "refuse" << true  << late.addDays(1)     << "date-out-of-order at date INV-2026-002";
    QTest::newRow("a warning needs acceptance")  << "warn"   << false << early.addDays(-1)   << "date-out-of-order at date INV-2026-002 (acceptable)";
    QTest::newRow("accepted, it is recorded")    << "warn"   << true  << early.addDays(-1)   << plain + " inverted with INV-2026-001";
    QTest::newRow("above, it is recorded")       << "warn"   << true  << late.addDays(1)     << plain + " inverted with INV-2026-003";
    QTest::newRow("ignored, it is recorded")     << "ignore" << false << early.addDays(-1)   << plain + " inverted with INV-2026-001";
    QTest::newRow("accepting what is in order")  << "warn"   << true  << between             << plain;
    // clang-format on
}

/// The document is compared with its nearest finalized neighbours, over voided and reserved numbers between them.
void TestSeriesNumbers::theDateOrderIsRefusedWarnedOfOrIgnored()
{
    QFETCH(QString, order);
    QFETCH(bool, accepted);
    QFETCH(QDate, date);
    Rules ordered = rules();
    ordered.dateOrder = *dateOrderFromId(order);
    Finalize when = finalize(2, "b", date);
    when.accepted = accepted;
    const State state = after({define(ordered), reserveFor("a"), reserveFor("b"), reserveFor("c"), reserve(Today, 2),
        finalize(1, "a", {2026, 3, 1}), finalize(3, "c", {2026, 4, 1})});
    QTEST(told(decide(when, state)), "then");
}

void TestSeriesNumbers::aNumberThatWasShownDoesNotGoBack()
{
    State state = after({usual(), reserve(Today)});
    state.periods[Year].numbers[1].shown = true;
    QCOMPARE(told(decide(StepBack{Year, 1}, state)), "number-shown at number INV-2026-001");
}

void TestSeriesNumbers::aLostNumberStaysLost()
{
    State state = after({usual(), reserve(Today)});
    state = evolve(state, NumberLost{Year, 2, 4, "INV-2026-002", "INV-2026-004", "INV-2026-{###}", "restored", 17});
    QCOMPARE(told(decide(reserve(Today), state)), "reserved 2026-01-01 5-5 INV-2026-005..INV-2026-005");
    QCOMPARE(told(decide(Void{Year, 2, 4, "spoilt"}, state)), "number-not-reserved at number INV-2026-002");
    QCOMPARE(told(decide(finalize(3, "doc"), state)), "number-not-reserved at number INV-2026-003");
    QCOMPARE(told(decide(StepBack{Year, 4}, state)), "number-not-reserved at number INV-2026-004");
    QCOMPARE(told(decide(VoidIssued{Year, 4, "spoilt"}, state)), "not-issued at number INV-2026-004");
    QCOMPARE(state.periods.at(Year).reserved, 1);
}

void TestSeriesNumbers::theCounterOfOpenReservationsIsKept()
{
    const State state = after({usual(), reserve(Today, 5), reserveFor("doc"), finalize(6, "doc"),
        Void{Year, 1, 2, "spoilt"}, reserve(Today), StepBack{Year, 7}, VoidIssued{Year, 6, "wrong"}});
    QCOMPARE(state.periods.at(Year).reserved, 3);
    QCOMPARE(state.periods.at(Year).next, 7);
}

QTEST_APPLESS_MAIN(TestSeriesNumbers)
#include "tst_series_numbers.moc"
