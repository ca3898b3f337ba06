#include "ui/printing/printdesk.h"

#include <QDir>
#include <QFileDialog>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QSettings>
#include <QStandardPaths>

#include "print/filename.h"
#include "print/paint.h"
#include "words/words.h"

namespace seriatim {

namespace {

using style::Banner;
using style::Tone;

QString lastFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QSettings().value(QStringLiteral("export/folder"), documents).toString();
}

void rememberFolder(const QString &folder)
{
    QSettings().setValue(QStringLiteral("export/folder"), folder);
}

QString fileNameOf(const DocumentRow &row)
{
    const QString draft = PrintDesk::tr("draft %1").arg(row.id.left(8)).replace(u' ', u'-');
    return (row.number.isEmpty() ? draft : print::fileNameFor(row.number)) + QStringLiteral(".pdf");
}

} // namespace

/// Documents on their way into a folder.
struct PrintDesk::Many {
    QString folder;
    std::vector<DocumentRow> rows;
    Banner *banner = nullptr;
    std::unique_ptr<QProgressDialog> progress;
    std::size_t next = 0;
    int done = 0;
    QStringList kept; ///< Files that were there already.
};

PrintDesk::PrintDesk(Desk &desk, QWidget *window) : QObject(window), m_desk(desk), m_window(window) {}

void PrintDesk::print(const QString &document, Banner &banner)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    auto *dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, printer, document, &banner] { printOn(printer, document, banner); });
    dialog->open();
}

void PrintDesk::printOn(
    const std::shared_ptr<QPrinter> &printer, const QString &document, Banner &banner, const QUuid &command)
{
    m_desk.dispatch([document, command](Store &store) { return outgoing::recordedPages(store, document, command); })
        .then(this, [this, printer, document, command, &banner](const Reply<outgoing::Pages> &reply) {
            const auto again = [this, printer, document, command, &banner] {
                printOn(printer, document, banner, command);
            };
            if (const auto *pages = std::get_if<outgoing::Pages>(&reply))
                paintPages(printer, *pages, document, banner);
            else if (const auto *refusal = std::get_if<Refusal>(&reply))
                tell({*refusal}, banner, again);
            else
                banner.offer(Tone::Bad, words::sentence(std::get<Trouble>(reply).kind, std::get<Trouble>(reply).detail),
                    tr("Retry"), again);
            m_desk.lookForGrowth();
        });
}

void PrintDesk::paintPages(
    const std::shared_ptr<QPrinter> &printer, const outgoing::Pages &pages, const QString &document, Banner &banner)
{
    printer->setDocName(pages.title);
    QPainter painter;
    bool worked = painter.begin(printer.get());
    const qreal scale = printer->resolution() / 72.0;
    for (std::size_t i = 0; worked && i < pages.pages.size(); ++i) {
        worked = i == 0 || printer->newPage();
        painter.save();
        painter.scale(scale, scale);
        print::paint(pages.pages[i], painter);
        painter.restore();
    }
    worked = painter.end() && worked && printer->printerState() != QPrinter::Error;
    if (worked) {
        emit said(pages.copy > 1 ? tr("Copy %1 was sent to the printer.").arg(pages.copy)
                                 : tr("The original was sent to the printer."));
        emit finished();
        return;
    }
    m_desk
        .perform([document, copy = pages.copy](Store &store) {
            return recordPrintFailure(store, {{}, document, document::Medium::Printer, copy});
        })
        .then(this, [](const auto &) {});
    banner.offer(Tone::Bad, tr("The printer took no pages. Nothing counts as printed; the log says that it failed."),
        tr("Retry"), [this, document, &banner] { print(document, banner); });
    emit finished();
}

void PrintDesk::exportOne(const DocumentRow &row, Banner &banner)
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
        exportTo({row.id, path, print::Existing::Replace}, banner);
    });
    dialog->open();
}

