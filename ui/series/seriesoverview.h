#pragma once

#include <QDate>

#include <vector>

#include "readmodel/numbers.h"

namespace seriatim {

class Store;

/// A series as its page shows it.
struct SeriesSummary {
    SeriesRow row;
    std::vector<PeriodRow> periods; ///< Latest first; today's is there even if it has no number.
    Period current;                 ///< Today's.
    QString next;                   ///< That a document of today would get; empty if there is none.

    series::Rules rulesOf(const Period &period) const;
    bool operator==(const SeriesSummary &) const = default;
};

struct SeriesOverview {
    std::vector<SeriesSummary> series; ///< In the order of codes; retired ones last.
    QDate today;
    QString readOnlyReason;
};

SeriesOverview readSeriesOverview(const Store &store);

/// The rules beside the mask, in words: "every year · warns of dates out of order · may step back".
QString policyWords(const series::Rules &rules);

} // namespace seriatim
