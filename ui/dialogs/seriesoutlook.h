#pragma once

#include <QDate>

#include "store/store.h"

namespace seriatim {

/// What a series' rules are checked against while they are typed.
struct SeriesContext {
    std::optional<series::State> state; ///< Of the series to be changed; empty for a new one.
    std::vector<series::OtherMask> others;
    std::vector<QString> codes; ///< That are taken.
    QDate today;
};

/// `code` is empty for a new series.
SeriesContext readSeriesContext(const Store &store, const QString &code);

/// What rules would come to, as the decider says; nothing is appended.
struct SeriesOutlook {
    QString firstNumber; ///< Of the period in which the rules begin.
    QString lastNumber;  ///< The largest that the mask has room for.
    QDate from;          ///< The first day they hold for; null: at once.
    bool changesNothing = false;
};

Result<SeriesOutlook> outlookOn(
    const SeriesContext &context, const series::Definition &definition, const series::Rules &rules);

} // namespace seriatim
