#include "ui/printing/printdesk.h"

#include <QDir>
#include <QFileDialog>
#include <QPrinter>
#include <QSettings>
#include <QStandardPaths>

#include "print/filename.h"
#include "ui/printing/paper.h"
#include "words/words.h"

namespace seriatim {

using style::Tone;

PrintDesk::PrintDesk(Desk &desk, QWidget *window) : QObject(window), m_desk(desk), m_window(window) {}

void PrintDesk::begin()
{
    ++m_underWay;
    emit busyChanged();
}

void PrintDesk::end()
{
    --m_underWay;
    emit busyChanged();
}

void PrintDesk::print(const QString &document, const QString &number, style::Banner &banner)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    if (!number.isEmpty())
        printer->setDocName(print::fileNameFor(number)); // What a file is called that it is printed to.
    QDialog *dialog = wholePrintDialog(*printer, m_window);
    connect(
        dialog, &QDialog::accepted, this, [this, printer, document, &banner] { printOn(printer, document, banner); });
    dialog->open();
}

void PrintDesk::printOn(
    const std::shared_ptr<QPrinter> &printer, const QString &document, style::Banner &banner, const QUuid &command)
{
    // "Print to file" is an export: Qt's own would leave half a file when the disk is full, and tell nobody.
    if (!printer->outputFileName().isEmpty())
        return exportTo({document, printer->outputFileName(), print::Existing::Replace, command}, banner);
    begin();
    m_desk.dispatch([document, command](Store &store) { return outgoing::recordedPages(store, document, command); })
        .then(this, [this, printer, document, command, &banner](const Reply<outgoing::Pages> &reply) {
            const auto again = [this, printer, document, command, &banner] {
                printOn(printer, document, banner, command);
            };
            if (const auto *pages = std::get_if<outgoing::Pages>(&reply))
                paintPages(printer, *pages, document, banner);
            else if (const auto *refusal = std::get_if<Refusal>(&reply))
                tell({*refusal}, banner, again);
            else if (const auto *trouble = std::get_if<Trouble>(&reply))
                banner.offer(Tone::Bad, trouble->sentence(), tr("Retry"), again);
            m_desk.lookForGrowth();
            end();
        });
}

void PrintDesk::paintPages(const std::shared_ptr<QPrinter> &printer, const outgoing::Pages &pages,
    const QString &document, style::Banner &banner)
{
    printer->setDocName(pages.title);
    if (printPages(*printer, pages.pages)) {
        emit said(pages.copy > 1 ? tr("Copy %1 was sent to the printer.").arg(pages.copy)
                                 : tr("The original was sent to the printer."));
        emit finished();
        return;
    }
    takeBack({{}, document, document::Medium::Printer, pages.copy}, pages.title, banner);
}

/// A copy that never came out does not count; which is said when the log knows it, and not before.
void PrintDesk::takeBack(const RecordPrintFailure &failure, const QString &number, style::Banner &banner)
{
    begin();
    m_desk.dispatch([failure](Store &store) { return recordPrintFailure(store, failure); })
        .then(this, [this, failure, number, &banner](const Reply<Answer> &reply) {
            if (std::holds_alternative<Answer>(reply)) {
                banner.offer(Tone::Bad,
                    tr("The printer took no pages. Nothing counts as printed; the log says that it failed."),
                    tr("Retry"), [this, failure, number, &banner] { print(failure.id, number, banner); });
            } else {
                const auto *refusal = std::get_if<Refusal>(&reply);
                const auto *trouble = std::get_if<Trouble>(&reply);
                const QString why = refusal ? words::sentence(*refusal) : trouble ? trouble->sentence() : QString();
                banner.offer(Tone::Bad,
                    tr("The printer took no pages, but the log could not be told so: copy %1 still counts as printed. "
                       "%2")
                        .arg(failure.copy)
                        .arg(why),
                    tr("Tell the log"), [this, failure, number, &banner] { takeBack(failure, number, banner); });
            }
            m_desk.lookForGrowth();
            end();
            emit finished();
        });
}

