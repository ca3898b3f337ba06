#include "domain/given.h"

#include <QTest>

using namespace seriatim;
using namespace seriatim::series;
using namespace seriatim::given;

using Commands = std::vector<Command>;

namespace {

NumberMask mask(const QString &text)
{
    return std::get<NumberMask>(NumberMask::parse(text));
}

/// What the next number of that day is.
QString next(const State &state, const QDate &date)
{
    const auto result = decide(Reserve{date, date, 1, "doc", {}, "ann"}, state);
    return isRefused(result) ? told(result) : std::get<NumberReserved>(std::get<Events>(result).front()).firstNumber;
}

Rules fiscal(const QString &mask, int month)
{
    Rules result = rules(mask);
    result.fiscalYearStart = month;
    return result;
}

} // namespace

/// Series and their rules: DESIGN 1.8 (rules are frozen by use) and 1.10 (texts are unique over the whole log).
class TestSeries : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsDoneInASeriesThatIsNotThere();
    void defining_data();
    void defining();
    void rulesOfAnUnusedSeriesChangeAtOnce();
    void rulesAreFrozenByUse_data();
    void rulesAreFrozenByUse();
    void changedRulesBeginWithTheNextPeriod();
    void anUnchangedStartNumberBeginsNoOtherPeriod();
    void aStartNumberThatHasNotBegunIsKept();
    void aSecondChangeReplacesOneThatHasNotBegun();
    void aFiscalYearIsCutShortWhereAnotherBegins();
    void aPeriodThatWasCutShortIsOverThere();
    void aSteppedBackNumberFreezesTheRulesToo();
    void aClosedPeriodFreezesTheRulesToo();
    void aSeriesWithOpenReservationsIsNotRetired();
    void aSecondRetirementChangesNothing();
    void theDateOrdersHaveTheirIds();
};

void TestSeries::nothingIsDoneInASeriesThatIsNotThere()
{
    for (const Command &command : Commands{ChangeRules{rules(), Today, {}}, Retire{}, reserve(Today),
             Move{Year, 1, 1, {}, "bob"}, finalize(1, "doc"), Void{Year, 1, 1, "spoilt"}, VoidIssued{Year, 1, "wrong"},
             StepBack{Year, 1}, ClosePeriod{Year, Today}})
        QCOMPARE(told(decide(command, State())), "unknown-series at series");
}

void TestSeries::defining_data()
{
    QTest::addColumn<Command>("when");
    QTest::addColumn<QString>("then");

    Define clashing = define(rules("INV-{YYYY}-{##}"));
    clashing.others = {{"A", mask("A-{##}")}, {"OLD", mask("INV-2019-{##}")}};
    Define dateless = define(rules());
    dateless.startsIn = {};
    Rules start = rules("L-{##}", Reset::Never);
    const auto starting = [&](qint64 ordinal) {
        start.start = ordinal;
        return define(start);
    };

    // clang-format off
    const auto row = [](const char *name, const Command &when, const QString &then) { QTest::newRow(name) << when << then; };
    row("a series is defined",             define(rules()), "defined INV");
    row("one character is a code",         define(rules(), "7"), "defined 7");
    row("sixteen are",                     define(rules(), "A-3456789-123456"), "defined A-3456789-123456");
    row("seventeen are none",              define(rules(), "A-3456789-1234567"), "series-code-malformed at code");
    row("no code",                         define(rules(), ""), "series-code-malformed at code");
    row("lower case",                      define(rules(), "inv"), "series-code-malformed at code");
    row("dash first",                      define(rules(), "-A"), "series-code-malformed at code");
    row("slash",                           define(rules(), "A/B"), "series-code-malformed at code");
    row("control character",               define(rules(), "A\nB"), "series-code-malformed at code");
    row("bidi",                            define(rules(), QStringLiteral("A\u202EB")), "series-code-malformed at code");
    row("letters of others",               define(rules(), QStringLiteral("\u0410")), "series-code-malformed at code");
    row("malformed mask",                  define(rules("INV-{YYYY}")), "mask-malformed at mask");
    row("a yearly reset needs the year",   define(rules("INV-{##}")), "mask-lacks-period at mask");
    row("a monthly one needs the month",   define(rules("INV-{YYYY}-{##}", Reset::Monthly)), "mask-lacks-period at mask");
    row("a year that nothing fixes",       define(rules("INV-{YYYY}-{##}", Reset::Never)), "mask-beyond-period at mask");
    row("a month that the year does not fix", define(rules("INV-{YYYY}{MM}-{##}")), "mask-beyond-period at mask");
    row("start 0",                         starting(0), "start-out-of-range at start");
    row("start at the largest",            starting(99), "defined INV");
    row("start beyond it",                 starting(100), "start-out-of-range at start");
    row("month 0",                         define(fiscal("INV-{YYYY}-{##}", 0)), "not-a-date at fiscalYearStart");
    row("month 13",                        define(fiscal("INV-{YYYY}-{##}", 13)), "not-a-date at fiscalYearStart");
    row("no day to start in",              dateless, "missing at startsIn");
    row("texts that another series made",  clashing, "mask-clash at mask");
    // clang-format on
}

