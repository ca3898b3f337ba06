#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Reports and the like, which are made from the log and can be made again: the command line and the window put them
/// where they are wanted by this one way.
namespace seriatim::outgoing {

/// Why a report is not where it is wanted. What was there is there still.
struct ReportFault {
    enum class Kind {
        IsALog, ///< The file is a log, or belongs to one, or this program has it open.
        Failed, ///< No such folder, no right to write, no room.
    };
    Kind kind = Kind::Failed;
    QString detail = {}; ///< In the system's words.
};

/// What stands in the way of a report at the path, as far as that can be told before it is made. Leaves nothing behind.
std::optional<ReportFault> reportFault(const QString &path);

/// Writes the report to the file: whole, and down to the disk, or not at all. What is no file, as a pipe or a device,
/// is written into, and stays what it is.
std::optional<ReportFault> writeReport(const QString &path, const QByteArray &report);

} // namespace seriatim::outgoing
