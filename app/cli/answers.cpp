#include "cli/answers.h"

#include <QJsonArray>

#include <array>

#include "words/words.h"

namespace seriatim::cli {

QJsonObject toJson(const Refusal &refusal)
{
    QJsonObject object{{"refused", ruleId(refusal.rule)}, {"message", words::sentence(refusal)}};
    if (!refusal.field.isEmpty())
        object.insert("field", refusal.field);
    QJsonObject facts;
    for (auto fact = refusal.facts.begin(); fact != refusal.facts.end(); ++fact)
        facts.insert(fact.key(), fact.value());
    if (!facts.isEmpty())
        object.insert("facts", facts);
    return object;
}

QJsonObject toJson(const OpenFailure &failure)
{
    static constexpr std::array ids{"not-found", "already-exists", "left-behind", "not-a-log", "newer-format",
        "damaged", "network-folder", "not-allowed", "busy", "bad-address", "unreachable", "unknown-server",
        "not-trusted", "not-let-in", "no-password", "not-set-up", "not-ready", "not-made", "unsafe-server"};
    static_assert(ids.size() == static_cast<std::size_t>(OpenFailure::Cause::UnsafeServer) + 1);
    return {{"failed", QString::fromLatin1(ids[static_cast<std::size_t>(failure.cause)])}, {"field", "log"},
        {"message", words::sentence(failure)}, {"facts", QJsonObject{{"log", failure.path}}}};
}

QJsonArray toJson(const Refusals &warnings)
{
    QJsonArray array;
    for (const Refusal &each : warnings) {
        QJsonObject object = toJson(each);
        object.remove("refused");
        object.insert("rule", ruleId(each.rule));
        array.append(object);
    }
    return array;
}

QJsonObject toJson(const DocumentAnswer &answer)
{
    QJsonObject object{{"document", answer.document}, {"number", answer.number}, {"position", answer.position}};
    if (answer.repeated) {
        object.insert("repeated", true);
        object.insert("state", answer.state);
    }
    if (!answer.warnings.empty())
        object.insert("warnings", toJson(answer.warnings));
    return object;
}

QJsonObject toJson(const NumbersAnswer &answer, const QString &state)
{
    QJsonObject object{{"series", answer.series}, {"period", answer.period.key()}, {"first", answer.firstNumber},
        {"last", answer.lastNumber}, {"count", answer.last - answer.first + 1},
        {"state", answer.repeated ? answer.state : state}, {"position", answer.position}};
    if (answer.repeated)
        object.insert("repeated", true);
    if (!answer.document.isEmpty())
        object.insert("document", answer.document);
    return object;
}

QString troubleId(LogError::Kind kind)
{
    static constexpr std::array ids{
        "failed", "outcome-unknown", "full", "busy", "read-only", "damaged", "contradicted", "displaced"};
    static_assert(ids.size() == static_cast<std::size_t>(LogError::Kind::Displaced) + 1);
    return QString::fromLatin1(ids[static_cast<std::size_t>(kind)]);
}

} // namespace seriatim::cli
