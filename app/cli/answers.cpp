#include "cli/answers.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

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
    using Cause = OpenFailure::Cause;
    static constexpr std::pair<Cause, const char *> Ids[] = {{Cause::NotFound, "not-found"},
        {Cause::AlreadyExists, "already-exists"}, {Cause::LeftBehind, "left-behind"}, {Cause::NotALog, "not-a-log"},
        {Cause::NewerFormat, "newer-format"}, {Cause::Damaged, "damaged"}, {Cause::NetworkFolder, "network-folder"},
        {Cause::NotAllowed, "not-allowed"}, {Cause::BadAddress, "bad-address"}, {Cause::Unreachable, "unreachable"},
        {Cause::NotSetUp, "not-set-up"}, {Cause::UnsafeServer, "unsafe-server"}, {Cause::Busy, "busy"}};
    const auto *found = std::ranges::find(Ids, failure.cause, &std::pair<Cause, const char *>::first);
    return {{"failed", QString::fromLatin1(found->second)}, {"field", "log"}, {"message", words::sentence(failure)},
        {"facts", QJsonObject{{"log", failure.path}}}};
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
    return QString::fromLatin1(ids[static_cast<std::size_t>(kind)]);
}

} // namespace seriatim::cli
