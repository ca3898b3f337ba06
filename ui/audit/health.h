#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

#include "log/eventlog.h"
#include "readmodel/numbers.h"
#include "ui/style/tone.h"

namespace seriatim {

class Store;

/// One series in one period as the audit shows it: its counters, and how healthy they are.
struct PeriodHealth {
    series::Definition series;
    std::vector<series::RulesVersion> versions; ///< All that the series has.
    series::Rules rules;                        ///< Of this period.
    PeriodRow counters;
    QString oldestReservation; ///< When the oldest open reservation was made (FORMAT's time); empty if there is none.
    bool isRetired = false;

    SeriesRow row() const { return {series, versions, isRetired}; }
    qint64 given() const { return counters.next - counters.first; }
    qint64 exceptions() const { return counters.reserved + counters.voided + counters.lost + counters.missing(); }
    NumberMask mask() const { return std::get<NumberMask>(NumberMask::parse(rules.mask)); }

    /// The text of an ordinal, given or not.
    QString number(qint64 ordinal) const { return mask().render(counters.period, ordinal); }

    /// Text of the number that comes next; empty if the mask has no larger one, or the period is closed.
    QString nextNumber() const;

    bool operator==(const PeriodHealth &) const = default;
};

/// What the audit shows before anything is chosen.
struct AuditReading {
    /// All series with the periods that have numbers, and today's even if it has none. Those of today and later come
    /// first, in the order of codes; then the earlier ones, latest first.
    std::vector<PeriodHealth> periods;
    LogInfo log;
    QString actor; ///< Who is at the desk.
    QDate today;
    QString readOnlyReason; ///< As the store tells it; empty if the log can be written.
};
/// Whether the counters of a period are believed, or a log was found damaged, and what its register lacks is counted.
enum class Counting { AsKept, Anew };
AuditReading readAudit(const Store &store, Counting counting = Counting::AsKept);

/// Health in a few words, worst first: "1 missing", "2 reserved, oldest 3 days", "no gaps".
struct Verdict {
    QString words;
    style::Tone tone = style::Tone::Neutral;
    QString more; ///< For whoever looks closer: "oldest 3 days".
};
Verdict verdictOn(const PeriodHealth &health, const QDateTime &now);

/// How long ago, in the largest fitting unit: "3 days", "12 min".
QString age(const QString &timestamp, const QDateTime &now);

} // namespace seriatim
