#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace seriatim::sql {

/// Work on a connection that goes on while its owner decides what comes next: one task after another, in their order,
/// on a thread of its own. Whatever the owner wants of the connection waits for all of it, so that nobody sees a log in
/// between; a task that fails is thrown at the owner then, and those behind it are not begun.
///
/// All functions are for the owner's thread.
class WriteBehind
{
public:
    using Task = std::function<void()>;

    WriteBehind() = default;
    ~WriteBehind();
    WriteBehind(const WriteBehind &) = delete;
    WriteBehind &operator=(const WriteBehind &) = delete;

    /// Puts the task behind those that were posted before. Throws what one of them threw.
    void post(Task task);
    /// Waits until all is done. Throws what a task threw, once.
    void await();
    /// Waits, however it fared.
    void forget() noexcept;

private:
    void work();
    void finish();

    std::mutex m_mutex;
    std::condition_variable m_worker, m_owner; ///< Who waits for a change.
    std::vector<Task> m_tasks;
    std::vector<Task> m_done; ///< For the owner to take apart: what one thread allots and another frees costs both.
    std::exception_ptr m_failure;
    bool m_isAwaited = false; ///< By the owner: else tasks are gathered, for each awakening costs time.
    bool m_isAtWork = false;
    bool m_isStopped = false;
    bool m_isOpen = false; ///< The owner's: whether there may be something to wait for.
    std::thread m_thread;
};

} // namespace seriatim::sql
