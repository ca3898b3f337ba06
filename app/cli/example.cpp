#include "cli/example.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include "log/jsonform.h"
#include "usecases/usecases.h"

/// The example's story is a step a line: `do` says what is done, `as` names it for later steps, and `by` who does it
/// where it is not the one who runs `init`. The other keys are those of a document, of which
///
/// - a date may be written as `today`, `today-12` or `today+30`, so that the example is always fresh;
/// - the party may be the name of one in `parties.jsonl`.
///
///     {"do":"issue", "as":"rack", "kind":"invoice", "date":"today-12", "party":"contoso", "lines":[…]}
///     {"do":"draft", …}
///     {"do":"reserve", "of":"rack"}                    a number for that draft
///     {"do":"finish", "of":"rack"}                     issues that draft
///     {"do":"credit", "of":"rack"}                     a draft of a credit memo
///     {"do":"follow", "of":"rack", "kind":"invoice"}   a draft of a follow-up
///     {"do":"void", "of":"rack", "reason":"…"}         that document
///     {"do":"block", "as":"pad", "series":"INV", "count":5, "purpose":"…"}
///     {"do":"return", "of":"pad", "from":3, "to":5, "reason":"…"}     voids numbers of that block
namespace seriatim::cli {

namespace {

/// Only a mistake in the resources themselves: they are tested to have none.
[[noreturn]] void reportMistake(const QString &where)
{
    throw LogError(LogError::Kind::Failed, QStringLiteral("the example is malformed: %1").arg(where));
}

class Storyteller
{
public:
    Storyteller(Store &store, const QString &path, Context &context) : m_store(store), m_path(path), m_context(context)
    {
    }

    std::optional<Refusal> tell()
    {
        using Teller = std::optional<Refusal> (Storyteller::*)(const QJsonObject &);
        const std::pair<const char *, Teller> chapters[] = {
            {"/parties.jsonl", &Storyteller::addParty}, {"/story.jsonl", &Storyteller::takeStep}};
        for (const auto &[name, teller] : chapters) {
            QFile file(ExampleFolder + QLatin1StringView(name));
            if (!file.open(QIODevice::ReadOnly))
                reportMistake(file.fileName());
            while (!file.atEnd()) {
                const auto step = QJsonDocument::fromJson(file.readLine()).object();
                if (step.isEmpty())
                    reportMistake(file.fileName());
                if (const auto refusal = (this->*teller)(step))
                    return refusal;
            }
        }
        return std::nullopt;
    }

private:
    std::optional<Refusal> addParty(const QJsonObject &entry)
    {
        SaveParty save;
        const auto card = json::fromJson<PartyCard>(entry, {"as"});
        if (isRefused(card.value))
            return refusalOf(card.value);
        save.card = std::get<PartyCard>(card.value);
        const auto saved = saveParty(m_store, save);
        if (isRefused(saved))
            return refusalOf(saved);
        QJsonObject party = entry.value("party").toObject();
        party.insert("id", std::get<Answer>(saved).id);
        m_parties.insert(entry.value("as").toString(), party);
        return std::nullopt;
    }

    std::optional<Refusal> takeStep(const QJsonObject &step)
    {
        // clang-format off
        using Step = std::optional<Refusal> (Storyteller::*)(Store &, const QJsonObject &);
        static const QHash<QString, Step> steps{
            {"issue", &Storyteller::issue}, {"draft", &Storyteller::draft}, {"reserve", &Storyteller::reserve},
            {"finish", &Storyteller::finish}, {"credit", &Storyteller::credit}, {"follow", &Storyteller::follow},
            {"void", &Storyteller::voidDocumentOf}, {"block", &Storyteller::block}, {"return", &Storyteller::returnNumbers}};
        // clang-format on
        const Step teller = steps.value(step.value("do").toString());
        if (!teller)
            reportMistake(step.value("do").toString());
        const QString by = step.value("by").toString();
        if (by.isEmpty())
            return (this->*teller)(m_store, step);
        const auto theirs = m_context.openAs(by, m_path);
        if (!theirs)
            reportMistake(by);
        return (this->*teller)(*theirs, step);
    }

    std::optional<Refusal> issue(Store &store, const QJsonObject &step)
    {
        IssueDocument command;
        command.accepted = true;
        const auto content = contentOf(step);
        if (isRefused(content))
            return refusalOf(content);
        command.content = std::get<DocumentContent>(content);
        return remember(step, issueDocument(store, command));
    }

