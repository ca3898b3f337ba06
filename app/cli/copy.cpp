#include "cli/command.h"
#include "cli/progress.h"
#include "sql/moving.h"

namespace seriatim::cli {

namespace {

Exit answerFor(Context &context, const sql::Moving &moving, const sql::Moved &moved)
{
    QJsonObject answer{{"copied", moved.copied}, {"log", moved.log}, {"from", moving.from}, {"to", moving.to},
        {"position", moved.head.position}, {"hash", QString::fromLatin1(moved.head.hash.toHex())}};
    if (moved.repeated)
        answer.insert("repeated", true);
    context.console().answer(answer);
    if (moved.repeated)
        context.console().say("The log had gone there before; nothing was changed.");
    else
        context.console().say(QStringLiteral("The log goes on in “%1”; in “%2” it is only read from now on.")
                                  .arg(sql::shownPlace(moving.to), sql::shownPlace(moving.from)));
    return Exit::Clean;
}

Exit move(Context &context, const sql::Moving &moving)
{
    std::variant<sql::Moved, OpenFailure, Refusal> outcome;
    try {
        outcome = sql::moveLog(moving);
    } catch (const LogError &) {
        context.console().say(
            "What was copied stays. Once its cause is mended, the same command goes on where it stopped.");
        throw;
    }
    if (const auto *failure = std::get_if<OpenFailure>(&outcome))
        return context.notOpened(*failure);
    if (const auto *refusal = std::get_if<Refusal>(&outcome))
        return context.refused(*refusal);
    return answerFor(context, moving, std::get<sql::Moved>(outcome));
}

Exit copy(Context &context, const QCommandLineParser &given)
{
    for (const char *place : {"from", "to"}) {
        if (given.value(QString::fromLatin1(place)).isEmpty())
            return context.wrongUse("Which log goes where? “copy” needs --from LOG and --to LOG.");
    }
    return move(context,
        {given.value("from"), given.value("to"), context.session(),
            progressOn(context.console(), QStringLiteral("Copying")),
            progressOn(context.console(), QStringLiteral("Comparing"))});
}

} // namespace

Command copyCommand()
{
    return {"copy", "--from LOG --to LOG",
        "Moves a whole log to another place, as its administrator: file or server. There it goes on, here it is only "
        "read.",
        {{"from", "The log that moves: a file, or the address of a server.", "LOG"},
            {"to", "Where to: a file that is not there yet, or a server's empty log.", "LOG"}},
        0, 0, copy, false};
}

} // namespace seriatim::cli
