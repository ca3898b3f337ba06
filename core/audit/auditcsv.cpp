#include "audit/auditreport.h"

#include <QMap>

namespace seriatim {

namespace {

const QStringList Columns{"record", "series", "period", "first", "next", "finalized", "reserved", "voided", "lost",
    "missing", "number", "ordinal", "state", "since", "by", "origin", "holder", "purpose", "reason", "date", "against",
    "document", "log", "events", "head", "intact"};

using Record = QMap<QString, QString>;

/// Spreadsheets run cells that begin so as formulas, whatever quotes are around them.
QString disarmed(const QString &value)
{
    return !value.isEmpty() && QStringView(u"=+-@\t\r").contains(value.front()) ? u'\'' + value : value;
}

QString quoted(const QString &value)
{
    const bool isPlain =
        !value.contains(u',') && !value.contains(u'"') && !value.contains(u'\n') && !value.contains(u'\r');
    return isPlain ? value : u'"' + QString(value).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString lineOf(const Record &record)
{
    QStringList cells;
    for (const QString &column : Columns)
        cells.append(quoted(disarmed(record.value(column))));
    return cells.join(u',') + QStringLiteral("\r\n");
}

Record logRecord(const AuditReport &report)
{
    return {{"record", "log"}, {"log", report.log.id}, {"events", QString::number(report.log.head.position)},
        {"head", QString::fromLatin1(report.log.head.hash.toHex())}, {"intact", report.intact ? "yes" : "no"}};
}

Record base(const char *kind, const PeriodRow &row)
{
    return {{"record", kind}, {"series", row.series}, {"period", row.period.key()}};
}

Record periodRecord(const PeriodAudit &audit)
{
    const PeriodRow &row = audit.counters;
    Record record = base("period", row);
    record.insert({{"first", QString::number(row.first)}, {"next", QString::number(row.next)},
        {"finalized", QString::number(row.finalized)}, {"reserved", QString::number(row.reserved)},
        {"voided", QString::number(row.voided)}, {"lost", QString::number(row.lost)},
        {"missing", QString::number(audit.missingCount())}});
    return record;
}

Record missingRecord(const PeriodRow &row, const Gap &gap)
{
    Record record = base("missing", row);
    record.insert({{"first", QString::number(gap.first)}, {"next", QString::number(gap.last + 1)},
        {"missing", QString::number(gap.last - gap.first + 1)}});
    return record;
}

Record numberRecord(const char *kind, const PeriodRow &period, const NumberRow &row)
{
    Record record = base(kind, period);
    record.insert({{"number", row.number}, {"ordinal", QString::number(row.ordinal)},
        {"state", numberStateId(row.state)}, {"since", row.since}, {"by", row.by}, {"origin", row.origin},
        {"holder", row.holder}, {"purpose", row.purpose}, {"reason", row.reason},
        {"date", row.date.toString(Qt::ISODate)}, {"against", row.inversion}, {"document", row.document}});
    return record;
}

QString linesOf(const PeriodAudit &audit)
{
    QString lines = lineOf(periodRecord(audit));
    for (const Gap &gap : audit.missing)
        lines += lineOf(missingRecord(audit.counters, gap));
    for (const QString &number : audit.duplicates) {
        Record record = base("duplicate", audit.counters);
        record.insert("number", number);
        lines += lineOf(record);
    }
    for (const NumberRow &row : audit.inversions)
        lines += lineOf(numberRecord("inversion", audit.counters, row));
    for (const NumberRow &row : audit.exceptions)
        lines += lineOf(numberRecord("exception", audit.counters, row));
    return lines;
}

} // namespace

QByteArray toCsv(const AuditReport &report)
{
    QString text = Columns.join(u',') + QStringLiteral("\r\n") + lineOf(logRecord(report));
    for (const PeriodAudit &each : report.periods)
        text += linesOf(each);
    return text.toUtf8();
}

} // namespace seriatim