void TestSeries::defining()
{
    QFETCH(Command, when);
    QTEST(told(decide(when, State())), "then");
    QVERIFY(told(decide(when, after({usual()}))).startsWith("series-exists at code"));
}

void TestSeries::rulesOfAnUnusedSeriesChangeAtOnce()
{
    Rules other = rules("RE{YY}{MM}-{##}", Reset::Monthly);
    other.start = 30;
    const State state = after({usual(), ChangeRules{other, Today, {}}});
    QCOMPARE(state.versions.size(), 1U);
    QCOMPARE(next(state, {2026, 6, 30}), "RE2606-30");
    QCOMPARE(next(state, {2026, 5, 31}), "RE2605-01");
    QCOMPARE(told(decide(ChangeRules{other, Today, {}}, state)), "");
}

void TestSeries::rulesAreFrozenByUse_data()
{
    QTest::addColumn<Commands>("given");
    QTest::addColumn<Command>("when");
    QTest::addColumn<QString>("then");

    const Define monthly = define(rules("M{YY}{MM}-{##}", Reset::Monthly));
    const Define lifelong = define(rules("L-{##}", Reset::Never));
    Rules policy = rules();
    policy.dateOrder = DateOrder::Refuse;
    const auto to = [](const Rules &rules) { return ChangeRules{rules, Today, {}}; };
    ChangeRules clashing = to(rules("RE-{YYYY}-{##}"));
    clashing.others = {{"OTHER", mask("RE-2031-{##}")}};

    // clang-format off
    const auto row = [](const char *name, const Commands &given, const Command &when, const QString &then) { QTest::newRow(name) << given << when << then; };
    row("a policy, from the next year",       {usual(), reserve(Today)}, to(policy), "rules INV-{YYYY}-{###} from 2027-01-01");
    row("a longer ordinal",                   {usual(), reserve(Today)}, to(rules("INV-{YYYY}-{####}")), "rules INV-{YYYY}-{####} from 2027-01-01");
    row("after the latest used period",       {usual(), reserve({2027, 2, 1}), reserve(Today)}, to(policy), "rules INV-{YYYY}-{###} from 2028-01-01");
    row("a back-dated one is not the latest", {usual(), reserve(Today), reserve({2024, 2, 1})}, to(policy), "rules INV-{YYYY}-{###} from 2027-01-01");
    row("years to months",                    {usual(), reserve(Today)}, to(rules("M{YY}{MM}-{##}", Reset::Monthly)), "rules M{YY}{MM}-{##} from 2027-01-01");
    row("months to months",                   {monthly, reserve(Today)}, to(rules("M{MM}.{YY}-{##}", Reset::Monthly)), "rules M{MM}.{YY}-{##} from 2026-07-01");
    row("months to years",                    {monthly, reserve(Today)}, to(rules()), "rules INV-{YYYY}-{###} from 2027-01-01");
    row("months to fiscal years",             {monthly, reserve(Today)}, to(fiscal("F{YY}-{##}", 10)), "rules F{YY}-{##} from 2026-10-01");
    row("another fiscal year",                {usual(), reserve(Today)}, to(fiscal("F{YY}-{##}", 4)), "rules F{YY}-{##} from 2027-04-01");
    row("the same mask for other years",      {usual(), reserve(Today)}, to(fiscal("INV-{YYYY}-{###}", 4)), "mask-clash at mask");
    row("a mask that clashes with its own",   {usual(), reserve(Today)}, to(rules("INV-{YY}26-{###}")), "mask-clash at mask");
    row("a mask that clashes with another's", {usual(), reserve(Today)}, clashing, "mask-clash at mask");
    row("one that never resets: its mask",    {lifelong, reserve(Today)}, to(rules("LL-{##}", Reset::Never)), "rules-frozen at mask");
    row("one that never resets: years",       {lifelong, reserve(Today)}, to(rules()), "rules-frozen at mask");
    row("years: to never",                    {usual(), reserve(Today)}, to(rules("L-{##}", Reset::Never)), "rules-frozen at mask");
    row("no change is none",                  {usual(), reserve(Today)}, to(usual().rules), "");
    row("malformed rules",                    {usual(), reserve(Today)}, to(rules("INV")), "mask-malformed at mask");
    row("a retired series keeps its rules",   {usual(), Retire{}}, to(policy), "series-retired at series");
    // clang-format on
}

