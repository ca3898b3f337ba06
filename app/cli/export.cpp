#include <QDir>
#include <QFileInfo>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/sending.h"
#include "log/ids.h"
#include "outgoing/outgoing.h"
#include "print/filename.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

using document::Medium;
using outgoing::Failure;
using print::FileFault;

/// Exports one document after the other, and answers each.
class Exporting
{
public:
    Exporting(
        Context &context, std::unique_ptr<Store> store, const QString &folder, Medium medium, print::Existing existing)
        : m_context(context), m_store(std::move(store)), m_folder(folder), m_medium(medium), m_existing(existing)
    {
    }

    /// Answers each number, whatever becomes of the others: one that the storage failed is asked for a second time, on
    /// the log opened anew.
    Exit run(const QStringList &numbers)
    {
        Exit worst = Exit::Clean;
        for (const QString &number : numbers)
            worst = std::max(worst, exportSurely(number));
        return worst;
    }

private:
    Exit exportSurely(const QString &number)
    {
        const QUuid command = ids::next();
        LogError::Kind kind = LogError::Kind::Failed; // And nothing was changed, where the log is not open.
        try {
            if (m_store)
                return exportOne(number, command);
        } catch (const LogError &error) {
            m_store.reset();
            kind = error.kind();
        }
        // The same command: a copy that was recorded, though its answer was lost, is not recorded twice.
        try {
            m_store = m_context.open();
            if (m_store)
                return exportOne(number, command);
        } catch (const LogError &error) {
            m_store.reset();
            kind = kind == LogError::Kind::OutcomeUnknown ? kind : error.kind();
            m_context.console().say(words::sentence(kind, error.detail()));
        }
        QJsonObject answer = failureOf(kind, command);
        answer.insert("export", number);
        m_context.console().answer(answer);
        return Exit::StorageFailed;
    }

    Exit exportOne(const QString &number, const QUuid &command)
    {
        const auto registered = m_store->numbers().number(number);
        if (!registered)
            return refused(number, {Rule::UnknownNumber, "number", {{"number", number.left(60)}}});
        const auto result = outgoing::exportDocument(
            *m_store, {registered->document, pathFor(number), m_existing, command, m_medium, number});
        if (const auto *failure = std::get_if<Failure>(&result))
            return failed(number, *failure);
        const auto &exported = std::get<outgoing::Exported>(result);
        QJsonObject answer{{"number", number}, {"document", registered->document}, {"file", exported.path},
            {"position", exported.position}};
        if (m_medium == Medium::Pdf)
            answer.insert("copy", exported.copy);
        m_context.console().answer(answer);
        return Exit::Clean;
    }

    QString pathFor(const QString &number) const
    {
        const QString ending = m_medium == Medium::Json ? QStringLiteral(".json") : QStringLiteral(".pdf");
        return QDir(m_folder).filePath(print::fileNameFor(number) + ending);
    }

    Exit refused(const QString &number, const Refusal &refusal)
    {
        QJsonObject object = toJson(refusal);
        object.insert("export", number);
        m_context.console().answer(object);
        return Exit::Finding;
    }

    Exit failed(const QString &number, const Failure &failure)
    {
        if (const auto *refusal = std::get_if<Refusal>(&failure.why))
            return refused(number, *refusal);
        const auto &fault = std::get<FileFault>(failure.why);
        const bool exists = fault.kind == FileFault::Kind::Exists;
        m_context.console().answer({{exists ? "refused" : "failed", exists ? "file-exists" : "file"},
            {"export", number}, {"file", fault.path}, {"message", sentenceOf(fault, failure.notTakenBack)}});
        return exists ? Exit::Finding : Exit::StorageFailed;
    }

    static QString sentenceOf(const FileFault &fault, const std::optional<Refusal> &notTakenBack)
    {
        if (fault.kind == FileFault::Kind::IsALog)
            return words::belongsToLog(fault.path);
        QString sentence = fault.kind == FileFault::Kind::Exists
            ? QStringLiteral("“%1” is there already, and stays as it is. --overwrite replaces it.").arg(fault.path)
            : QStringLiteral("“%1” could not be written: %2.").arg(fault.path, fault.detail);
        if (notTakenBack)
            sentence += QStringLiteral(" The log could not be told, so the copy counts as exported: %1")
                            .arg(words::sentence(*notTakenBack));
        return sentence;
    }

    Context &m_context;
    std::unique_ptr<Store> m_store; ///< Null while it cannot be opened.
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
    auto store = context.open();
    if (!store)
        return context.notOpened();
    const auto existing = given.isSet("overwrite") ? print::Existing::Replace : print::Existing::Keep;
    const Medium medium = format == u"pdf" ? Medium::Pdf : Medium::Json;
    return Exporting(context, std::move(store), folder, medium, existing).run(given.positionalArguments());
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
