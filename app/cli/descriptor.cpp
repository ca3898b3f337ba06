#include "cli/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace seriatim::cli {

Descriptor::Descriptor(int descriptor, OpenMode mode) : m_descriptor(descriptor)
{
    open(mode);
}

qint64 Descriptor::readData(char *data, qint64 most)
{
    for (;;) {
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
