#include "ui/audit/health.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <functional>
#include <map>

#include "log/chain.h"
#include "usecases/work.h"

namespace seriatim {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString translated(const char *text, qint64 count)
{
    return QCoreApplication::translate("Audit", text, nullptr, static_cast<int>(count));
}

using Oldest = std::map<std::pair<QString, Period>, QString>;

Oldest oldestReservations(const Store &store)
{
    Oldest oldest;
    for (const OldestReservation &row : store.numbers().oldestReservations())
        oldest.insert({{row.series, row.period}, row.since});
    return oldest;
}

PeriodHealth healthOf(const SeriesRow &series, const PeriodRow &counters, const Oldest &oldest)
{
    const auto found = oldest.find({counters.series, counters.period});
    return {series.definition, series.versions, decidable(series).rulesOf(counters.period).rules, counters,
        found == oldest.end() ? QString() : found->second, series.retired};
}

PeriodRow untouched(const SeriesRow &series, const series::RulesVersion &rules, const Period &period)
{
    PeriodRow row;
    row.series = series.definition.code;
    row.period = period;
    row.first = row.next = rules.firstOrdinal(period);
    return row;
}

} // namespace

QString PeriodHealth::nextNumber() const
{
    return counters.closed || isRetired || counters.next > mask().largestOrdinal() ? QString() : number(counters.next);
}

namespace {

/// A number that the register lacks is missing, whatever the counters say; most are finalized, so it was that, likely.
PeriodRow recounted(const Numbers &numbers, PeriodRow row)
{
    qint64 missing = 0;
    for (const Gap &gap : numbers.gaps(row.series, row.period))
        missing += gap.last - gap.first + 1;
    row.finalized -= missing - row.missing();
    return row;
}

/// By series, the latest period first.
std::vector<PeriodHealth> readPeriods(const Store &store, const QDate &today, Counting counting)
{
    const Oldest oldest = oldestReservations(store);
    std::vector<PeriodHealth> all;
    for (const SeriesRow &series : store.numbers().allSeries()) {
        const series::RulesVersion rules = decidable(series).rulesAt(today);
        std::vector<PeriodRow> periods = store.numbers().periods(series.definition.code);
        const Period now = rules.periodOf(today);
        if (!series.retired && std::ranges::find(periods, now, &PeriodRow::period) == periods.end())
            periods.push_back(untouched(series, rules, now));
        std::ranges::sort(periods, std::greater(), &PeriodRow::period);
        for (const PeriodRow &row : periods) {
            const bool isKept = counting == Counting::AsKept;
            all.push_back(healthOf(series, isKept ? row : recounted(store.numbers(), row), oldest));
        }
    }
    return all;
}

} // namespace

AuditReading readAudit(const Store &store, Counting counting)
{
    const Session &session = store.log().session();
    const QDate today = session.clock().toLocalTime().date();
    return {readPeriods(store, today, counting), store.log().info(), session.actor, today, store.readOnlyReason()};
}

Verdict verdictOn(const PeriodHealth &health, const QDateTime &now)
{
    const PeriodRow &counters = health.counters;
    if (counters.missing() > 0)
        return {translated(QT_TRANSLATE_N_NOOP("Audit", "%n missing"), counters.missing()), style::Tone::Bad, {}};
    if (counters.reserved > 0) {
        const QString oldest = health.oldestReservation.isEmpty()
            ? QString()
            : QCoreApplication::translate("Audit", "oldest %1").arg(age(health.oldestReservation, now));
        return {
            translated(QT_TRANSLATE_N_NOOP("Audit", "%n reserved"), counters.reserved), style::Tone::Attention, oldest};
    }
    if (counters.lost > 0)
        return {translated(QT_TRANSLATE_N_NOOP("Audit", "%n lost"), counters.lost), style::Tone::Attention, {}};
    if (health.given() == 0)
        return {QCoreApplication::translate("Audit", "no numbers yet"), style::Tone::Neutral, {}};
    return {QCoreApplication::translate("Audit", "no gaps"), style::Tone::Good, {}};
}

QString age(const QString &timestamp, const QDateTime &now)
{
    const qint64 seconds = std::max<qint64>(0, chain::fromTimestamp(timestamp).secsTo(now));
    if (seconds < Minute)
        return QCoreApplication::translate("Audit", "a moment");
    if (seconds < Hour)
        return translated(QT_TRANSLATE_N_NOOP("Audit", "%n min"), seconds / Minute);
    if (seconds < Day)
        return translated(QT_TRANSLATE_N_NOOP("Audit", "%n h"), seconds / Hour);
    return seconds < 2 * Day ? QCoreApplication::translate("Audit", "1 day")
                             : translated(QT_TRANSLATE_N_NOOP("Audit", "%n days"), seconds / Day);
}

} // namespace seriatim
