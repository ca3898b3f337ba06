#include "sql/serversetup.h"

#include <QJsonArray>

#include "cli/command.h"

namespace seriatim::cli {

namespace {

Exit setUp(Context &context, const QCommandLineParser &given)
{
    const QString text = given.positionalArguments().front();
    const auto address = sql::ServerAddress::parse(text);
    if (!address)
        return context.notOpened({OpenFailure::Cause::BadAddress, sql::ServerAddress::withoutPasswords(text), {}});
    const auto failure =
        sql::setUpServer(*address, given.values(QStringLiteral("clerk")), given.values(QStringLiteral("auditor")));
    if (failure)
        return context.notOpened(*failure);
    context.console().answer({{"server", text}, {"clerks", QJsonArray::fromStringList(given.values("clerk"))},
        {"auditors", QJsonArray::fromStringList(given.values("auditor"))}});
    return Exit::Clean;
}

} // namespace

Command serverSetupCommand()
{
    return {"server-setup", "ADDRESS", "Makes a PostgreSQL database ready for a log, as its administrator.",
        {{"clerk", "A login that may write from now on; made if there is none. Can be given several times.", "LOGIN"},
            {"auditor", "A login that may read from now on.", "LOGIN"}},
        1, 1, setUp, false};
}

} // namespace seriatim::cli
