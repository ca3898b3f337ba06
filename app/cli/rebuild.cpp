#include "cli/command.h"
#include "cli/progress.h"
#include "sql/opening.h"

namespace seriatim::cli {

namespace {

Exit rebuild(Context &context, const QCommandLineParser &)
{
    const auto store = context.open();
    if (!store)
        return context.notOpened();
    if (const QString reason = store->readOnlyReason(); !reason.isEmpty())
        return context.refused({Rule::LogReadOnly, {}, {{"reason", reason}}});
    if (!store->upkeep().mayRebuild())
        return context.refused({Rule::NotAdministrator, {}, {{"place", sql::shownPlace(context.path())}}});
    store->upkeep().rebuild(progressOn(context.console(), QStringLiteral("Rebuilding")));
    const Position position = store->log().info().head.position;
    context.console().answer({{"rebuilt", true}, {"position", position}});
    context.console().say(
        QStringLiteral("Everything that is made from the log was made anew from its %L1 events.").arg(position));
    return Exit::Clean;
}

} // namespace

Command rebuildCommand()
{
    return {"rebuild", "", "Makes everything anew that is made from the log: registers, lists, counters.", {}, 0, 0,
        rebuild};
}

} // namespace seriatim::cli
