#pragma once

#include <QCommandLineOption>
#include <QUuid>

#include <variant>

#include "cli/command.h"
#include "usecases/usecases.h"

/// How the commands on numbers are sent, so that nothing is done twice though its answer was lost (core/README.md).
namespace seriatim::cli {

/// `--command UUID`: what is sent again with it is answered, and not done again.
QCommandLineOption commandOption();
/// The id that was given, or a new one; a sentence if what was given is none.
std::variant<QUuid, QString> commandIdFrom(const QCommandLineParser &given);

struct NumbersCommand {
    QUuid id;
    std::function<Result<NumbersAnswer>(Store &)> send;
    std::function<std::optional<Result<NumbersAnswer>>(const Store &)> lookUp;
    QString state; ///< That the numbers are in once it is done.
};

/// `use` is the verb's use case.
template <typename Command>
NumbersCommand numbersCommand(
    const Command &command, Result<NumbersAnswer> (*use)(Store &, const Command &), const QString &state)
{
    return {command.command, [command, use](Store &store) { return use(store, command); },
        [command](const Store &store) { return lookUp(store, command); }, state};
}

/// Sends it, and answers. Where the commit fails, so that nobody knows whether it was done, the log is opened again and
/// asked; if it cannot be asked, the answer is `outcome-unknown`, with the id.
Exit carryOut(Context &context, std::unique_ptr<Store> store, const NumbersCommand &command);

/// `{"failed":…,"command":…,"message":…}`
QJsonObject failureOf(LogError::Kind kind, const QUuid &command);

} // namespace seriatim::cli
