#pragma once

#include "memory/ledger.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace seriatim {

/// A log in memory, shared by the stores that are open on it, as a file is: one writer at a time, readers see what was
/// committed. For tests, and as an oracle against the databases.
class MemoryLog
{
public:
    /// An empty `id` makes a new one.
    explicit MemoryLog(const QString &id = {}, LogRole role = LogRole::Live);

    /// As it was last committed.
    std::shared_ptr<const Ledger> committed() const;

    /// Takes the log's lock; false if somebody else has held it for longer than `patience`.
    bool lock(std::chrono::milliseconds patience);
    void unlock();
    /// Puts what the holder of the lock has made in the place of what was.
    void publish(std::shared_ptr<const Ledger> ledger);

private:
    mutable std::mutex m_mutex; ///< Guards the members below, for moments; the log's lock is `m_locked`.
    std::condition_variable m_released;
    bool m_locked = false;
    std::shared_ptr<const Ledger> m_committed;
};

} // namespace seriatim
