#include "cli/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace seriatim::cli {

Descriptor::Descriptor(int descriptor, OpenMode mode)
    : m_descriptor(descriptor), m_interruption(mode & ReadOnly ? ::eventfd(0, EFD_CLOEXEC) : -1)
{
    open(mode);
}

Descriptor::~Descriptor()
{
    if (m_interruption >= 0)
        ::close(m_interruption);
}

void Descriptor::interrupt()
{
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(m_interruption, &once, sizeof once);
}

/// Waits until there is something to read, or the end; false if it was interrupted.
bool Descriptor::awaitData() const
{
    pollfd watched[] = {{m_descriptor, POLLIN, 0}, {m_interruption, POLLIN, 0}};
    while (::poll(watched, 2, -1) < 0 && errno == EINTR) {}
    return (watched[1].revents & POLLIN) == 0;
}

qint64 Descriptor::readData(char *data, qint64 most)
{
    if (most <= 0)
        return 0; // Qt asks for nothing to see whether more can be had: that is not to be waited for.
    for (;;) {
        if (!awaitData()) {
            setErrorString(qt_error_string(ECANCELED));
            return -1;
        }
        const ssize_t count = ::read(m_descriptor, data, static_cast<size_t>(most));
        if (count >= 0)
            return count;
        if (errno != EINTR) {
            setErrorString(qt_error_string(errno));
            return -1;
        }
    }
}

qint64 Descriptor::writeData(const char *data, qint64 size)
{
    qint64 written = 0;
    while (written < size) {
        const ssize_t count = ::write(m_descriptor, data + written, static_cast<size_t>(size - written));
        if (count < 0 && errno != EINTR) {
            setErrorString(qt_error_string(errno));
            return -1;
        }
        written += std::max<ssize_t>(count, 0);
    }
    return written;
}

} // namespace seriatim::cli
