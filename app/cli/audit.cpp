#include "cli/audittext.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "log/jsonform.h"
#include "outgoing/reportfile.h"

namespace seriatim::cli {

namespace {

QByteArray formatted(const AuditReport &report, const QString &format, const Numbers &numbers, const QDateTime &made)
{
    if (format == u"json")
        return json::compact(toJson(report)) + '\n';
    return format == u"csv" ? toCsv(report) : toText(report, numbers, made).toUtf8();
}

/// What is wrong with the options; empty if nothing is.
QString faultIn(const QCommandLineParser &given)
{
    const QString format = given.value("format");
    if (given.isSet("as-of"))
        return QStringLiteral("--as-of is not in this version.");
    if (format == u"xlsx" || format == u"pdf")
        return QStringLiteral("--format %1 is not in this version.").arg(format);
    if (format != u"text" && format != u"json" && format != u"csv")
        return QStringLiteral("--format is text, json or csv.");
    return {};
}

/// The report on the log as it is now.
AuditReport reportOn(Context &context, Store &store, const QString &series)
{
    VerifyOptions options;
    options.progress = progressOn(context.console(), QStringLiteral("Auditing"));
    const VerifyReport verification = verify(store.log(), store.numbers(), store.upkeep(), options);
    return auditReport(store.log(), store.numbers(), verification, series);
}

Exit notWritten(Context &context, const QString &path, const outgoing::ReportFault &fault)
{
    if (fault.kind == outgoing::ReportFault::Kind::IsALog)
        return context.wrongUse(QStringLiteral("“%1” is a log: choose another file.").arg(path));
    context.console().say(QStringLiteral("“%1” cannot be written: %2.").arg(path, fault.detail));
    return Exit::StorageFailed;
}

Exit deliver(Context &context, const QByteArray &report, const QString &path, Exit found)
{
    if (path.isEmpty()) {
        context.console().write(report);
        return found;
    }
    if (const auto fault = outgoing::writeReport(path, report))
        return notWritten(context, path, *fault);
    context.console().say(QStringLiteral("The audit is in “%1”.").arg(path));
    return found;
}

Exit audit(Context &context, const QCommandLineParser &given)
{
    if (const QString fault = faultIn(given); !fault.isEmpty())
        return context.wrongUse(fault);
    // Before the long work: where nothing can be written, there is none.
    const QString path = given.value("o");
    if (const auto fault = path.isEmpty() ? std::nullopt : outgoing::reportFault(path))
        return notWritten(context, path, *fault);
    const auto store = context.open();
    if (!store)
        return context.notOpened();
    if (context.isOfNewerFormat(*store))
        return Exit::Finding;
    const QString series = given.value("series");
    if (!series.isEmpty() && !store->numbers().series(series))
        return context.refused({Rule::UnknownSeries, "series", {{"series", series}}});

    const AuditReport report = reportOn(context, *store, series);
    context.sayIfNotLive(*store);
    return deliver(context, formatted(report, given.value("format"), store->numbers(), context.session().clock()), path,
        report.clean() ? Exit::Clean : Exit::Finding);
}

} // namespace

Command auditCommand()
{
    return {"audit", "", "Tells what became of every number.",
        {{"series", "Of this series only.", "CODE"},
            {"format", "text (the usual), json or csv; xlsx and pdf are not in this version.", "FORMAT", "text"},
            {{"o", "output"}, "Where to write it, instead of standard output.", "FILE"},
            {"as-of", "As things stood at a time (not in this version).", "TIME"}},
        0, 0, audit};
}

} // namespace seriatim::cli