QString PrintDesk::lastFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QSettings().value(QStringLiteral("export/folder"), documents).toString();
}

void PrintDesk::rememberFolder(const QString &folder)
{
    QSettings().setValue(QStringLiteral("export/folder"), folder);
}

QString PrintDesk::fileNameOf(const DocumentRow &row)
{
    const QString draft = tr("draft %1").arg(row.id.left(8)).replace(u' ', u'-');
    return (row.number.isEmpty() ? draft : print::fileNameFor(row.number)) + QStringLiteral(".pdf");
}

void PrintDesk::exportOne(const DocumentRow &row, style::Banner &banner)
{
    const QString proposed = QDir(lastFolder()).filePath(fileNameOf(row));
    auto *dialog = new QFileDialog(m_window, tr("Export PDF"), QFileInfo(proposed).path(), tr("PDF files (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(QFileInfo(proposed).fileName());
    // The dialog asks before an existing file is chosen; so it may be replaced.
    connect(dialog, &QFileDialog::fileSelected, this, [this, row, &banner](const QString &path) {
        rememberFolder(QFileInfo(path).path());
        outgoing::Export wanted{row.id, path, print::Existing::Replace};
        wanted.number = row.number;
        exportTo(wanted, banner);
    });
    dialog->open();
}

void PrintDesk::exportTo(const outgoing::Export &wanted, style::Banner &banner)
{
    begin();
    m_desk.dispatch([wanted](Store &store) { return outgoing::exportDocument(store, wanted); })
        .then(this, [this, wanted, &banner](const Reply<outgoing::ExportResult> &reply) {
            const auto again = [this, wanted, &banner] { exportTo(wanted, banner); };
            const auto *result = std::get_if<outgoing::ExportResult>(&reply);
            if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                banner.offer(Tone::Bad, trouble->sentence(), tr("Retry"), again);
            } else if (const auto *failure = result ? std::get_if<outgoing::Failure>(result) : nullptr) {
                tell(*failure, banner, again);
            } else {
                banner.clear();
                emit said(tr("Exported to %1.").arg(QDir::toNativeSeparators(wanted.path)));
            }
            m_desk.lookForGrowth();
            end();
            emit finished();
        });
}

QString PrintDesk::faultSentence(const outgoing::Failure &failure)
{
    if (const auto *refusal = std::get_if<Refusal>(&failure.why))
        return words::sentence(*refusal);
    const auto &fault = std::get<print::FileFault>(failure.why);
    const QString path = QDir::toNativeSeparators(fault.path);
    if (fault.kind == print::FileFault::Kind::IsALog)
        return words::belongsToLog(fault.path);
    if (fault.kind == print::FileFault::Kind::Exists)
        return tr("“%1” is there already, and stays as it is. Choose another name.").arg(path);
    if (failure.notTakenBack)
        return tr("“%1” could not be written: %2. The log could not be told, so the copy counts as exported: %3")
            .arg(path, fault.detail, words::sentence(*failure.notTakenBack));
    return tr("“%1” could not be written: %2. No file was left, and nothing counts as exported.")
        .arg(path, fault.detail);
}

/// The document was asked for by a number that it does not bear any more; asking again does not help.
bool PrintDesk::bearsItNoMore(const outgoing::Failure &failure)
{
    const auto *refusal = std::get_if<Refusal>(&failure.why);
    return refusal && refusal->rule == Rule::UnknownDocument;
}

void PrintDesk::tell(const outgoing::Failure &failure, style::Banner &banner, const std::function<void()> &again)
{
    const auto *fault = std::get_if<print::FileFault>(&failure.why);
    if ((fault && fault->kind != print::FileFault::Kind::Failed) || bearsItNoMore(failure))
        banner.say(Tone::Attention, faultSentence(failure));
    else
        banner.offer(fault ? Tone::Bad : Tone::Attention, faultSentence(failure), tr("Retry"), again);
}

} // namespace seriatim
