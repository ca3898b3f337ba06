#include "audit/auditreport.h"

#include <QJsonArray>

#include <algorithm>

namespace seriatim {

namespace {

constexpr int PageSize = 1000;
constexpr qint64 MaxListed = 10'000; ///< Missing ordinals told one by one; a forged counter could ask for billions.

bool isAbout(const Finding &finding, const PeriodRow &period)
{
    return finding.facts.value("series") == period.series && finding.facts.value("period") == period.period.key();
}

/// Both lists of ranges as one, in order, without overlaps.
std::vector<Gap> joined(std::vector<Gap> gaps)
{
    std::ranges::sort(gaps, {}, &Gap::first);
    std::vector<Gap> result;
    for (const Gap &gap : gaps) {
        if (!result.empty() && gap.first <= result.back().last + 1)
            result.back().last = std::max(result.back().last, gap.last);
        else
            result.push_back(gap);
    }
    return result;
}

std::vector<NumberRow> exceptionsOf(const Numbers &numbers, const PeriodRow &period)
{
    using enum series::NumberState;
    const NumberFilter filter{.series = period.series, .period = period.period, .states = {Reserved, Voided, Lost}};
    std::vector<NumberRow> all;
    for (qint64 after = 0;;) {
        const auto page = numbers.page(filter, after, PageSize);
        all.insert(all.end(), page.begin(), page.end());
        if (page.size() < PageSize)
            return all;
        after = page.back().ordinal;
    }
}

/// In one snapshot, so that counters, gaps and exceptions add up while others issue.
PeriodAudit auditOf(const Numbers &numbers, const VerifyReport &verification, const PeriodRow &listed)
{
    const auto snapshot = numbers.snapshot();
    const PeriodRow period = numbers.period(listed.series, listed.period).value_or(listed);
    PeriodAudit audit;
    audit.counters = period;
    audit.missing = numbers.gaps(period.series, period.period);
    for (const Finding &finding : verification.findings) {
        if (!isAbout(finding, period))
            continue;
        if (finding.kind == FindingKind::NumberSkipped)
            audit.missing.push_back(
                {finding.facts.value("first").toLongLong(), finding.facts.value("last").toLongLong()});
        if (finding.kind == FindingKind::NumberGivenTwice && !audit.duplicates.contains(finding.facts.value("number")))
            audit.duplicates.push_back(finding.facts.value("number"));
    }
    audit.missing = joined(std::move(audit.missing));
    audit.inversions = numbers.inversions(period.series, period.period);
    audit.exceptions = exceptionsOf(numbers, period);
    return audit;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject exceptionJson(const NumberRow &row)
{
    QJsonObject object{{"number", row.number}, {"ordinal", row.ordinal}, {"state", numberStateId(row.state)},
        {"since", row.since}, {"by", row.by}, {"origin", row.origin}, {"holder", row.holder},
        {"document", orNull(row.document)}};
    if (row.state == series::NumberState::Reserved)
        object.insert("purpose", orNull(row.purpose));
    else
        object.insert("reason", row.reason);
    return object;
}

QJsonObject inversionJson(const NumberRow &row)
{
    return {{"number", row.number}, {"ordinal", row.ordinal}, {"date", row.date.toString(Qt::ISODate)},
        {"against", row.inversion}, {"document", row.document}};
}

QJsonArray missingJson(const std::vector<Gap> &gaps)
{
    QJsonArray ordinals;
    for (const Gap &gap : gaps) {
        for (qint64 ordinal = gap.first; ordinal <= gap.last && ordinals.size() < MaxListed; ++ordinal)
            ordinals.append(ordinal);
    }
    return ordinals;
}

template <typename Item>
QJsonArray arrayOf(const std::vector<Item> &items, QJsonObject (*toObject)(const Item &))
{
    QJsonArray array;
    for (const Item &item : items)
        array.append(toObject(item));
    return array;
}

QJsonObject periodJson(const PeriodAudit &audit)
{
    const PeriodRow &row = audit.counters;
    return {{"series", row.series}, {"period", row.period.key()}, {"first", row.first}, {"next", row.next},
        {"finalized", row.finalized}, {"reserved", row.reserved}, {"voided", row.voided}, {"lost", row.lost},
        {"closed", row.closed}, {"missing", missingJson(audit.missing)}, {"missingCount", audit.missingCount()},
        {"duplicates", QJsonArray::fromStringList(audit.duplicates)},
        {"inversions", arrayOf(audit.inversions, inversionJson)},
        {"exceptions", arrayOf(audit.exceptions, exceptionJson)}};
}

} // namespace

qint64 PeriodAudit::missingCount() const
{
    qint64 count = 0;
    for (const Gap &gap : missing)
        count += gap.last - gap.first + 1;
    return count;
}

bool AuditReport::clean() const
{
    return intact && std::ranges::all_of(periods, [](const PeriodAudit &each) {
        return each.missing.empty() && each.duplicates.empty();
    });
}

AuditReport auditReport(
    const EventLog &log, const Numbers &numbers, const VerifyReport &verification, const QString &series)
{
    AuditReport report;
    report.log = log.info();
    report.intact = verification.intact();
    for (const SeriesRow &each : numbers.allSeries()) {
        if (!series.isEmpty() && each.definition.code != series)
            continue;
        for (const PeriodRow &period : numbers.periods(each.definition.code))
            report.periods.push_back(auditOf(numbers, verification, period));
    }
    log.settle();
    return report;
}

QJsonObject toJson(const AuditReport &report)
{
    const LogInfo &log = report.log;
    return {{"log",
                QJsonObject{{"id", log.id}, {"role", logRoleId(log.role)}, {"events", log.head.position},
                    {"head", QString::fromLatin1(log.head.hash.toHex())}, {"intact", report.intact}}},
        {"series", arrayOf(report.periods, periodJson)}};
}

} // namespace seriatim
