#include "cli/audittext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QTimeZone>

#include "log/chain.h"
#include "usecases/work.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

/// One line of a terminal: what people typed may hold anything that moves the cursor.
QString plain(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u' ';
    }
    return text;
}

QString heading(const PeriodAudit &audit, const Numbers &numbers)
{
    const PeriodRow &row = audit.counters;
    const auto series = numbers.series(row.series);
    if (!series)
        return QStringLiteral("%1  %2").arg(row.series, row.period.key());
    const Reset reset = decidable(*series).rulesOf(row.period).rules.reset;
    return QStringLiteral("%1  %2  %3%4")
        .arg(row.series, plain(series->definition.name), words::periodName(row.period, reset),
            row.closed ? QStringLiteral("  closed") : QString());
}

QString counters(const PeriodAudit &audit)
{
    const PeriodRow &row = audit.counters;
    QStringList parts;
    for (const auto &[count, name] : {std::pair(row.finalized, "finalized"), std::pair(row.reserved, "reserved"),
             std::pair(row.voided, "voided"), std::pair(row.lost, "lost"), std::pair(audit.missingCount(), "missing")})
        parts += QStringLiteral("%L1 %2").arg(count).arg(QLatin1StringView(name));
    return QStringLiteral("  %1; next is %2").arg(parts.join(u", ")).arg(row.next);
}

/// Why the number is not finalized, in the words of those who did it.
QString why(const NumberRow &row)
{
    if (row.state != series::NumberState::Reserved)
        return plain(row.reason);
    return row.purpose.isEmpty() ? QStringLiteral("on a draft") : plain(row.purpose);
}

/// Whether both went the same way at once: then one line tells of both.
bool isOneStory(const NumberRow &a, const NumberRow &b)
{
    return a.ordinal + 1 == b.ordinal && a.state == b.state && a.position == b.position && a.holder == b.holder
        && a.purpose == b.purpose && a.reason == b.reason && a.document.isEmpty() && b.document.isEmpty();
}

QString exception(const NumberRow &first, const NumberRow &last)
{
    const bool isReserved = first.state == series::NumberState::Reserved;
    const QString numbers =
        first.ordinal == last.ordinal ? first.number : QStringLiteral("%1..%2").arg(first.number, last.number);
    return QStringLiteral("    %1  %2  %3  %4  %5")
        .arg(numbers, words::stateName(first.state).leftJustified(9), words::localTime(first.since, QLocale()),
            plain(isReserved ? first.holder : first.by), why(first));
}

void addExceptions(QStringList &lines, const std::vector<NumberRow> &rows)
{
    for (auto first = rows.begin(); first != rows.end();) {
        auto last = first;
        while (std::next(last) != rows.end() && isOneStory(*last, *std::next(last)))
            ++last;
        lines += exception(*first, *last);
        first = std::next(last);
    }
}

void addPeriod(QStringList &lines, const PeriodAudit &audit, const Numbers &numbers)
{
    lines += QString();
    lines += heading(audit, numbers);
    lines += counters(audit);
    for (const Gap &gap : audit.missing)
        lines += QStringLiteral("    MISSING: ordinals %1 to %2").arg(gap.first).arg(gap.last);
    for (const QString &number : audit.duplicates)
        lines += QStringLiteral("    GIVEN TWICE: %1").arg(plain(number));
    for (const NumberRow &row : audit.inversions)
        lines += QStringLiteral("    %1 of %2 is out of date order with %3")
                     .arg(row.number, words::date(row.date, QLocale()), row.inversion);
    addExceptions(lines, audit.exceptions);
}

/// What others than a live log are, for whose numbers may go on elsewhere.
QString roleOf(const LogInfo &log)
{
    switch (log.role) {
    case LogRole::Moved:
        return QStringLiteral("moved away, or not wholly brought here: its numbers go on elsewhere");
    case LogRole::Backup:
        return QStringLiteral("a backup: its numbers go on elsewhere");
    case LogRole::Branch:
        return QStringLiteral("a copy to try things in: its numbers are not those that were given");
    case LogRole::Live:
        break;
    }
    return {};
}

} // namespace

QString toText(const AuditReport &report, const Numbers &numbers, const QDateTime &made)
{
    QStringList lines;
    lines += QStringLiteral("Log %1").arg(report.log.id);
    lines += QStringLiteral("  %L1 events, head %2, %3")
                 .arg(report.log.head.position)
                 .arg(QLatin1StringView(report.log.head.hash.toHex().first(12)),
                     report.intact ? QStringLiteral("intact") : QStringLiteral("NOT INTACT"));
    lines += QStringLiteral("  report of %1 by Seriatim %2; times are those of %3")
                 .arg(words::localTime(chain::timestamp(made), QLocale()), QCoreApplication::applicationVersion(),
                     QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    if (report.log.role != LogRole::Live)
        lines += QStringLiteral("  ") + roleOf(report.log);
    for (const PeriodAudit &each : report.periods)
        addPeriod(lines, each, numbers);
    lines += QString();
    lines += report.clean() ? QStringLiteral("Every number is accounted for.")
                            : QStringLiteral("Not every number is accounted for: see “seriatim verify”.");
    return lines.join(u'\n') + u'\n';
}

} // namespace seriatim::cli
