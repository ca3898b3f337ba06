#pragma once

#include "cli/issueline.h"
#include "cli/linereader.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace seriatim::cli {

/// The lines of an input, read and decoded on a thread of their own while those before them are issued.
///
/// Only so far ahead that a feeder who waits for answers is not waited for: whoever asks for one line gets it as soon
/// as it has come.
class IssueLines
{
public:
    struct Entry {
        qint64 line = 0; ///< Its number in the input.
        Result<IssueLine> read;
    };

    /// Reads at most `most` lines ahead, at least one. The device belongs to the reading thread until this is
    /// destroyed, which waits for nothing but what a device takes that is no `Descriptor`.
    IssueLines(QIODevice &device, std::size_t most);
    ~IssueLines();
    IssueLines(const IssueLines &) = delete;
    IssueLines &operator=(const IssueLines &) = delete;

    /// The next lines, `count` of them, or fewer at the end: none when all were given. Waits for them. `count` is at
    /// most `most`.
    std::vector<Entry> next(std::size_t count);

    // As of `LineReader`, once the end was met.
    QString fault() const { return m_reader.fault(); }
    qint64 lineCount() const { return m_reader.lineCount(); }

private:
    void read();
    bool add(Entry entry);

    QIODevice &m_device;
    LineReader m_reader; ///< The thread's, until it ends.
    const std::size_t m_most;

    std::mutex m_mutex;
    std::condition_variable m_taken, m_come;
    std::deque<Entry> m_entries;
    std::size_t m_wanted = 0; ///< So many are waited for.
    bool m_isAtEnd = false;
    bool m_isStopped = false;
    std::thread m_thread;
};

} // namespace seriatim::cli
