#include "ui/series/seriesoverview.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "usecases/work.h"

namespace seriatim {

namespace {

/// A context for translators: how the rules of a series are told.
class SeriesWords
{
    Q_DECLARE_TR_FUNCTIONS(SeriesWords)
};

SeriesSummary summaryOf(const Store &store, const SeriesRow &row, const QDate &today)
{
    const series::State state = decidable(row);
    const series::RulesVersion &rules = state.rulesAt(today);
    SeriesSummary summary{row, store.numbers().periods(row.definition.code), rules.periodOf(today), {}};
    auto current = std::ranges::find(summary.periods, summary.current, &PeriodRow::period);
    if (current == summary.periods.end() && !row.retired) {
        PeriodRow untouched;
        untouched.series = row.definition.code;
        untouched.period = summary.current;
        untouched.first = untouched.next = rules.firstOrdinal(summary.current);
        const auto place =
            std::ranges::find_if(summary.periods, [&](const PeriodRow &each) { return each.period < summary.current; });
        current = summary.periods.insert(place, untouched);
    }
    const bool isOpen = current != summary.periods.end() && !current->closed && !row.retired;
    if (isOpen && current->next <= rules.mask().largestOrdinal() && rules.mask().canName(summary.current))
        summary.next = rules.mask().render(summary.current, current->next);
    return summary;
}

/// When the series begins anew.
QString resetWords(const series::Rules &rules)
{
    switch (rules.reset) {
    case Reset::Never:
        return SeriesWords::tr("never begins anew");
    case Reset::Monthly:
        return SeriesWords::tr("every month");
    case Reset::Yearly:
        return rules.fiscalYearStart == 1
            ? SeriesWords::tr("every year")
            : SeriesWords::tr("every year from %1").arg(QLocale().standaloneMonthName(rules.fiscalYearStart));
    }
    Q_UNREACHABLE();
}

QString orderWords(series::DateOrder order)
{
    switch (order) {
    case series::DateOrder::Refuse:
        return SeriesWords::tr("refuses dates out of order");
    case series::DateOrder::Warn:
        return SeriesWords::tr("warns of dates out of order");
    case series::DateOrder::Ignore:
        return SeriesWords::tr("any date order");
    }
    Q_UNREACHABLE();
}

} // namespace

series::Rules SeriesSummary::rulesOf(const Period &period) const
{
    return decidable(row).rulesOf(period).rules;
}

SeriesOverview readSeriesOverview(const Store &store)
{
    SeriesOverview overview;
    overview.today = store.log().session().clock().toLocalTime().date();
    overview.readOnlyReason = store.readOnlyReason();
    for (const SeriesRow &row : store.numbers().allSeries())
        overview.series.push_back(summaryOf(store, row, overview.today));
    std::ranges::stable_sort(overview.series, {}, [](const SeriesSummary &each) { return each.row.retired; });
    return overview;
}

QString policyWords(const series::Rules &rules)
{
    QStringList words{resetWords(rules), orderWords(rules.dateOrder)};
    if (rules.reserveAt == series::ReserveAt::Draft)
        words << SeriesWords::tr("number given with the draft");
    if (rules.stepBack)
        words << SeriesWords::tr("may step back");
    return words.join(QStringLiteral(" · "));
}

} // namespace seriatim
