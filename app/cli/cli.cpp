#include "cli/cli.h"

#include <algorithm>
#include <utility>

#include "cli/command.h"
#include "cli/help.h"
#include "domain/text.h"
#include "sql/opening.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

const std::vector<Command> &allCommands()
{
    static const std::vector<Command> commands{initCommand(), issueCommand(), reserveCommand(), voidCommand(),
        releaseCommand(), auditCommand(), verifyCommand(), exportCommand(), rebuildCommand(), copyCommand(),
        serverSetupCommand()};
    return commands;
}

const QStringList LaterCommands{"seal", "backup", "restore"};

/// Options that hold before the command and behind it.
QList<QCommandLineOption> commonOptions()
{
    return {{"log", "The log (or SERIATIM_LOG).", "FILE"},
        {"as", "Who acts: shown as not authenticated (the login).", "USER"}, {{"h", "help"}, "Shows this help."},
        {{"v", "version"}, "Shows the version."}};
}

/// Reads the words up to the command; what follows belongs to the command.
void parseOuter(QCommandLineParser &parser, const QStringList &arguments)
{
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    parser.addOptions(commonOptions());
    parser.parse(QStringList("seriatim") + arguments);
}

/// Whatever of the common options is given behind the command overrides what stands before it.
struct Common {
    QString log;
    QString actor;
    bool isNamed = false; ///< By --as.

    void take(const QCommandLineParser &given)
    {
        log = given.isSet("log") ? given.value("log") : log;
        actor = given.isSet("as") ? given.value("as") : actor;
        isNamed = isNamed || given.isSet("as");
    }
};

/// The first of the words that was not UTF-8: what could not be read stands in it as the replacement character.
QString garbledIn(const QStringList &words)
{
    return words.filter(QChar(QChar::ReplacementCharacter)).value(0);
}

/// What is wrong with the name of who acts; empty if nothing is.
QString faultInActor(const Common &common)
{
    const auto actor = acceptText(common.actor, TextShape::OneLine, "as");
    if (isRefused(actor) || std::get<QString>(actor) != common.actor || common.actor.isEmpty())
        return QStringLiteral(
            "--as needs a name, without control characters, without characters that turn the direction "
            "of writing, and without blanks at its ends.");
    return {};
}

/// What is wrong with the common options that are given; empty if nothing is.
QString faultInGiven(const Common &common)
{
    if (common.isNamed && sql::isOnServer(common.log))
        return QStringLiteral("On a server you are who you log in as: name yourself in the address, without --as.");
    return faultInActor(common);
}

/// What is wrong with the common options of a command; empty if nothing is.
QString faultIn(const Common &common, const Command &command)
{
    if (!command.needsLog)
        return faultInActor(common);
    if (common.log.isEmpty())
        return QStringLiteral("Which log? Name its file with --log FILE, or in SERIATIM_LOG.");
    return faultInGiven(common);
}

/// What is wrong with the words behind the command; empty if nothing is.
QString faultIn(const Command &command, const QCommandLineParser &given)
{
    if (!given.errorText().isEmpty())
        return given.errorText();
    const qsizetype count = given.positionalArguments().size();
    if (count < command.leastArguments)
        return QStringLiteral("“%1” needs %2.")
            .arg(QLatin1StringView(command.name), QString::fromUtf8(command.arguments));
    if (count > command.mostArguments)
        return QStringLiteral("“%1” is too much for “%2”.")
            .arg(given.positionalArguments().at(command.mostArguments), QLatin1StringView(command.name));
    return {};
}

