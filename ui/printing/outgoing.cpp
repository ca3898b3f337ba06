#include "ui/printing/outgoing.h"

#include <QFileInfo>

#include "print/layout.h"
#include "print/pdf.h"
#include "ui/printing/printed.h"

namespace seriatim::outgoing {

namespace {

constexpr int Attempts = 5; ///< To render again, when somebody else printed in between.

bool wasPrintedMeanwhile(const Result<DocumentAnswer> &recorded)
{
    return isRefused(recorded) && refusalOf(recorded).rule == Rule::PrintedMeanwhile;
}

Result<DocumentAnswer> record(
    Store &store, const DocumentView &view, document::Medium medium, const QUuid &command, int attempt)
{
    // A repeat of the same try is the same command; a try with another copy is another one.
    const QUuid id = attempt == 1 ? command : QUuid::createUuid();
    return recordPrint(store, {{id}, view.id, medium, view.state.copies + 1});
}

} // namespace

ExportResult exportPdf(Store &store, const Export &wanted)
{
    using print::FileFault;
    if (wanted.existing == print::Existing::Keep && QFileInfo::exists(wanted.path))
        return Failure{FileFault{FileFault::Kind::Exists, wanted.path, {}}};
    for (int attempt = 1;; ++attempt) {
        const auto view = viewDocument(store, wanted.document);
        if (!view)
            return Failure{Refusal{Rule::UnknownDocument, {}, {}}};
        const int copy = view->state.copies + 1;
        auto written = print::PendingFile::written(
            wanted.path, [&](QIODevice &device) { return print::writePdf(printedFrom(store, *view, copy), device); });
        if (const auto *fault = std::get_if<FileFault>(&written))
            return Failure{*fault};
        const auto recorded = record(store, *view, document::Medium::Pdf, wanted.command, attempt);
        if (wasPrintedMeanwhile(recorded) && attempt < Attempts)
            continue;
        if (isRefused(recorded))
            return Failure{refusalOf(recorded)};
        const auto placed = std::get<print::PendingFile>(written).place(wanted.existing);
        if (const auto *fault = std::get_if<FileFault>(&placed)) {
            recordPrintFailure(store, {{}, view->id, document::Medium::Pdf, copy});
            return Failure{*fault};
        }
        return Exported{wanted.path, copy};
    }
}

Result<Pages> recordedPages(Store &store, const QString &document, const QUuid &command)
{
    for (int attempt = 1;; ++attempt) {
        const auto view = viewDocument(store, document);
        if (!view)
            return Refusal{Rule::UnknownDocument, {}, {}};
        const int copy = view->state.copies + 1;
        const auto printed = printedFrom(store, *view, copy);
        Pages pages{print::layout(printed), print::title(printed), copy};
        const auto recorded = record(store, *view, document::Medium::Printer, command, attempt);
        if (wasPrintedMeanwhile(recorded) && attempt < Attempts)
            continue;
        if (isRefused(recorded))
            return refusalOf(recorded);
        return pages;
    }
}

} // namespace seriatim::outgoing