    std::optional<Refusal> draft(Store &store, const QJsonObject &step)
    {
        SaveDraft command;
        const auto content = contentOf(step);
        if (isRefused(content))
            return refusalOf(content);
        command.content = std::get<DocumentContent>(content);
        return remember(step, saveDraft(store, command));
    }

    std::optional<Refusal> finish(Store &store, const QJsonObject &step)
    {
        IssueDocument command;
        command.id = documentOf(step);
        command.accepted = true;
        return remember(step, issueDocument(store, command));
    }

    std::optional<Refusal> credit(Store &store, const QJsonObject &step)
    {
        return remember(step, creditDocument(store, {{}, documentOf(step)}));
    }

    std::optional<Refusal> follow(Store &store, const QJsonObject &step)
    {
        return remember(step,
            followUpDocument(store, {{}, documentOf(step), *DocumentKind::fromId(step.value("kind").toString())}));
    }

    std::optional<Refusal> voidDocumentOf(Store &store, const QJsonObject &step)
    {
        return remember(step, voidDocument(store, {{}, documentOf(step), step.value("reason").toString()}));
    }

    std::optional<Refusal> reserve(Store &store, const QJsonObject &step)
    {
        const auto result = reserveForDraft(store, {{}, documentOf(step), -1});
        return isRefused(result) ? std::optional(refusalOf(result)) : std::nullopt;
    }

    std::optional<Refusal> block(Store &store, const QJsonObject &step)
    {
        const auto result = reserveBlock(store,
            {{}, step.value("series").toString(), m_context.today(), step.value("count").toInteger(),
                step.value("purpose").toString()});
        if (isRefused(result))
            return refusalOf(result);
        m_blocks.insert(step.value("as").toString(), std::get<NumbersAnswer>(result));
        return std::nullopt;
    }

    std::optional<Refusal> returnNumbers(Store &store, const QJsonObject &step)
    {
        const NumbersAnswer block = m_blocks.value(step.value("of").toString());
        const auto numberAt = [&](const char *key) {
            const qint64 ordinal = block.first + step.value(QLatin1StringView(key)).toInteger() - 1;
            return store.numbers().number(block.series, block.period, ordinal).value_or(NumberRow()).number;
        };
        const auto result = voidNumbers(store, {{}, numberAt("from"), numberAt("to"), step.value("reason").toString()});
        return isRefused(result) ? std::optional(refusalOf(result)) : std::nullopt;
    }

    std::optional<Refusal> remember(const QJsonObject &step, const Result<DocumentAnswer> &result)
    {
        if (isRefused(result))
            return refusalOf(result);
        const QString name = step.value("as").toString();
        if (!name.isEmpty())
            m_documents.insert(name, std::get<DocumentAnswer>(result).document);
        return std::nullopt;
    }

    QString documentOf(const QJsonObject &step) const
    {
        const QString id = m_documents.value(step.value("of").toString());
        if (id.isEmpty())
            reportMistake(step.value("of").toString());
        return id;
    }

    Result<DocumentContent> contentOf(QJsonObject step) const
    {
        for (const char *key : {"do", "as", "by"})
            step.remove(QLatin1StringView(key));
        for (const char *key : {"date", "due", "delivered", "precedesDate", "taxPoint"}) {
            if (step.contains(QLatin1StringView(key)))
                step.insert(QLatin1StringView(key), dateFrom(step.value(QLatin1StringView(key)).toString()));
        }
        if (step.value("party").isString())
            step.insert("party", m_parties.value(step.value("party").toString()));
        return json::fromJson<DocumentContent>(step).value;
    }

    QString dateFrom(const QString &text) const
    {
        static const QRegularExpression relative(QStringLiteral("^today([+-]\\d+)?$"));
        const auto match = relative.match(text);
        return match.hasMatch() ? m_context.today().addDays(match.captured(1).toLongLong()).toString(Qt::ISODate)
                                : text;
    }

    Store &m_store;
    QString m_path;
    Context &m_context;
    QHash<QString, QJsonObject> m_parties;
    QHash<QString, QString> m_documents;
    QHash<QString, NumbersAnswer> m_blocks;
};

} // namespace

std::optional<Refusal> fillWithExample(Store &store, const QString &path, Context &context)
{
    return Storyteller(store, path, context).tell();
}

} // namespace seriatim::cli
