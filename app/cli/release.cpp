#include "cli/command.h"
#include "cli/sending.h"

namespace seriatim::cli {

namespace {

Exit release(Context &context, const QCommandLineParser &given)
{
    const auto id = commandIdFrom(given);
    if (const auto *sentence = std::get_if<QString>(&id))
        return context.wrongUse(*sentence);
    auto store = context.open();
    if (!store)
        return context.notOpened();
    const StepBackNumber command{{std::get<QUuid>(id)}, given.positionalArguments().front()};
    return carryOut(context, std::move(store), numbersCommand(command, &stepBackNumber, "released"));
}

} // namespace

Command releaseCommand()
{
    return {"release", "NUMBER", "Steps back: gives the latest number back, where its series allows it.",
        {commandOption()}, 1, 1, release};
}

} // namespace seriatim::cli