void PrintDesk::exportTo(const outgoing::Export &wanted, Banner &banner)
{
    m_desk.dispatch([wanted](Store &store) { return outgoing::exportPdf(store, wanted); })
        .then(this, [this, wanted, &banner](const Reply<outgoing::ExportResult> &reply) {
            const auto again = [this, wanted, &banner] { exportTo(wanted, banner); };
            if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                banner.offer(Tone::Bad, words::sentence(trouble->kind, trouble->detail), tr("Retry"), again);
            } else if (const auto *failure = std::get_if<outgoing::Failure>(&std::get<outgoing::ExportResult>(reply))) {
                tell(*failure, banner, again);
            } else {
                banner.clear();
                emit said(tr("Exported to %1.").arg(QDir::toNativeSeparators(wanted.path)));
            }
            m_desk.lookForGrowth();
            emit finished();
        });
}

void PrintDesk::tell(const outgoing::Failure &failure, Banner &banner, const std::function<void()> &again)
{
    if (const auto *refusal = std::get_if<Refusal>(&failure.why)) {
        banner.offer(Tone::Attention, words::sentence(*refusal), tr("Retry"), again);
        return;
    }
    const auto &fault = std::get<print::FileFault>(failure.why);
    const QString path = QDir::toNativeSeparators(fault.path);
    if (fault.kind == print::FileFault::Kind::Exists)
        banner.say(Tone::Attention, tr("“%1” is there already, and stays as it is. Choose another name.").arg(path));
    else
        banner.offer(Tone::Bad,
            tr("“%1” could not be written: %2. No file was left, and nothing counts as exported.")
                .arg(path, fault.detail),
            tr("Retry"), again);
}

void PrintDesk::exportMany(const std::vector<DocumentRow> &rows, Banner &banner)
{
    auto *dialog = new QFileDialog(
        m_window, tr("Export %n PDF file(s) into a folder", nullptr, static_cast<int>(rows.size())), lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, rows, &banner](const QString &folder) {
        rememberFolder(folder);
        exportInto(folder, rows, banner);
    });
    dialog->open();
}

void PrintDesk::exportInto(const QString &folder, const std::vector<DocumentRow> &rows, Banner &banner)
{
    auto many = std::make_shared<Many>();
    many->folder = folder;
    many->banner = &banner;
    for (const DocumentRow &row : rows) {
        if (row.state != DocumentState::Discarded)
            many->rows.push_back(row);
    }
    many->progress = std::make_unique<QProgressDialog>(
        tr("Exporting PDF files …"), tr("Cancel"), 0, static_cast<int>(many->rows.size()), m_window);
    many->progress->setWindowModality(Qt::WindowModal);
    many->progress->setMinimumDuration(400);
    many->progress->setAutoClose(false);
    many->progress->setAutoReset(false);
    exportNext(many);
}

void PrintDesk::exportNext(const std::shared_ptr<Many> &many)
{
    if (many->next >= many->rows.size() || many->progress->wasCanceled()) {
        many->progress.reset();
        QString sentence = tr("%n PDF file(s) written.", nullptr, many->done);
        if (!many->kept.isEmpty())
            many->banner->say(Tone::Attention,
                tr("These were there already and stay as they are: %1").arg(many->kept.join(QStringLiteral(", "))));
        emit said(sentence);
        m_desk.lookForGrowth();
        emit finished();
        return;
    }
    const DocumentRow row = many->rows[many->next++];
    many->progress->setValue(static_cast<int>(many->next) - 1);
    many->progress->setLabelText(
        row.number.isEmpty() ? tr("Exporting a draft …") : tr("Exporting %1 …").arg(row.number));
    const outgoing::Export wanted{row.id, QDir(many->folder).filePath(fileNameOf(row))};
    m_desk.dispatch([wanted](Store &store) { return outgoing::exportPdf(store, wanted); })
        .then(this, [this, many, wanted](const Reply<outgoing::ExportResult> &reply) {
            if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                many->progress.reset();
                many->banner->say(Tone::Bad, words::sentence(trouble->kind, trouble->detail));
                return;
            }
            const auto *failure = std::get_if<outgoing::Failure>(&std::get<outgoing::ExportResult>(reply));
            const auto *fault = failure ? std::get_if<print::FileFault>(&failure->why) : nullptr;
            if (!failure) {
                ++many->done;
            } else if (fault && fault->kind == print::FileFault::Kind::Exists) {
                many->kept.append(QFileInfo(wanted.path).fileName());
            } else {
                many->progress.reset();
                return tell(*failure, *many->banner, [this, many, wanted] { exportTo(wanted, *many->banner); });
            }
            exportNext(many);
        });
}

} // namespace seriatim