Exit runCommand(const Command &command, const QStringList &arguments, Common common, const Surroundings &surroundings)
{
    Console console(surroundings.out, surroundings.err);
    QCommandLineParser given;
    given.addOptions(command.options);
    given.addOptions(commonOptions());
    const bool isParsed = given.parse(arguments);
    if (isParsed && given.isSet("help")) {
        console.write(helpOf(command, commonOptions()).toUtf8());
        return Exit::Clean;
    }
    common.take(given);
    for (const QString &fault : {faultIn(command, given), faultIn(common, command)}) {
        if (!fault.isEmpty()) {
            console.say(fault);
            console.say(
                QStringLiteral("“seriatim %1 --help” tells how it is used.").arg(QLatin1StringView(command.name)));
            return Exit::WrongUse;
        }
    }
    Context context(surroundings, common.log, common.actor);
    return command.run(context, given);
}

Exit runWithoutCommand(const QCommandLineParser &outer, Console &console)
{
    if (outer.isSet("version")) {
        console.write("seriatim " SERIATIM_VERSION "\n");
        return Exit::Clean;
    }
    const QString help = overview(allCommands(), commonOptions());
    if (outer.isSet("help")) {
        console.write(help.toUtf8());
        return Exit::Clean;
    }
    console.say(outer.errorText().isEmpty() ? help.trimmed() : outer.errorText());
    return Exit::WrongUse;
}

Exit runOuter(const QStringList &arguments, const Surroundings &surroundings)
{
    Console console(surroundings.out, surroundings.err);
    if (const QString fault = requestIn(arguments, surroundings.log, surroundings.login).fault; !fault.isEmpty()) {
        console.say(fault);
        return Exit::WrongUse;
    }
    QCommandLineParser outer;
    parseOuter(outer, arguments);
    const QStringList words = outer.positionalArguments();
    if (words.isEmpty() || !outer.errorText().isEmpty() || outer.isSet("help") || outer.isSet("version"))
        return runWithoutCommand(outer, console);

    const auto &commands = allCommands();
    const auto command = std::ranges::find_if(
        commands, [&](const Command &each) { return words.front() == QLatin1StringView(each.name); });
    if (command == commands.end()) {
        const QString sentence = LaterCommands.contains(words.front())
            ? QStringLiteral("“%1” is not in this version.")
            : QStringLiteral("There is no command “%1”. “seriatim --help” lists them.");
        console.say(sentence.arg(words.front()));
        return Exit::WrongUse;
    }
    Common common{surroundings.log, surroundings.login};
    common.take(outer);
    return runCommand(*command, words, common, surroundings);
}

} // namespace

Exit run(const QStringList &arguments, const Surroundings &surroundings)
{
    Console console(surroundings.out, surroundings.err);
    try {
        return runOuter(arguments, surroundings);
    } catch (const LogError &error) {
        console.say(words::sentence(error.kind(), error.detail()));
        return Exit::StorageFailed;
    } catch (const AnswersLost &lost) {
        console.say(lost.isReaderGone()
                ? QStringLiteral("Nobody reads the answers any more, so this was stopped.")
                : QStringLiteral("The answers cannot be written any more, so this was stopped: %1.").arg(lost.detail));
        return lost.isReaderGone() ? Exit::Finding : Exit::StorageFailed;
    }
}

Request requestIn(const QStringList &arguments, const QString &log, const QString &login)
{
    QCommandLineParser outer;
    parseOuter(outer, arguments);
    Common common{log, login};
    common.take(outer);
    Request request{outer.positionalArguments().value(0), common.log, common.actor, {}, false};
    if (request.command.endsWith(u".seriatim") && outer.positionalArguments().size() == 1)
        request.log = std::exchange(request.command, {});
    const bool asksForWindow =
        request.command.isEmpty() && outer.errorText().isEmpty() && !outer.isSet("help") && !outer.isSet("version");
    if (const auto garbled = garbledIn(arguments + QStringList{log}); !garbled.isEmpty())
        request.fault = QStringLiteral("“%1” is not UTF-8 text. What is kept for good is not guessed.").arg(garbled);
    else if (asksForWindow)
        request.fault = faultInGiven({request.log, request.actor, common.isNamed});
    request.isForWindow = asksForWindow && request.fault.isEmpty();
    return request;
}

} // namespace seriatim::cli
