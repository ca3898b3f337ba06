#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <optional>

namespace seriatim::cli {

/// Reads a file of any length line by line. Ends of lines are LF or CR LF; a line that is longer than the limit is
/// passed over, not kept.
class LineReader
{
public:
    static constexpr qsizetype MaxBytes = 1 << 20;

    struct Line {
        qint64 number = 0; ///< 1, 2, 3, … of the file; blank lines count.
        QByteArray bytes;  ///< Without its end; empty if it is too long.
        bool isTooLong = false;
    };

    explicit LineReader(QIODevice &device) : m_device(device) {}

    /// The next line that is not blank; empty at the end, or where the device fails (see `fault`).
    std::optional<Line> next();

    /// Why the device could not be read to its end, in the system's words; empty if it could. The line in which it
    /// failed was not read whole, and so not at all.
    QString fault() const { return m_fault; }
    qint64 lineCount() const { return m_number; } ///< That were read.

private:
    std::optional<Line> nextOfAll();
    bool hasFailed(qint64 size);

    QIODevice &m_device;
    qint64 m_number = 0;
    QString m_fault;
};

} // namespace seriatim::cli
