#include "ui/printing/printdesk.h"

#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QProgressDialog>

namespace seriatim {

using style::Tone;

/// Documents on their way into a folder.
struct PrintDesk::Many {
    std::vector<outgoing::Export> wanted;
    QStringList names; ///< What each is called while it is exported.
    style::Banner *banner = nullptr;
    QPointer<QProgressDialog> progress; ///< Goes with the window.
    std::size_t next = 0;
    int done = 0;
    QStringList kept;       ///< Files that were there already.
    QStringList renumbered; ///< Numbers that the documents do not bear any more.
};

void PrintDesk::exportMany(const std::vector<DocumentRow> &rows, style::Banner &banner)
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

void PrintDesk::exportInto(const QString &folder, const std::vector<DocumentRow> &rows, style::Banner &banner)
{
    auto many = std::make_shared<Many>();
    many->banner = &banner;
    for (const DocumentRow &row : rows) {
        if (row.state == DocumentState::Discarded)
            continue;
        outgoing::Export wanted{row.id, QDir(folder).filePath(fileNameOf(row))};
        wanted.number = row.number;
        many->wanted.push_back(wanted);
        many->names.append(row.number.isEmpty() ? tr("a draft") : row.number);
    }
    resume(many);
}

/// Begins, or goes on with the one that failed.
void PrintDesk::resume(const std::shared_ptr<Many> &many)
{
    begin();
    many->progress = new QProgressDialog(
        tr("Exporting PDF files …"), tr("Cancel"), 0, static_cast<int>(many->wanted.size()), m_window);
    many->progress->setWindowModality(Qt::WindowModal);
    many->progress->setMinimumDuration(400);
    many->progress->setAutoClose(false);
    many->progress->setAutoReset(false);
    exportNext(many);
}

void PrintDesk::exportNext(const std::shared_ptr<Many> &many)
{
    if (many->next >= many->wanted.size() || !many->progress || many->progress->wasCanceled())
        return tellDone(*many);
    many->progress->setLabelText(tr("Exporting %1 …").arg(many->names.at(static_cast<qsizetype>(many->next))));
    many->progress->setValue(static_cast<int>(many->next)); // Last, for it may let events in.
    const outgoing::Export wanted = many->wanted[many->next];
    m_desk.dispatch([wanted](Store &store) { return outgoing::exportDocument(store, wanted); })
        .then(this, [this, many, wanted](const Reply<outgoing::ExportResult> &reply) {
            const QString why = take(*many, wanted, reply);
            if (!why.isEmpty())
                return tellStopped(many, why);
            ++many->next;
            exportNext(many);
        });
}

/// What came of one; why it goes no further, or empty if it does.
QString PrintDesk::take(Many &many, const outgoing::Export &wanted, const Reply<outgoing::ExportResult> &reply)
{
    if (const auto *trouble = std::get_if<Trouble>(&reply))
        return trouble->sentence();
    const auto *result = std::get_if<outgoing::ExportResult>(&reply);
    const auto *failure = result ? std::get_if<outgoing::Failure>(result) : nullptr;
    const auto *fault = failure ? std::get_if<print::FileFault>(&failure->why) : nullptr;
    if (!failure)
        ++many.done;
    else if (fault && fault->kind == print::FileFault::Kind::Exists)
        many.kept.append(QFileInfo(wanted.path).fileName());
    else if (bearsItNoMore(*failure))
        many.renumbered.append(wanted.number);
    else
        return faultSentence(*failure);
    return {};
}

void PrintDesk::tellDone(const Many &many)
{
    delete many.progress.data();
    QStringList left;
    if (!many.kept.isEmpty())
        left += tr("These were there already and stay as they are: %1.").arg(many.kept.join(QStringLiteral(", ")));
    if (!many.renumbered.isEmpty())
        left += tr("No document bears these numbers any more, so nothing was exported as them: %1.")
                    .arg(many.renumbered.join(QStringLiteral(", ")));
    if (left.isEmpty())
        many.banner->clear();
    else
        many.banner->say(Tone::Attention, left.join(u' '));
    emit said(tr("%n PDF file(s) written.", nullptr, many.done));
    m_desk.lookForGrowth();
    end();
    emit finished();
}

/// What is written stays; Retry goes on with the one that failed, and then with the rest.
void PrintDesk::tellStopped(const std::shared_ptr<Many> &many, const QString &why)
{
    delete many->progress.data();
    const int left = static_cast<int>(many->wanted.size() - many->next);
    many->banner->offer(Tone::Bad, tr("%1 %n file(s) still to be written.", nullptr, left).arg(why), tr("Retry"),
        [this, many] { resume(many); });
    emit said(tr("%n PDF file(s) written.", nullptr, many->done));
    m_desk.lookForGrowth();
    end();
    emit finished();
}

} // namespace seriatim
