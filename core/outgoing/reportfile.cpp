#include "outgoing/reportfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include "outgoing/logfiles.h"
#include "print/pendingfile.h"

namespace seriatim::outgoing {

namespace {

using Fault = std::optional<ReportFault>;

Fault writeInto(const QString &path, const QByteArray &report)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered | QIODevice::ExistingOnly))
        return ReportFault{ReportFault::Kind::Failed, file.errorString()};
    if (file.write(report) != report.size())
        return ReportFault{ReportFault::Kind::Failed, file.errorString()};
    return std::nullopt;
}

Fault replace(const QString &path, const QByteArray &report)
{
    const auto write = [&](QIODevice &file) { return file.write(report) == report.size(); };
    auto written = print::PendingFile::written(path, write);
    if (const auto *fault = std::get_if<print::FileFault>(&written))
        return ReportFault{ReportFault::Kind::Failed, fault->detail};
    auto &pending = std::get<print::PendingFile>(written);
    if (const QFileInfo before(path); before.exists())
        QFile::setPermissions(pending.temporaryPath(), before.permissions());
    const auto placed = pending.place(print::Existing::Replace);
    if (const auto *fault = std::get_if<print::FileFault>(&placed))
        return ReportFault{ReportFault::Kind::Failed, fault->detail};
    return std::nullopt;
}

/// A pipe or a device.
bool isWrittenInto(const QFileInfo &there)
{
    return there.exists() && !there.isFile() && !there.isDir();
}

/// A link stays one, and what it leads to is what is meant.
QString targetOf(const QFileInfo &there)
{
    return there.exists() ? there.canonicalFilePath() : there.filePath();
}

Fault targetFault(const QFileInfo &there)
{
    if (there.isDir())
        return ReportFault{ReportFault::Kind::Failed, qt_error_string(EISDIR)};
    if (isLogFile(there.filePath()))
        return ReportFault{ReportFault::Kind::IsALog};
    return std::nullopt;
}

} // namespace

std::optional<ReportFault> reportFault(const QString &path)
{
    const QFileInfo there(path);
    if (isWrittenInto(there))
        return std::nullopt;
    if (const Fault fault = targetFault(there))
        return fault;
    const auto tried = print::PendingFile::written(targetOf(there), [](QIODevice &) { return true; });
    const auto *fault = std::get_if<print::FileFault>(&tried);
    return fault ? Fault(ReportFault{ReportFault::Kind::Failed, fault->detail}) : std::nullopt;
}

std::optional<ReportFault> writeReport(const QString &path, const QByteArray &report)
{
    const QFileInfo there(path);
    if (isWrittenInto(there))
        return writeInto(path, report);
    const Fault fault = targetFault(there);
    return fault ? fault : replace(targetOf(there), report);
}

} // namespace seriatim::outgoing
