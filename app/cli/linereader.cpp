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

std::optional<LineReader::Line> LineReader::nextOfAll()
{
    constexpr qsizetype chunkSize = 64 * 1024;
    Line line;
    bool hasAny = false;
    for (;;) {
        const QByteArray chunk = m_device.readLine(chunkSize);
        if (chunk.isEmpty())
            break;
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
    if (!hasAny)
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
