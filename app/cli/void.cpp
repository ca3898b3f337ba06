#include "cli/command.h"
#include "cli/sending.h"

namespace seriatim::cli {

namespace {

struct Range {
    QString first, last; ///< The same for one number.
};

/// `A..B`, or one number. A mask may put dots into numbers, so the register decides where the range is parted.
Range rangeFrom(const QString &text, const Numbers &numbers)
{
    if (numbers.number(text))
        return {text, text};
    const QString dots = QStringLiteral("..");
    qsizetype at = text.indexOf(dots);
    const qsizetype first = at;
    while (at >= 0 && !numbers.number(text.left(at)))
        at = text.indexOf(dots, at + 1);
    if (at < 0)
        at = first;
    return at < 0 ? Range{text, text} : Range{text.left(at), text.mid(at + 2)};
}

Exit voidThem(Context &context, const QCommandLineParser &given)
{
    if (!given.isSet("reason"))
        return context.wrongUse("Please give the reason, which is kept with the number for good: --reason TEXT.");
    const auto id = commandIdFrom(given);
    if (const auto *sentence = std::get_if<QString>(&id))
        return context.wrongUse(*sentence);
    auto store = context.open();
    if (!store)
        return context.notOpened();
    const Range range = rangeFrom(given.positionalArguments().front(), store->numbers());
    if (range.first.isEmpty() || range.last.isEmpty())
        return context.wrongUse("A range needs both its ends: INV-2026-00003..INV-2026-00007.");
    const VoidNumbers command{{std::get<QUuid>(id)}, range.first, range.last, given.value("reason")};
    return carryOut(context, std::move(store), numbersCommand(command, &voidNumbers, "voided"));
}

} // namespace

Command voidCommand()
{
    return {"void", "NUMBER[..NUMBER]", "Voids a reserved number, a range of them, or an issued document.",
        {{"reason", "Why, in 3 to 255 characters.", "TEXT"}, commandOption()}, 1, 1, voidThem};
}

} // namespace seriatim::cli
