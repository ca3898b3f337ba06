#include "cli/answers.h"
#include "cli/command.h"
#include "usecases/usecases.h"

namespace seriatim::cli {

namespace {

/// `A..B`, or one number. A mask may put dots into numbers, so the register decides where the range is parted.
std::pair<QString, QString> rangeFrom(const QString &text, const Numbers &numbers)
{
    if (numbers.number(text))
        return {text, {}};
    const QString dots = QStringLiteral("..");
    qsizetype at = text.indexOf(dots);
    const qsizetype first = at;
    while (at >= 0 && !numbers.number(text.left(at)))
        at = text.indexOf(dots, at + 1);
    if (at < 0)
        at = first;
    return at < 0 ? std::pair(text, QString()) : std::pair(text.left(at), text.mid(at + 2));
}

Exit voidThem(Context &context, const QCommandLineParser &given)
{
    if (!given.isSet("reason"))
        return context.wrongUse("Please give the reason, which is kept with the number for good: --reason TEXT.");
    const auto store = context.open();
    if (!store)
        return context.notOpened();
    VoidNumbers command;
    std::tie(command.first, command.last) = rangeFrom(given.positionalArguments().front(), store->numbers());
    command.reason = given.value("reason");
    const auto result = voidNumbers(*store, command);
    if (isRefused(result))
        return context.refused(refusalOf(result));
    context.console().answer(toJson(std::get<NumbersAnswer>(result), QStringLiteral("voided")));
    return Exit::Clean;
}

} // namespace

Command voidCommand()
{
    return {"void", "NUMBER[..NUMBER]", "Voids a reserved number, a range of them, or an issued document.",
        {{"reason", "Why, in 3 to 255 characters.", "TEXT"}}, 1, 1, voidThem};
}

} // namespace seriatim::cli
