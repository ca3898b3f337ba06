#include "cli/help.h"

namespace seriatim::cli {

namespace {

constexpr int Column = 26;

QString row(const QString &left, const QString &right)
{
    return QStringLiteral("  %1 %2\n").arg(left, -Column).arg(right);
}

QString optionRow(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names += (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
    const QString value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
    return row(names.join(u", ") + value, option.description());
}

QString optionRows(const QList<QCommandLineOption> &options)
{
    QString rows;
    for (const QCommandLineOption &option : options)
        rows += optionRow(option);
    return rows;
}

} // namespace

QString overview(const std::vector<Command> &commands, const QList<QCommandLineOption> &common)
{
    QString text = QStringLiteral("Usage: seriatim [--log FILE] [--as USER] [COMMAND …]\n\n"
                                  "Numbered documents: no number skipped, none given twice.\n"
                                  "Without a command the window opens.\n\nCommands:\n");
    for (const Command &command : commands) {
        const QString arguments = QString::fromUtf8(command.arguments);
        text += row(QLatin1StringView(command.name) + (arguments.isEmpty() ? QString() : u' ' + arguments),
            QString::fromUtf8(command.summary));
    }
    text += QStringLiteral("\nOptions:\n") + optionRows(common);
    text += QStringLiteral("\nAnswers go to standard output, words for people to standard error.\n"
                           "Exit status: 0 done, 1 a finding or a refusal, 2 wrong use, 3 storage failed.\n"
                           "“seriatim COMMAND --help” tells more.\n");
    return text;
}

QString helpOf(const Command &command, const QList<QCommandLineOption> &common)
{
    const QString arguments = QString::fromUtf8(command.arguments);
    QString text = QStringLiteral("Usage: seriatim %1%2 [options]\n\n%3\n\nOptions:\n")
                       .arg(QLatin1StringView(command.name), arguments.isEmpty() ? QString() : u' ' + arguments,
                           QString::fromUtf8(command.summary));
    return text + optionRows(command.options) + optionRows(common);
}

} // namespace seriatim::cli
