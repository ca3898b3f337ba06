#include "sql/serverguards.h"

#include <QMap>
#include <QRegularExpression>

#include <set>

#include "sql/serverschema.h"

namespace seriatim::sql {

namespace {

struct Function {
    QString body;
    bool isDefiner = false; ///< Runs with its owner's rights.
    QString settings;       ///< Its own, `name=value` in the order of their names; else it has those of its caller.

    bool operator==(const Function &) const = default;
};

/// What there is of one type, by name.
template <typename Part>
using Parts = QMap<QString, Part>;

QString settingsOf(const QString &head)
{
    static const QRegularExpression form(QStringLiteral(R"(\bSET (\w+) = (\w+(?:, \w+)*))"));
    QStringList settings;
    for (auto found = form.globalMatch(head); found.hasNext();) {
        const auto match = found.next();
        settings.append(match.captured(1) + u'=' + match.captured(2));
    }
    settings.sort();
    return settings.join(u';');
}

Parts<Function> functionsOf(const QString &script)
{
    static const QRegularExpression form(
        QStringLiteral(R"(CREATE OR REPLACE FUNCTION (\w+)\(((?:(?!\bAS \$\$).)*)AS \$\$(.*?)\$\$;)"),
        QRegularExpression::DotMatchesEverythingOption);
    Parts<Function> functions;
    for (auto found = form.globalMatch(script); found.hasNext();) {
        const auto match = found.next();
        functions.insert(match.captured(1),
            {match.captured(3), match.captured(2).contains(u"SECURITY DEFINER"), settingsOf(match.captured(2))});
    }
    return functions;
}

/// As a trigger is defined, whoever wrote it: the server puts in brackets, quotation marks, schemas and types.
QString essence(QString definition)
{
    static const QRegularExpression additions(QStringLiteral(R"-(\bOR REPLACE\b|\bseriatim\.|::text|[\s()";])-"));
    return definition.remove(additions).toLower();
}

Parts<QString> triggersOf(const QString &script)
{
    static const QRegularExpression form(QStringLiteral(R"(CREATE OR REPLACE TRIGGER (\w+) [^;]*;)"));
    Parts<QString> triggers;
    for (auto found = form.globalMatch(script); found.hasNext();) {
        const auto match = found.next();
        triggers.insert(match.captured(1), essence(match.captured(0)));
    }
    return triggers;
}

/// The names of functions that a script of grants lets roles run: `role function`.
std::set<QString> grantsOf(const QString &script)
{
    static const QRegularExpression form(QStringLiteral(R"(GRANT EXECUTE ON FUNCTION ([^;]*) TO ([^;]*);)"));
    static const QRegularExpression name(QStringLiteral(R"((\w+)\()"));
    std::set<QString> grants;
    for (auto found = form.globalMatch(script); found.hasNext();) {
        const auto grant = found.next();
        for (const QString &role : grant.captured(2).split(QStringLiteral(", "))) {
            for (auto names = name.globalMatch(grant.captured(1)); names.hasNext();)
                grants.insert(role + u' ' + names.next().captured(1));
        }
    }
    return grants;
}

void tell(std::vector<Difference> &all, const QString &type, const char *what, const QString &name)
{
    all.push_back(
        {name, {}, FindingKind::ServerDiffers, {{QString::fromLatin1(what), name}, {QStringLiteral("type"), type}}});
}

template <typename Part>
void compare(std::vector<Difference> &all, const QString &type, const Parts<Part> &here, const Parts<Part> &expected)
{
    for (auto part = expected.begin(); part != expected.end(); ++part) {
        const auto found = here.find(part.key());
        if (found == here.end())
            tell(all, type, "missing", part.key());
        else if (*found != *part)
            tell(all, type, "changed", part.key());
    }
    for (auto part = here.begin(); part != here.end(); ++part) {
        if (!expected.contains(part.key()))
            tell(all, type, "foreign", part.key());
    }
}

/// What others have made there is no part of the log.
bool isOfTheLog(const QString &type, const QString &object)
{
    static const QString script = schemaText();
    return type == u"schema" || script.contains(QStringLiteral("TABLE IF NOT EXISTS %1 ").arg(object))
        || script.contains(QStringLiteral("FUNCTION %1(").arg(object));
}

/// Reading does no harm, whoever does it.
bool isGranted(const QString &type, const QString &object, const QString &role, const QString &privilege)
{
    static const std::set<QString> functions = grantsOf(schemaText());
    return type == u"function" ? functions.contains(role + u' ' + object)
                               : privilege == (type == u"schema" ? u"USAGE" : u"SELECT");
}

QStringList columnsOf(const Row &row)
{
    QStringList columns;
    for (int i = 0; i < row.count(); ++i)
        columns.append(row.value(i).toString());
    return columns;
}

void comparePrivileges(std::vector<Difference> &all, const PostgresConnection &server)
{
    const auto add = [&](const QString &object, const QMap<QString, QString> &facts) {
        all.push_back({object, {}, FindingKind::ServerDiffers, facts});
    };
    for (const QStringList &each : server.all(columnsOf, "guards.owners")) {
        if (isOfTheLog(each[0], each[1]) && each[2] != u"seriatim_owner")
            add(each[1], {{"type", each[0]}, {"object", each[1]}, {"owner", each[2]}});
    }
    for (const QStringList &each : server.all(columnsOf, "guards.members"))
        add(each[0], {{"member", each[0]}});
    for (const QStringList &each : server.all(columnsOf, "guards.privileges")) {
        if (isOfTheLog(each[0], each[1]) && !isGranted(each[0], each[1], each[2], each[3]))
            add(each[1], {{"type", each[0]}, {"object", each[1]}, {"role", each[2]}, {"privilege", each[3]}});
    }
}

Parts<QString> textsOf(const PostgresConnection &server, const char *statement)
{
    Parts<QString> texts;
    for (const QStringList &each : server.all(columnsOf, statement))
        texts.insert(each[0], texts.contains(each[0]) ? QString() : each[1]); // Of namesakes none is as it ought to be.
    return texts;
}

Parts<Function> functionsOn(const PostgresConnection &server)
{
    const auto read = [](const Row &row) {
        return std::pair(
            row.value(0).toString(), Function{row.value(1).toString(), row.value(2).toBool(), row.value(3).toString()});
    };
    Parts<Function> functions;
    for (const auto &[name, function] : server.all(read, "guards.functions"))
        functions.insert(name, functions.contains(name) ? Function() : function); // As of texts.
    return functions;
}

/// Takes out the functions of which the server makes the text, by others.
Parts<Function> takeQuestions(Parts<Function> &functions)
{
    Parts<Function> questions;
    for (const QString &name : functions.keys()) {
        if (name.startsWith(u"misshape_of"))
            questions.insert(name, functions.take(name));
    }
    return questions;
}

Parts<Function> expectedQuestions(const PostgresConnection &server)
{
    Parts<Function> functions;
    const auto made = textsOf(server, "guards.questions");
    for (auto question = made.begin(); question != made.end(); ++question)
        functions.insert(question.key(), {*question, false, {}});
    return functions;
}

Parts<QString> triggersOn(const PostgresConnection &server)
{
    auto triggers = textsOf(server, "guards.triggers");
    for (QString &definition : triggers)
        definition = essence(definition);
    return triggers;
}

} // namespace

std::vector<Difference> guardDifferences(const PostgresConnection &server)
{
    std::vector<Difference> all;
    if (schemaVersionOf(server) != schemaPlan().version())
        return all;
    auto functions = functionsOn(server);
    const auto questions = takeQuestions(functions);
    compare(all, QStringLiteral("function"), functions, functionsOf(schemaText()));
    if (all.empty()) // Else they may be made otherwise, or not at all.
        compare(all, QStringLiteral("function"), questions, expectedQuestions(server));
    compare(all, QStringLiteral("trigger"), triggersOn(server), triggersOf(schemaText()));
    comparePrivileges(all, server);
    return all;
}

} // namespace seriatim::sql
