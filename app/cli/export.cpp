#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/exportjson.h"
#include "log/chain.h"
#include "print/filename.h"
#include "print/pdf.h"
#include "print/pendingfile.h"
#include "usecases/usecases.h"

namespace seriatim::cli {

namespace {

using document::Medium;
using print::FileFault;
using print::PendingFile;

constexpr int Attempts = 3; ///< To render again, when somebody else printed in between.

print::PrintedDocument printed(const Store &store, const DocumentView &view, int copy)
{
    using print::Standing;
    const document::State &state = view.state;
    print::PrintedDocument pages;
    pages.content = state.content;
    pages.totals = state.totals;
    pages.number = state.number.isEmpty() ? view.reservedNumber : state.number;
    pages.standing = state.status == document::Status::Draft ? Standing::Draft
        : state.status == document::Status::Voided           ? Standing::Voided
                                                             : Standing::Issued;
    pages.voidedAt = chain::fromTimestamp(view.voidedAt).toLocalTime();
    pages.voidedBy = view.voidedBy;
    pages.voidReason = view.voidReason;
    pages.copy = copy;
    pages.printedAt = QDateTime::currentDateTime();
    pages.issuedHash = view.issuedHash;
    pages.logo = store.parties().company().logo;
    if (pages.standing != Standing::Draft)
        return pages;
    // A draft has no company and no totals of its own yet.
    if (pages.content.seller.name.isEmpty())
        pages.content.seller = store.parties().company().party;
    const auto totals = reckon(state.content);
    if (!isRefused(totals))
        pages.totals = std::get<Totals>(totals);
    return pages;
}

/// Exports one document after the other. Each is rendered aside, recorded in the log, and only then put in its place:
/// so no file is ever there that the log does not know of, and nothing half done is left.
class Exporting
{
public:
    Exporting(Context &context, Store &store, const QString &folder, Medium medium, print::Existing existing)
        : m_context(context), m_store(store), m_folder(folder), m_medium(medium), m_existing(existing)
    {
    }

    Exit run(const QStringList &numbers)
    {
        Exit worst = Exit::Clean;
        for (const QString &number : numbers)
            worst = std::max(worst, exportOne(number));
        return worst;
    }

private:
    Exit refused(const QString &number, const Refusal &refusal)
    {
        QJsonObject object = toJson(refusal);
        object.insert("export", number);
        m_context.console().answer(object);
        return Exit::Finding;
    }

    Exit failed(const QString &number, const FileFault &fault)
    {
        const bool exists = fault.kind == FileFault::Kind::Exists;
        const QString message = exists
            ? QStringLiteral("“%1” is there already, and stays as it is. --overwrite replaces it.").arg(fault.path)
            : QStringLiteral("“%1” could not be written: %2.").arg(fault.path, fault.detail);
        m_context.console().answer({{exists ? "refused" : "failed", exists ? "file-exists" : "file"},
            {"export", number}, {"file", fault.path}, {"message", message}});
        return exists ? Exit::Finding : Exit::StorageFailed;
    }

    Result<DocumentView> find(const QString &number) const
    {
        const auto registered = m_store.numbers().number(number);
        const auto view = registered ? viewDocument(m_store, registered->document) : std::nullopt;
        if (!registered)
            return Refusal{Rule::UnknownNumber, "number", {{"number", number.left(60)}}};
        if (!view)
            return Refusal{Rule::UnknownDocument, "number", {{"number", number}}};
        if (m_medium == Medium::Json && view->state.number.isEmpty())
            return Refusal{Rule::NotIssued, "number", {{"number", number}}};
        return *view;
    }

    Exit exportOne(const QString &number)
    {
        for (int attempt = 1;; ++attempt) {
            const auto found = find(number);
            if (isRefused(found))
                return refused(number, refusalOf(found));
            const auto &view = std::get<DocumentView>(found);
            auto written = render(number, view);
            if (const auto *fault = std::get_if<FileFault>(&written))
                return failed(number, *fault);
            const auto recorded = recordPrint(m_store, {{}, view.id, m_medium, copyOf(view)});
            if (!isRefused(recorded))
                return place(number, view, std::get<PendingFile>(written), std::get<DocumentAnswer>(recorded));
            if (refusalOf(recorded).rule != Rule::PrintedMeanwhile || attempt == Attempts)
                return refused(number, refusalOf(recorded));
        }
    }

    int copyOf(const DocumentView &view) const { return m_medium == Medium::Json ? 0 : view.state.copies + 1; }

    std::variant<PendingFile, FileFault> render(const QString &number, const DocumentView &view) const
    {
        const QString ending = m_medium == Medium::Json ? QStringLiteral(".json") : QStringLiteral(".pdf");
        const QString path = QDir(m_folder).filePath(print::fileNameFor(number) + ending);
        // Looked at before anything is recorded; `place` looks again, in case one appears meanwhile.
        if (m_existing == print::Existing::Keep && QFileInfo::exists(path))
            return FileFault{FileFault::Kind::Exists, path, {}};
        return PendingFile::written(path, [&](QIODevice &device) {
            if (m_medium == Medium::Pdf)
                return print::writePdf(printed(m_store, view, copyOf(view)), device);
            const QByteArray json = QJsonDocument(exportedJson(view)).toJson();
            return device.write(json) == json.size();
        });
    }

    Exit place(const QString &number, const DocumentView &view, PendingFile &file, const DocumentAnswer &recorded)
    {
        const QString path = file.path();
        const auto placed = file.place(m_existing);
        if (const auto *fault = std::get_if<FileFault>(&placed)) {
            recordPrintFailure(m_store, {{}, view.id, m_medium, copyOf(view)});
            return failed(number, *fault);
        }
        QJsonObject answer{{"number", number}, {"document", view.id}, {"file", path}, {"position", recorded.position}};
        if (m_medium == Medium::Pdf)
            answer.insert("copy", copyOf(view));
        m_context.console().answer(answer);
        return Exit::Clean;
    }

    Context &m_context;
    Store &m_store;
    const QString m_folder;
    const Medium m_medium;
    const print::Existing m_existing;
};

Exit exportThem(Context &context, const QCommandLineParser &given)
{
    const QString folder = given.value("to");
    const QString format = given.value("format");
    if (folder.isEmpty())
        return context.wrongUse("Where to? Name a folder with --to DIR.");
    if (!QFileInfo(folder).isDir())
        return context.wrongUse(QStringLiteral("“%1” is no folder.").arg(folder));
    if (format != u"pdf" && format != u"json")
        return context.wrongUse("--format is pdf or json.");
    const auto store = context.open();
    if (!store)
        return context.notOpened();
    const auto existing = given.isSet("overwrite") ? print::Existing::Replace : print::Existing::Keep;
    return Exporting(context, *store, folder, format == u"pdf" ? Medium::Pdf : Medium::Json, existing)
        .run(given.positionalArguments());
}

} // namespace

Command exportCommand()
{
    return {"export", "NUMBER…",
        "Writes documents as PDF or JSON files, named by their numbers; each export is recorded.",
        {{"to", "The folder for the files.", "DIR"}, {"format", "pdf (the usual) or json.", "FORMAT", "pdf"},
            {"overwrite", "Replaces files that are there already."}},
        1, 10'000, exportThem};
}

} // namespace seriatim::cli
