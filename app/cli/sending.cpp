#include "cli/sending.h"

#include "cli/answers.h"
#include "log/codec.h"
#include "log/ids.h"
#include "words/words.h"

namespace seriatim::cli {

QCommandLineOption commandOption()
{
    return {"command", "Its id: sent again with it, the command is answered and not done again.", "UUID"};
}

std::variant<QUuid, QString> commandIdFrom(const QCommandLineParser &given)
{
    if (!given.isSet("command"))
        return ids::next();
    const QString text = given.value("command").toLower();
    const QUuid id(text);
    // QUuid also reads braces and what follows the last digit; only the published form is meant.
    if (id.isNull() || codec::text(id) != text)
        return QStringLiteral("--command needs a UUID such as 2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11.");
    return id;
}

QJsonObject failureOf(LogError::Kind kind, const QUuid &command)
{
    return {{"failed", troubleId(kind)}, {"command", codec::text(command)}, {"message", words::sentence(kind, {})}};
}

namespace {

class Sending
{
public:
    Sending(Context &context, std::unique_ptr<Store> store, const NumbersCommand &command)
        : m_context(context), m_command(command), m_store(std::move(store))
    {
    }

    Exit run()
    {
        try {
            m_context.sayIfAboveRules(*m_store);
            m_headBefore = m_store->log().info().head.position;
            return answer(m_command.send(*m_store));
        } catch (const LogError &error) {
            if (error.kind() != LogError::Kind::OutcomeUnknown)
                return fail(error.kind(), error.detail());
            return answerTruth(error);
        }
    }

private:
    Exit answerTruth(const LogError &error)
    {
        m_store.reset();
        try {
            m_store = m_context.open();
            if (m_store) {
                const auto done = m_command.lookUp(*m_store);
                return done ? answer(*done) : fail(error.cause(), error.detail());
            }
        } catch (const LogError &) {
            // It cannot be asked.
        }
        return fail(error.kind(), error.detail());
    }

    Exit answer(const Result<NumbersAnswer> &result)
    {
        if (isRefused(result))
            return m_context.refused(refusalOf(result));
        NumbersAnswer done = std::get<NumbersAnswer>(result);
        done.repeated = done.repeated && done.position <= m_headBefore; // Else only its answer was lost just now.
        m_context.console().answer(toJson(done, m_command.state));
        return Exit::Clean;
    }

    Exit fail(LogError::Kind kind, const QString &detail)
    {
        m_context.console().answer(failureOf(kind, m_command.id));
        m_context.console().say(words::sentence(kind, detail));
        if (kind == LogError::Kind::OutcomeUnknown)
            m_context.console().say(
                QStringLiteral("Sent again with --command %1 and the same words, it is not done twice.")
                    .arg(codec::text(m_command.id)));
        return Exit::StorageFailed;
    }

    Context &m_context;
    const NumbersCommand &m_command;
    std::unique_ptr<Store> m_store;
    Position m_headBefore = 0; ///< Of the log, before anything was sent.
};

} // namespace

Exit carryOut(Context &context, std::unique_ptr<Store> store, const NumbersCommand &command)
{
    return Sending(context, std::move(store), command).run();
}

} // namespace seriatim::cli
