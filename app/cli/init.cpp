#include <QFile>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/companyfile.h"
#include "cli/example.h"
#include "usecases/usecases.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

/// Takes back a log that could not be filled: nothing in it was told to anybody.
void removeLog(const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(ending));
}

std::optional<Refusal> fill(Store &store, const Context &context, const std::optional<Company> &company)
{
    defineUsualSeries(store, context.today());
    if (!company)
        return std::nullopt;
    ChangeCompany change;
    change.company = *company;
    const auto result = changeCompany(store, change);
    return isRefused(result) ? std::optional(refusalOf(result)) : std::nullopt;
}

QJsonObject answerFor(const Store &store, const QString &path)
{
    QJsonArray series;
    for (const SeriesRow &row : store.numbers().allSeries())
        series.append(row.definition.code);
    const LogInfo info = store.log().info();
    return {{"log", info.id}, {"file", path}, {"series", series}, {"position", info.head.position}};
}

/// Makes the log and fills it; a refusal leaves no file behind.
Exit make(Context &context, const std::optional<Company> &company, bool withExample)
{
    auto store = context.create();
    if (!store)
        return context.notOpened();
    std::optional<Refusal> refusal;
    try {
        refusal = fill(*store, context, company);
        if (!refusal && withExample)
            refusal = fillWithExample(*store, context);
        if (!refusal)
            context.console().answer(answerFor(*store, context.path()));
    } catch (const LogError &) {
        store.reset();
        removeLog(context.path());
        throw;
    }
    store.reset();
    if (!refusal)
        return Exit::Clean;
    removeLog(context.path());
    return context.refused(*refusal);
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
