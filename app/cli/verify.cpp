#include "audit/verify.h"

#include "cli/command.h"
#include "cli/progress.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

QJsonObject toJson(const Finding &finding)
{
    QJsonObject object{{"finding", findingId(finding.kind)}, {"message", words::sentence(finding)}};
    if (finding.position > 0)
        object.insert("position", finding.position);
    QJsonObject facts;
    for (auto fact = finding.facts.begin(); fact != finding.facts.end(); ++fact)
        facts.insert(fact.key(), fact.value());
    object.insert("facts", facts);
    return object;
}

QString closingSentence(const VerifyReport &report)
{
    if (report.intact())
        return QStringLiteral("%L1 events checked: the log is intact up to %2.")
            .arg(report.events)
            .arg(QLatin1StringView(report.verified.hash.toHex().first(12)));
    const QString count = QStringLiteral("%1%L2")
                              .arg(report.truncated ? QStringLiteral("more than ") : QString())
                              .arg(report.findings.size());
    return QStringLiteral(
        "%L1 events checked, findings: %2. The log is not intact; keep it as it is, and compare it with a backup.")
        .arg(report.events)
        .arg(count);
}

Exit verifyLog(Context &context, const QCommandLineParser &given)
{
    if (given.isSet("seal"))
        return context.wrongUse("--seal is not in this version.");
    const auto store = context.open();
    if (!store)
        return context.notOpened();
    if (context.isOfNewerFormat(*store))
        return Exit::Finding;
    VerifyOptions options;
    options.progress = progressOn(context.console(), QStringLiteral("Verifying"));
    const VerifyReport report = verify(store->log(), store->numbers(), store->upkeep(), options);
    for (const Finding &finding : report.findings)
        context.console().answer(toJson(finding));
    context.console().say(closingSentence(report));
    context.sayIfNotLive(*store);
    return report.intact() ? Exit::Clean : Exit::Finding;
}

} // namespace

Command verifyCommand()
{
    return {"verify", "", "Checks the whole log: its chain, its numbers' story, and everything made from it.",
        {{"seal", "Checks it against a seal, too (not in this version).", "FILE"}}, 0, 0, verifyLog};
}

} // namespace seriatim::cli
