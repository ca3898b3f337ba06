#include "cli/command.h"
#include "cli/sending.h"

namespace seriatim::cli {

namespace {

/// A day in the one form that is asked for; null if it is in none. Qt's own reading of ISO 8601 lets anything follow.
QDate dayFrom(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.toString(Qt::ISODate) == text ? day : QDate();
}

/// The command from its words, and nothing that they do not say: the same words are the same command on another day,
/// too. Or the sentence that says what is wrong with them.
std::variant<ReserveBlock, QString> commandFrom(const QCommandLineParser &given)
{
    const auto id = commandIdFrom(given);
    if (const auto *sentence = std::get_if<QString>(&id))
        return *sentence;
    ReserveBlock command{{std::get<QUuid>(id)}, {}, {}, 1, {}};
    command.series = given.positionalArguments().front();
    command.purpose = given.value("for");
    if (command.purpose.isEmpty())
        return QStringLiteral("Please say what the numbers are for: --for \"paper pad 7\".");

    bool isNumber = true;
    command.count = given.isSet("count") ? given.value("count").toLongLong(&isNumber) : 1;
    if (!isNumber)
        return QStringLiteral("--count needs a whole number.");
    if (given.isSet("date"))
        command.date = dayFrom(given.value("date"));
    if (given.isSet("date") && !command.date.isValid())
        return QStringLiteral("--date needs a date such as 2026-11-23.");
    return command;
}

Exit reserve(Context &context, const QCommandLineParser &given)
{
    const auto command = commandFrom(given);
    if (const auto *sentence = std::get_if<QString>(&command))
        return context.wrongUse(*sentence);
    auto store = context.open();
    if (!store)
        return context.notOpened();
    return carryOut(
        context, std::move(store), numbersCommand(std::get<ReserveBlock>(command), &reserveBlock, "reserved"));
}

} // namespace

Command reserveCommand()
{
    return {"reserve", "SERIES", "Reserves the next number of a series, or a block of them.",
        {{"count", "How many numbers (1).", "N"},
            {"date", "The date whose period they belong to (today).", "YYYY-MM-DD"},
            {"for", "What they are for; kept with them.", "TEXT"}, commandOption()},
        1, 1, reserve};
}

} // namespace seriatim::cli
