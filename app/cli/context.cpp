#include "cli/context.h"

#include "cli/answers.h"
#include "sql/opening.h"
#include "words/words.h"

namespace seriatim::cli {

Context::Context(const Surroundings &surroundings, const QString &path, const QString &actor)
    : m_console(surroundings.out, surroundings.err),
      m_in(surroundings.in),
      m_clock(surroundings.clock),
      m_open(surroundings.open),
      m_path(path),
      m_actor(actor),
      m_host(surroundings.host)
{
}

std::unique_ptr<Store> Context::open()
{
    return opened(m_open(m_path, sessionOf(m_actor)));
}

std::unique_ptr<Store> Context::openAs(const QString &actor, const QString &path)
{
    return opened(m_open(path, sessionOf(actor)));
}

std::unique_ptr<Store> Context::create(const sql::Fill &fill)
{
    auto created = sql::createStore(m_path, sessionOf(m_actor), fill);
    if (auto *store = std::get_if<std::unique_ptr<Store>>(&created))
        return std::move(*store);
    if (const auto *refusal = std::get_if<Refusal>(&created)) {
        m_notOpened = refused(*refusal);
        return nullptr;
    }
    return failed(std::get<OpenFailure>(created));
}

Exit Context::wrongUse(const QString &sentence)
{
    m_console.say(sentence);
    return Exit::WrongUse;
}

bool Context::isOfNewerFormat(const Store &store)
{
    const QString reason = store.readOnlyReason();
    if (reason != u"newer-format")
        return false;
    m_console.say(words::readOnlySentence(reason));
    return true;
}

void Context::sayIfNotLive(const Store &store)
{
    const LogRole role = store.log().info().role;
    if (role == LogRole::Moved || role == LogRole::Backup)
        m_console.say(words::readOnlySentence(store.readOnlyReason()));
}

void Context::sayIfAboveRules(const Store &store)
{
    if (store.isAboveItsRules())
        m_console.say(words::aboveRulesSentence(store.log().session().actor));
}

Exit Context::refused(const Refusal &refusal)
{
    m_console.answer(toJson(refusal));
    if (refusal.rule == Rule::ClockBehind)
        sayHowToConfirmTheClock();
    return Exit::Finding;
}

void Context::sayHowToConfirmTheClock()
{
    m_console.say("If this computer's clock is right, “seriatim issue --confirm-clock” says so.");
}

Session Context::sessionOf(const QString &actor) const
{
    return {actor, m_host, m_clock};
}

std::unique_ptr<Store> Context::opened(sql::Opened result)
{
    if (auto *store = std::get_if<std::unique_ptr<Store>>(&result))
        return std::move(*store);
    return failed(std::get<OpenFailure>(result));
}

Exit Context::notOpened()
{
    if (m_failure)
        m_console.answer(toJson(*m_failure));
    return m_notOpened;
}

Exit Context::notOpened(const OpenFailure &failure)
{
    failed(failure);
    return notOpened();
}

std::nullptr_t Context::failed(const OpenFailure &failure)
{
    m_console.say(words::sentence(failure));
    m_failure = failure;
    // A file that is not there, or is there already, is what the words of the command ask for: nothing is broken.
    using Cause = OpenFailure::Cause;
    const bool isWrongUse = failure.cause == Cause::NotFound || failure.cause == Cause::AlreadyExists
        || failure.cause == Cause::LeftBehind || failure.cause == Cause::NotALog || failure.cause == Cause::BadAddress;
    m_notOpened = isWrongUse ? Exit::WrongUse : Exit::StorageFailed;
    return nullptr;
}

} // namespace seriatim::cli
