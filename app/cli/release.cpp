#include "cli/answers.h"
#include "cli/command.h"
#include "usecases/usecases.h"

namespace seriatim::cli {

namespace {

Exit release(Context &context, const QCommandLineParser &given)
{
    const auto store = context.open();
    if (!store)
        return context.notOpened();
    StepBackNumber command;
    command.number = given.positionalArguments().front();
    const auto result = stepBackNumber(*store, command);
    if (isRefused(result))
        return context.refused(refusalOf(result));
    context.console().answer(toJson(std::get<NumbersAnswer>(result), QStringLiteral("released")));
    return Exit::Clean;
}

} // namespace

Command releaseCommand()
{
    return {"release", "NUMBER", "Steps back: gives the latest number back, where its series allows it.", {}, 1, 1,
        release};
}

} // namespace seriatim::cli
