#include "sql/writebehind.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace seriatim::sql {

namespace {

constexpr std::size_t Bunch = 8; ///< Tasks that are worth an awakening.

/// Of the first that fails: those behind it are not begun.
std::exception_ptr failureOf(const std::vector<WriteBehind::Task> &tasks)
{
    try {
        for (const auto &task : tasks)
            task();
    } catch (...) {
        return std::current_exception();
    }
    return nullptr;
}

} // namespace

WriteBehind::~WriteBehind()
{
    forget();
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    m_worker.notify_one();
    m_thread.join();
}

void WriteBehind::post(Task task)
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { work(); });
    m_isOpen = true;
    bool hasFailed = false;
    bool isDue = false;
    {
        const std::scoped_lock lock(m_mutex);
        hasFailed = m_failure != nullptr;
        m_tasks.push_back(std::move(task));
        isDue = m_tasks.size() == Bunch && !m_isAtWork;
    }
    if (hasFailed)
        await();
    if (isDue)
        m_worker.notify_one();
}

void WriteBehind::await()
{
    if (!m_isOpen)
        return;
    finish();
    if (const auto failure = std::exchange(m_failure, nullptr))
        std::rethrow_exception(failure);
}

void WriteBehind::forget() noexcept
{
    if (!m_isOpen)
        return;
    finish();
    m_failure = nullptr;
}

/// Behind it the owner is alone: what the worker wrote is seen, for both held the mutex.
void WriteBehind::finish()
{
    std::unique_lock lock(m_mutex);
    m_isAwaited = true;
    m_worker.notify_one();
    m_owner.wait(lock, [this] { return m_tasks.empty() && !m_isAtWork; });
    m_isAwaited = false;
    m_isOpen = false;
    m_done.clear();
}

void WriteBehind::work()
{
    const auto isDue = [this] { return m_isStopped || m_tasks.size() >= Bunch || (m_isAwaited && !m_tasks.empty()); };
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_worker.wait(lock, isDue);
        if (m_isStopped)
            return;
        std::vector<Task> tasks = std::exchange(m_tasks, {});
        m_isAtWork = true;
        const bool isInVain = m_failure != nullptr;
        lock.unlock();
        const std::exception_ptr failure = isInVain ? nullptr : failureOf(tasks);
        lock.lock();
        if (failure)
            m_failure = failure;
        std::ranges::move(tasks, std::back_inserter(m_done));
        m_isAtWork = false;
        m_owner.notify_one();
    }
}

} // namespace seriatim::sql
