#include "ui/desk.h"

#include <QTimer>

namespace seriatim {

namespace {

constexpr int LookEvery = 250; ///< Milliseconds: another window's work is seen well within a second.

} // namespace

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
    m_seen = -1;
    lookForGrowth();
}

void Desk::lookForGrowth()
{
    if (m_looking)
        return;
    m_looking = true;
    ask([](Store &store) { return store.log().info().head.position; }).then(this, [this](const Reply<Position> &reply) {
        m_looking = false;
        if (const auto *trouble = std::get_if<Trouble>(&reply)) {
            if (!std::exchange(m_isBlind, true))
                emit wentBlind(*trouble);
            return;
        }
        const Position position = std::get<Position>(reply);
        const bool wasBlind = std::exchange(m_isBlind, false);
        if (wasBlind)
            emit seesAgain();
        if (std::exchange(m_seen, position) != position || wasBlind)
            emit logGrew(m_seen);
    });
}

} // namespace seriatim
