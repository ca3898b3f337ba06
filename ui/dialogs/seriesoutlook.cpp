#include "ui/dialogs/seriesoutlook.h"

#include <algorithm>

#include "usecases/work.h"

namespace seriatim {

SeriesContext readSeriesContext(const Store &store, const QString &code)
{
    SeriesContext context;
    context.today = store.log().session().clock().toLocalTime().date();
    if (const auto loaded = loadWholeSeries(store, code); !isRefused(loaded))
        context.state = std::get<LoadedSeries>(loaded).state;
    for (const SeriesRow &row : store.numbers().allSeries()) {
        context.codes.push_back(row.definition.code);
        if (row.definition.code == code)
            continue;
        for (const series::RulesVersion &version : row.versions)
            context.others.push_back({row.definition.code, version.mask()});
    }
    return context;
}

namespace {

Result<series::Events> decided(
    const SeriesContext &context, const series::Definition &definition, const series::Rules &rules)
{
    if (context.state)
        return series::decide(series::ChangeRules{rules, context.today, context.others}, *context.state);
    if (std::ranges::find(context.codes, definition.code) != context.codes.end())
        return Refusal{Rule::SeriesExists, "code", {{"series", definition.code}}};
    return series::decide(series::Define{definition, rules, context.today, context.others}, {});
}

SeriesOutlook outlookOf(const series::RulesVersion &version, const QDate &today)
{
    const Period period = version.periodOf(version.from.isNull() ? today : version.from);
    const NumberMask mask = version.mask();
    return {mask.render(period, version.firstOrdinal(period)), mask.render(period, mask.largestOrdinal()), version.from,
        false};
}

} // namespace

Result<SeriesOutlook> outlookOn(
    const SeriesContext &context, const series::Definition &definition, const series::Rules &rules)
{
    const auto events = decided(context, definition, rules);
    if (isRefused(events))
        return refusalOf(events);
    const auto &list = std::get<series::Events>(events);
    if (list.empty()) {
        SeriesOutlook same = outlookOf(context.state->versions.back(), context.today);
        same.changesNothing = true;
        return same;
    }
    if (const auto *changed = std::get_if<series::SeriesRulesChanged>(&list.front()))
        return outlookOf(changed->version, context.today);
    return outlookOf(std::get<series::SeriesDefined>(list.front()).version, context.today);
}

} // namespace seriatim