void TestSeries::rulesAreFrozenByUse()
{
    QFETCH(Commands, given);
    QFETCH(Command, when);
    QTEST(told(decide(when, after(given))), "then");
}

void TestSeries::changedRulesBeginWithTheNextPeriod()
{
    Rules changed = rules("RE-{YYYY}-{##}");
    changed.start = 50;
    const State state = after({usual(), reserve(Today, 3), ChangeRules{changed, Today, {}}});
    QCOMPARE(next(state, {2026, 12, 31}), "INV-2026-004");
    QCOMPARE(next(state, {2027, 1, 1}), "RE-2027-50");
    QCOMPARE(next(state, {2028, 1, 1}), "RE-2028-01");
    QCOMPARE(next(state, {2025, 1, 1}), "INV-2025-001");
}

void TestSeries::anUnchangedStartNumberBeginsNoOtherPeriod()
{
    Rules imported = rules();
    imported.start = 501;
    Rules longer = rules("INV-{YYYY}-{#####}");
    longer.start = 501;
    const State state = after({define(imported), reserve(Today), ChangeRules{longer, Today, {}}});
    QCOMPARE(next(state, Today), "INV-2026-502");
    QCOMPARE(next(state, {2027, 1, 1}), "INV-2027-00001");
    // Sent again, it is still no new number.
    QCOMPARE(told(decide(ChangeRules{longer, Today, {}}, state)), "");
}

void TestSeries::aStartNumberThatHasNotBegunIsKept()
{
    Rules changed = rules("RE-{YYYY}-{###}");
    changed.start = 50;
    Rules corrected = rules("RG-{YYYY}-{###}");
    corrected.start = 50;
    const State state =
        after({usual(), reserve(Today), ChangeRules{changed, Today, {}}, ChangeRules{corrected, Today, {}}});
    QCOMPARE(next(state, {2027, 1, 1}), "RG-2027-050");
}

