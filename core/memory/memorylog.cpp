#include "memory/memorylog.h"

#include "log/chain.h"

namespace seriatim {

namespace {

LogInfo infoOf(const QString &id, LogRole role)
{
    LogInfo info;
    info.id = id.isEmpty() ? codec::text(QUuid::createUuid()) : id;
    info.role = role;
    info.head = {0, chain::genesis(info.id)};
    return info;
}

} // namespace

MemoryLog::MemoryLog(const QString &id, LogRole role) : m_committed(std::make_shared<Ledger>(infoOf(id, role))) {}

std::shared_ptr<const Ledger> MemoryLog::committed() const
{
    const std::lock_guard guard(m_mutex);
    return m_committed;
}

bool MemoryLog::lock(std::chrono::milliseconds patience)
{
    std::unique_lock guard(m_mutex);
    if (!m_released.wait_for(guard, patience, [this] { return !m_locked; }))
        return false;
    m_locked = true;
    return true;
}

void MemoryLog::unlock()
{
    const std::lock_guard guard(m_mutex);
    m_locked = false;
    m_released.notify_one();
}

void MemoryLog::publish(std::shared_ptr<const Ledger> ledger)
{
    const std::lock_guard guard(m_mutex);
    m_committed = std::move(ledger);
}

} // namespace seriatim
