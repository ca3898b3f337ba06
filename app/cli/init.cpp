#include "cli/answers.h"
#include "cli/command.h"
#include "cli/companyfile.h"
#include "cli/example.h"
#include "usecases/usecases.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

QJsonObject answerFor(const Store &store, const QString &path)
{
    QJsonArray series;
    for (const SeriesRow &row : store.numbers().allSeries())
        series.append(row.definition.code);
    const LogInfo info = store.log().info();
    return {{"log", info.id}, {"file", path}, {"series", series}, {"position", info.head.position}};
}

/// Makes the log and fills it; a refusal leaves no file behind, and a server's log empty.
Exit make(Context &context, const std::optional<Company> &company, bool withExample)
{
    const auto store = context.create([&](Store &created, const QString &path) -> std::optional<Refusal> {
        const auto refusal = beginLog(created, company, context.today());
        return refusal || !withExample ? refusal : fillWithExample(created, path, context);
    });
    if (!store)
        return context.notOpened();
    context.console().answer(answerFor(*store, context.path()));
    return Exit::Clean;
}

Exit init(Context &context, const QCommandLineParser &given)
{
    const bool withExample = given.isSet("example");
    if (withExample && given.isSet("company"))
        return context.wrongUse("The example brings a company of its own: choose --example or --company.");
    if (!withExample && !given.isSet("company"))
        return make(context, std::nullopt, false);

    const QString path = withExample ? ExampleFolder + "/company.json" : given.value("company");
    const auto read = readCompanyFile(path);
    if (const auto *sentence = std::get_if<QString>(&read))
        return context.wrongUse(*sentence);
    const auto &company = std::get<json::Read<Company>>(read);
    if (isRefused(company.value))
        return context.refused(refusalOf(company.value));
    for (const Refusal &warning : company.warnings)
        context.console().say(words::sentence(warning));
    return make(context, std::get<Company>(company.value), withExample);
}

} // namespace

Command initCommand()
{
    return {"init", "", "Makes a new log with the usual series.",
        {{"company", "The company whose documents these are.", "FILE.json"},
            {"example", "Fills it with an example company, its parties and documents."}},
        0, 0, init};
}

} // namespace seriatim::cli