void TestSeries::aSecondChangeReplacesOneThatHasNotBegun()
{
    const Commands given{usual(), reserve(Today), ChangeRules{rules("TYPO-{YYYY}-{##}"), Today, {}}};
    const State mended =
        after({ChangeRules{fiscal("TYPO-{YYYY}-{##}", 1), Today, {}}, ChangeRules{rules("RE-{YYYY}-{##}"), Today, {}}},
            after(given));
    QCOMPARE(mended.versions.size(), 2U);
    QCOMPARE(next(mended, {2027, 1, 1}), "RE-2027-01");
    // What clashes only with rules that never began does not clash.
    const State months = after({ChangeRules{rules("TYPO-{MM}{YY}-{##}", Reset::Monthly), Today, {}}}, after(given));
    QCOMPARE(next(months, {2027, 1, 1}), "TYPO-0127-01");
    // And back to what it was.
    const State back = after({ChangeRules{usual().rules, Today, {}}}, after(given));
    QCOMPARE(next(back, {2027, 1, 1}), "INV-2027-001");
    QVERIFY(back.versions.back().rules == usual().rules);
}

void TestSeries::aFiscalYearIsCutShortWhereAnotherBegins()
{
    const State state = after({usual(), reserve(Today), ChangeRules{fiscal("F{YY}-{##}", 4), Today, {}}});
    QCOMPARE(next(state, {2026, 12, 31}), "INV-2026-002");
    QCOMPARE(next(state, {2027, 3, 31}), "INV-2027-001");
    QCOMPARE(next(state, {2027, 4, 1}), "F27-01");
    QCOMPARE(next(state, {2028, 3, 31}), "F27-01");
    QCOMPARE(next(state, {2028, 4, 1}), "F28-01");
}

void TestSeries::aPeriodThatWasCutShortIsOverThere()
{
    const State state = after({usual(), reserve(Today), ChangeRules{fiscal("F{YY}-{##}", 4), Today, {}}});
    const Period cut = *Period::fromKey(u"2027-01-01");
    QCOMPARE(told(decide(ClosePeriod{cut, {2027, 3, 31}}, state)), "period-not-over at period");
    QCOMPARE(told(decide(ClosePeriod{cut, {2027, 4, 1}}, state)), "closed 2027-01-01");

    // The next change reckons from there, too.
    const State used = after({reserve({2027, 2, 1})}, state);
    QCOMPARE(told(decide(ChangeRules{rules("M{YY}{MM}-{##}", Reset::Monthly), Today, {}}, used)),
        "rules M{YY}{MM}-{##} from 2027-04-01");
}

void TestSeries::aSteppedBackNumberFreezesTheRulesToo()
{
    const State state = after({usual(), reserve(Today), StepBack{Year, 1}});
    QCOMPARE(
        told(decide(ChangeRules{rules("RE-{YYYY}-{##}"), Today, {}}, state)), "rules RE-{YYYY}-{##} from 2027-01-01");
}

void TestSeries::aClosedPeriodFreezesTheRulesToo()
{
    // A year and its first month have the same name: what was closed must not be found closed under other rules.
    const Define monthly = define(rules("M{YY}{MM}-{##}", Reset::Monthly));
    const State state = after({monthly, ClosePeriod{*Period::fromKey(u"2026-01-01"), Today}});
    QCOMPARE(told(decide(ChangeRules{rules(), Today, {}}, state)), "rules INV-{YYYY}-{###} from 2027-01-01");
}

void TestSeries::aSeriesWithOpenReservationsIsNotRetired()
{
    QCOMPARE(
        told(decide(Retire{}, after({usual(), reserve(Today)}))), "period-has-reservations at series INV-2026-001");
    QCOMPARE(told(decide(Retire{}, after({usual(), reserve(Today), Void{Year, 1, 1, "spoilt"}}))), "retired");
}

void TestSeries::aSecondRetirementChangesNothing()
{
    QCOMPARE(told(decide(Retire{}, after({usual(), Retire{}}))), "");
}

void TestSeries::theDateOrdersHaveTheirIds()
{
    for (const DateOrder order : {DateOrder::Refuse, DateOrder::Warn, DateOrder::Ignore})
        QVERIFY(dateOrderFromId(dateOrderId(order)) == order);
    QCOMPARE(dateOrderId(DateOrder::Ignore), "ignore");
    QVERIFY(!dateOrderFromId(u"never"));
}

QTEST_APPLESS_MAIN(TestSeries)
#include "tst_series.moc"
