#include "sql/serverguards.h"

#include <QMap>
#include <QRegularExpression>

#include <array>
#include <set>

#include "sql/serverschema.h"

namespace seriatim::sql {

namespace {

struct Function {
    QString body;
    bool isDefiner = false; ///< Runs with its owner's rights.
    QString path;           ///< The schemas in which it finds what it names; empty: those of its caller.

    bool operator==(const Function &) const = default;
};

/// What there is of one type, by name.
template <typename Part>
using Parts = QMap<QString, Part>;

Parts<Function> functionsOf(const QString &script)
{
    static const QRegularExpression form(
        QStringLiteral(R"(CREATE OR REPLACE FUNCTION (\w+)\(((?:(?!\bAS \$\$).)*)AS \$\$(.*?)\$\$;)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression path(QStringLiteral(R"(\bSET search_path = (\w+(?:, \w+)*))"));
    Parts<Function> functions;
    for (auto found = form.globalMatch(script); found.hasNext();) {
        const auto match = found.next();
        functions.insert(match.captured(1),
            {match.captured(3), match.captured(2).contains(u"SECURITY DEFINER"),
                path.match(match.captured(2)).captured(1)});
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

bool isGranted(const QString &type, const QString &object, const QString &role, const QString &privilege)
{
    static const std::set<QString> functions = grantsOf(schemaText());
    if (role != u"seriatim_clerk" && role != u"seriatim_auditor")
        return false;
    return type == u"function" ? functions.contains(role + u' ' + object)
                               : privilege == (type == u"schema" ? u"USAGE" : u"SELECT");
}

void comparePrivileges(std::vector<Difference> &all, const PostgresConnection &server)
{
    const auto read = [](const Row &row) {
        return std::array{
            row.value(0).toString(), row.value(1).toString(), row.value(2).toString(), row.value(3).toString()};
    };
    for (const auto &[type, object, role, privilege] : server.all(read, "guards.privileges")) {
        if (isOfTheLog(type, object) && !isGranted(type, object, role, privilege))
            all.push_back({object, {}, FindingKind::ServerDiffers,
                {{"role", role}, {"privilege", privilege}, {"type", type}, {"object", object}}});
    }
}

Parts<QString> textsOf(const PostgresConnection &server, const char *statement)
{
    Parts<QString> texts;
    for (const auto &[name, text] : server.all(
             [](const Row &row) { return std::pair(row.value(0).toString(), row.value(1).toString()); }, statement))
        texts.insert(name, text);
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
        functions.insert(name, function);
    return functions;
}

/// Functions of which the server makes the text, by others: taken out of those that are here.
Parts<Function> functionsMadeBy(Parts<Function> &here)
{
    Parts<Function> made;
    for (const QString &name : here.keys()) {
        if (name.startsWith(u"misshape_of"))
            made.insert(name, here.take(name));
    }
    return made;
}

/// As they are to be.
Parts<Function> functionsOf(const PostgresConnection &server)
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
    const auto made = functionsMadeBy(functions);
    compare(all, QStringLiteral("function"), functions, functionsOf(schemaText()));
    if (all.empty()) // Else they may be made otherwise, or not at all.
        compare(all, QStringLiteral("function"), made, functionsOf(server));
    compare(all, QStringLiteral("trigger"), triggersOn(server), triggersOf(schemaText()));
    comparePrivileges(all, server);
    return all;
}

} // namespace seriatim::sql
