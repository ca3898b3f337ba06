#include "ui/printing/outgoing.h"

#include <QFileInfo>

#include "log/codec.h"
#include "print/layout.h"
#include "print/pdf.h"
#include "ui/printing/printed.h"

namespace seriatim::outgoing {

namespace {

constexpr int Attempts = 5; ///< To render again, when somebody else printed in between.

/// One try to let a document out. A command whose answer was lost may have recorded its copy already.
struct Try {
    QUuid command;
    std::optional<int> recorded; ///< The copy that is on record, and on its way.
};

/// The copy that the command recorded, if it still stands: its failure is not on record, too, and it did not show a
/// draft that is issued by now.
std::optional<int> standingCopy(const DocumentView &view, const QUuid &command)
{
    std::optional<int> copy;
    for (const RecordedEvent &recorded : view.history) {
        const auto event = codec::decode(recorded);
        if (!event)
            continue;
        const auto *printed = std::get_if<document::DocumentPrinted>(&*event);
        const auto *failed = std::get_if<document::DocumentPrintFailed>(&*event);
        if (printed && recorded.commandId == codec::text(command))
            copy = printed->copy;
        else if ((failed && failed->copy == copy) || std::holds_alternative<document::DocumentIssued>(*event))
            copy.reset();
    }
    return copy;
}

/// A try whose failure is on record is over: the next one is another command, whose name follows from the first, so
/// that it can be looked up in its turn.
Try nextTry(const Store &store, const DocumentView &view, QUuid command)
{
    while (store.log().command(command)) {
        if (const auto copy = standingCopy(view, command))
            return {command, copy};
        command = QUuid::createUuidV5(command, QByteArrayLiteral("again"));
    }
    return {command, std::nullopt};
}

/// Records the copy that is about to leave, unless it is on record.
Result<Done> record(Store &store, const QString &document, document::Medium medium, const Try &current, int copy)
{
    if (current.recorded)
        return Done{};
    const auto recorded = recordPrint(store, {{current.command}, document, medium, copy});
    return isRefused(recorded) ? Result<Done>(refusalOf(recorded)) : Done{};
}

bool wasPrintedMeanwhile(const Result<Done> &recorded)
{
    return isRefused(recorded) && refusalOf(recorded).rule == Rule::PrintedMeanwhile;
}

/// The file has no name after all. If not even that can be recorded, the copy stands, and Retry sends it on its way.
Failure takeBack(Store &store, const QString &document, int copy, const print::FileFault &fault)
{
    const auto recorded = recordPrintFailure(store, {{}, document, document::Medium::Pdf, copy});
    if (isRefused(recorded))
        return Failure{refusalOf(recorded)};
    return Failure{fault};
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
        const Try current = nextTry(store, *view, wanted.command);
        const int copy = current.recorded.value_or(view->state.copies + 1);
        auto written = print::PendingFile::written(
            wanted.path, [&](QIODevice &device) { return print::writePdf(printedFrom(store, *view, copy), device); });
        if (const auto *fault = std::get_if<FileFault>(&written))
            return Failure{*fault};
        const auto recorded = record(store, view->id, document::Medium::Pdf, current, copy);
        if (wasPrintedMeanwhile(recorded) && attempt < Attempts)
            continue;
        if (isRefused(recorded))
            return Failure{refusalOf(recorded)};
        const auto placed = std::get<print::PendingFile>(written).place(wanted.existing);
        if (const auto *fault = std::get_if<FileFault>(&placed))
            return takeBack(store, view->id, copy, *fault);
        return Exported{wanted.path, copy};
    }
}

Result<Pages> recordedPages(Store &store, const QString &document, const QUuid &command)
{
    for (int attempt = 1;; ++attempt) {
        const auto view = viewDocument(store, document);
        if (!view)
            return Refusal{Rule::UnknownDocument, {}, {}};
        const Try current = nextTry(store, *view, command);
        const int copy = current.recorded.value_or(view->state.copies + 1);
        const auto printed = printedFrom(store, *view, copy);
        Pages pages{print::layout(printed), print::title(printed), copy};
        const auto recorded = record(store, view->id, document::Medium::Printer, current, copy);
        if (wasPrintedMeanwhile(recorded) && attempt < Attempts)
            continue;
        if (isRefused(recorded))
            return refusalOf(recorded);
        return pages;
    }
}

} // namespace seriatim::outgoing
