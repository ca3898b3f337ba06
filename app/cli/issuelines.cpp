#include "cli/issuelines.h"

#include "cli/descriptor.h"

#include <algorithm>
#include <iterator>

namespace seriatim::cli {

IssueLines::IssueLines(QIODevice &device, std::size_t most) : m_device(device), m_reader(device), m_most(most)
{
    m_thread = std::thread([this] { read(); });
}

IssueLines::~IssueLines()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    m_taken.notify_one();
    // Whoever feeds us may have nothing more to say, and not go either.
    if (auto *descriptor = dynamic_cast<Descriptor *>(&m_device))
        descriptor->interrupt();
    m_thread.join();
}

std::vector<IssueLines::Entry> IssueLines::next(std::size_t count)
{
    std::unique_lock lock(m_mutex);
    m_wanted = count;
    m_come.wait(lock, [&] { return m_entries.size() >= count || m_isAtEnd; });
    const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_entries.size()));
    std::vector<Entry> taken(std::make_move_iterator(m_entries.begin()), std::make_move_iterator(end));
    m_entries.erase(m_entries.begin(), end);
    lock.unlock();
    m_taken.notify_one();
    return taken;
}

void IssueLines::read()
{
    while (const auto line = m_reader.next()) {
        if (!add({line->number, readIssueLine(*line)}))
            return;
    }
    const std::scoped_lock lock(m_mutex);
    m_isAtEnd = true;
    m_come.notify_one();
}

/// False if nobody takes lines any more.
bool IssueLines::add(Entry entry)
{
    std::unique_lock lock(m_mutex);
    m_taken.wait(lock, [this] { return m_entries.size() < m_most || m_isStopped; });
    if (m_isStopped)
        return false;
    m_entries.push_back(std::move(entry));
    if (m_entries.size() == m_wanted)
        m_come.notify_one();
    return true;
}

} // namespace seriatim::cli
