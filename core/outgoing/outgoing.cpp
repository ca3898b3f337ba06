#include "outgoing/outgoing.h"

#include <QFileInfo>
#include <QJsonDocument>

#include "log/codec.h"
#include "log/ids.h"
#include "outgoing/exportjson.h"
#include "outgoing/genuine.h"
#include "outgoing/logfiles.h"
#include "outgoing/printed.h"
#include "print/layout.h"
#include "print/pdf.h"

namespace seriatim::outgoing {

namespace {

using document::Medium;
using print::FileFault;
using print::PendingFile;

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
        command = ids::following(command, QByteArrayLiteral("again"));
    }
    return {command, std::nullopt};
}

/// The copy that goes out; a data export is none.
int copyOf(const DocumentView &view, Medium medium, const Try &current)
{
    return current.recorded.value_or(medium == Medium::Json ? 0 : view.state.copies + 1);
}

/// Records the copy that is about to leave, unless it is on record; where it stands there. Who recorded it may not have
/// come to flushing it: nothing leaves before that.
Result<Position> record(Store &store, const DocumentView &view, Medium medium, const Try &current)
{
    if (current.recorded) {
        store.log().settle();
        return store.log().command(current.command)->last;
    }
    const auto recorded = recordPrint(store, {{current.command}, view.id, medium, copyOf(view, medium, current)});
    return isRefused(recorded) ? Result<Position>(refusalOf(recorded)) : std::get<DocumentAnswer>(recorded).position;
}

bool wasPrintedMeanwhile(const Result<Position> &recorded)
{
    return isRefused(recorded) && refusalOf(recorded).rule == Rule::PrintedMeanwhile;
}

/// Throws `Damaged` if its events are not what was hashed.
std::optional<DocumentView> genuineView(const Store &store, const QString &document)
{
    auto view = viewDocument(store, document);
    if (view && !areGenuine(store.log(), view->history))
        throw LogError(LogError::Kind::Damaged,
            QStringLiteral("the events of document %1 are not what their hashes were made of").arg(document));
    return view;
}

/// The document as it stands, if it can go out as it was asked for. A register row keeps the document that left its
/// number behind, so the number is compared with the one that the document bears now.
Result<DocumentView> viewFor(const Store &store, const Export &wanted)
{
    const auto view = genuineView(store, wanted.document);
    if (!wanted.number.isEmpty() && (!view || numberOn(*view) != wanted.number))
        return Refusal{Rule::UnknownDocument, "number", {{"number", wanted.number}}};
    if (!view)
        return Refusal{Rule::UnknownDocument, {}, {{"document", wanted.document}}};
    if (wanted.medium == Medium::Json && view->state.number.isEmpty())
        return Refusal{Rule::NotIssued, "number", {{"number", numberOn(*view)}}};
    return *view;
}

std::variant<PendingFile, FileFault> rendered(
    const Store &store, const DocumentView &view, const Export &wanted, int copy)
{
    return PendingFile::written(wanted.path, [&](QIODevice &device) {
        if (wanted.medium == Medium::Pdf)
            return print::writePdf(printedFrom(store, view, copy), device);
        const QByteArray json = QJsonDocument(exportedJson(view)).toJson();
        return device.write(json) == json.size();
    });
}

/// The file has no name after all. If not even that can be recorded, the copy stands, and Retry sends it on its way.
Failure takeBack(Store &store, const Export &wanted, int copy, const FileFault &fault)
{
    const auto recorded = recordPrintFailure(store, {{}, wanted.document, wanted.medium, copy});
    return {fault, isRefused(recorded) ? std::optional(refusalOf(recorded)) : std::nullopt};
}

} // namespace

ExportResult exportDocument(Store &store, const Export &wanted)
{
    if (isLogFile(wanted.path))
        return Failure{FileFault{FileFault::Kind::IsALog, wanted.path, {}}};
    // Looked at before anything is recorded; `place` looks again, in case one appears meanwhile.
    if (wanted.existing == print::Existing::Keep && QFileInfo::exists(wanted.path))
        return Failure{FileFault{FileFault::Kind::Exists, wanted.path, {}}};
    for (int attempt = 1;; ++attempt) {
        const auto found = viewFor(store, wanted);
        if (isRefused(found))
            return Failure{refusalOf(found)};
        const auto &view = std::get<DocumentView>(found);
        const Try current = nextTry(store, view, wanted.command);
        const int copy = copyOf(view, wanted.medium, current);
        auto file = rendered(store, view, wanted, copy);
        if (const auto *fault = std::get_if<FileFault>(&file))
            return Failure{*fault};
        const auto recorded = record(store, view, wanted.medium, current);
        if (wasPrintedMeanwhile(recorded) && attempt < Attempts)
            continue;
        if (isRefused(recorded))
            return Failure{refusalOf(recorded)};
        const auto placed = std::get<PendingFile>(file).place(wanted.existing);
        if (const auto *fault = std::get_if<FileFault>(&placed))
            return takeBack(store, wanted, copy, *fault);
        return Exported{wanted.path, copy, std::get<Position>(recorded)};
    }
}

Result<Pages> recordedPages(Store &store, const QString &document, const QUuid &command)
{
    for (int attempt = 1;; ++attempt) {
        const auto view = genuineView(store, document);
        if (!view)
            return Refusal{Rule::UnknownDocument, {}, {{"document", document}}};
        const Try current = nextTry(store, *view, command);
        const int copy = copyOf(*view, Medium::Printer, current);
        const auto printed = printedFrom(store, *view, copy);
        Pages pages{print::layout(printed), print::title(printed), copy};
        const auto recorded = record(store, *view, Medium::Printer, current);
        if (wasPrintedMeanwhile(recorded) && attempt < Attempts)
            continue;
        if (isRefused(recorded))
            return refusalOf(recorded);
        return pages;
    }
}

} // namespace seriatim::outgoing
