#include "ui/desk.h"

#include "words/words.h"

namespace seriatim {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr auto LookEvery = 250ms; ///< Another window's work is seen well within a second.
/// Where the log says itself that it has grown, it is only looked whether it still can.
constexpr auto LookWhereTold = 5s;
constexpr auto LookWhereBlind = 1s; ///< Each look tries to open the log anew.

} // namespace

Trouble Trouble::of(const OpenFailure &failure)
{
    using Kind = LogError::Kind;
    if (failure.cause == OpenFailure::Cause::NotFound) // It was there when the desk was made for it.
        return {Kind::Displaced, failure.path};
    const Kind kind = failure.cause == OpenFailure::Cause::Damaged ? Kind::Damaged : Kind::Failed;
    return {kind, failure.detail, failure};
}

bool Trouble::isLike(const Trouble &other) const
{
    return kind == other.kind && failure.has_value() == other.failure.has_value()
        && (!failure || failure->cause == other.failure->cause);
}

QString Trouble::sentence() const
{
    return failure ? words::sentence(*failure) : words::sentence(kind, detail);
}

DeskThread::DeskThread(const QString &name, Open open, Opened opened)
    : m_open(std::move(open)), m_opened(std::move(opened)), m_there(new QObject)
{
    m_thread.setObjectName(name);
    m_there->moveToThread(&m_thread);
    // A connection is closed by the thread that opened it; `finished` is emitted over there.
    connect(
        &m_thread, &QThread::finished, m_there, [this] { m_store.reset(); }, Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start();
}

DeskThread::~DeskThread()
{
    m_thread.quit();
    m_thread.wait();
}

void DeskThread::post(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_there, std::move(task), Qt::QueuedConnection);
}

std::optional<OpenFailure> DeskThread::reach()
{
    if (m_store)
        return std::nullopt;
    auto opened = m_open();
    if (auto *failure = std::get_if<OpenFailure>(&opened))
        return std::move(*failure);
    m_store = std::get<std::unique_ptr<Store>>(std::move(opened));
    if (m_opened)
        m_opened(*m_store);
    return std::nullopt;
}

Desk::Desk(DeskThread::Open open)
    : m_commands(QStringLiteral("commands"), open),
      m_queries(QStringLiteral("queries"), open, [this](Store &store) { listenTo(store); }),
      m_outgoing(QStringLiteral("outgoing"), open),
      m_labour(QStringLiteral("labour"), open)
{
    connect(&m_look, &QTimer::timeout, this, &Desk::lookForGrowth);
    m_look.start(LookEvery);
}

Desk::~Desk() = default;

/// Over there, when the log was opened.
void Desk::listenTo(Store &store)
{
    const auto grown = [this] { QMetaObject::invokeMethod(this, &Desk::lookForGrowth, Qt::QueuedConnection); };
    const auto every = store.log().listen(grown) ? milliseconds(LookWhereTold) : LookEvery;
    QMetaObject::invokeMethod(
        this, [this, every] { m_look.start(every); }, Qt::QueuedConnection);
}

void Desk::refresh()
{
    m_tellsAgain = true;
    lookForGrowth();
}

void Desk::lookForGrowth()
{
    if (m_looking) {
        m_looksAgain = true; // What is under way may have looked before it grew.
        return;
    }
    m_looking = true;
    const auto look = [](Store &store) {
        const Position head = store.log().info().head.position; // In this order: the log is judged by its head.
        return Look{head, store.readOnlyReason()};
    };
    ask(look).then(this, [this](const Reply<Look> &reply) {
        m_looking = false;
        const bool tellsAgain = !m_looksAgain && std::exchange(m_tellsAgain, false);
        if (const auto *trouble = std::get_if<Trouble>(&reply))
            goBlind(*trouble, tellsAgain);
        else
            take(std::get<Look>(reply), tellsAgain);
        if (std::exchange(m_looksAgain, false))
            lookForGrowth();
    });
}

void Desk::goBlind(const Trouble &trouble, bool tellsAgain)
{
    const auto before = std::exchange(m_blindness, trouble);
    if (trouble.isAboutLogin())
        m_look.stop();
    else
        m_look.start(LookWhereBlind);
    if (tellsAgain || !before || !before->isLike(trouble))
        emit wentBlind(trouble);
}

void Desk::take(const Look &look, bool tellsAgain)
{
    if (std::exchange(m_blindness, std::nullopt)) {
        tellsAgain = true;
        emit seesAgain();
    }
    if (std::exchange(m_readOnlyReason, look.readOnlyReason) != look.readOnlyReason && !look.readOnlyReason.isEmpty())
        emit becameReadOnly(look.readOnlyReason);
    if (std::exchange(m_seen, look.head) != look.head || tellsAgain)
        emit logGrew(m_seen);
}

} // namespace seriatim
