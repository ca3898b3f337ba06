#include "cli/linereader.h"

namespace seriatim::cli {

std::optional<LineReader::Line> LineReader::next()
{
    while (auto line = nextOfAll()) {
        if (line->isTooLong || !line->bytes.trimmed().isEmpty())
            return line;
    }
    return std::nullopt;
}

/// Of a file, the end and a failure look alike to readLine. A terminal is not asked again: it would wait for more.
bool LineReader::hasFailed(qint64 size)
{
    char next = 0;
    return size < 0 && (m_device.isSequential() || m_device.peek(&next, 1) < 0);
}

std::optional<LineReader::Line> LineReader::nextOfAll()
{
    constexpr qsizetype chunkSize = 64 * 1024;
    Line line;
    bool hasAny = false;
    for (;;) {
        QByteArray chunk(chunkSize, Qt::Uninitialized);
        const qint64 size = m_device.readLine(chunk.data(), chunkSize);
        if (size <= 0) {
            if (hasFailed(size))
                m_fault = m_device.errorString();
            break;
        }
        chunk.truncate(size);
        hasAny = true;
        if (line.bytes.size() + chunk.size() > MaxBytes + 2)
            line.isTooLong = true;
        if (line.isTooLong)
            line.bytes.clear();
        else
            line.bytes += chunk;
        if (chunk.endsWith('\n'))
            break;
    }
    if (!hasAny || !m_fault.isEmpty())
        return std::nullopt;
    line.number = ++m_number;
    for (const char end : {'\n', '\r'}) {
        if (line.bytes.endsWith(end))
            line.bytes.chop(1);
    }
    if (line.number == 1 && line.bytes.startsWith("\xEF\xBB\xBF"))
        line.bytes.remove(0, 3);
    return line;
}

} // namespace seriatim::cli
