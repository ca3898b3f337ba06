#include "ui/desk.h"

#include <QTimer>

#include "words/words.h"

namespace seriatim {

namespace {

constexpr int LookEvery = 250; ///< Milliseconds: another window's work is seen well within a second.

} // namespace

QString Trouble::sentence() const
{
    return words::sentence(kind, detail);
}

DeskThread::DeskThread(const QString &name, Open open) : m_open(std::move(open)), m_there(new QObject)
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

Store &DeskThread::store()
{
    if (!m_store)
        m_store = m_open();
    return *m_store;
}

Desk::Desk(DeskThread::Open open)
    : m_commands(QStringLiteral("commands"), open),
      m_queries(QStringLiteral("queries"), open),
      m_outgoing(QStringLiteral("outgoing"), open),
      m_labour(QStringLiteral("labour"), open)
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Desk::lookForGrowth);
    timer->start(LookEvery);
}

Desk::~Desk() = default;

void Desk::refresh()
{
    m_tellsAgain = true;
    lookForGrowth();
}

void Desk::lookForGrowth()
{
    if (m_looking)
        return;
    m_looking = true;
    ask([](Store &store) { return store.log().info().head.position; }).then(this, [this](const Reply<Position> &reply) {
        m_looking = false;
        const auto *trouble = std::get_if<Trouble>(&reply);
        const bool wasBlind = std::exchange(m_isBlind, trouble != nullptr);
        const bool tellsAgain = std::exchange(m_tellsAgain, false);
        if (trouble && (tellsAgain || !wasBlind))
            emit wentBlind(*trouble);
        if (const auto *position = std::get_if<Position>(&reply)) {
            if (wasBlind)
                emit seesAgain();
            if (std::exchange(m_seen, *position) != *position || tellsAgain || wasBlind)
                emit logGrew(m_seen);
        }
    });
}

} // namespace seriatim
