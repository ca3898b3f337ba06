#include "ui/shell/logchooser.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace seriatim {

namespace {

const QString Ending = QStringLiteral("seriatim");

QFileDialog *newDialog(QWidget &window, const QString &title, const QString &beside, const TakePath &taken)
{
    const QFileInfo known(beside);
    const QString folder =
        known.isFile() ? known.absolutePath() : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(
        &window, title, folder, QCoreApplication::translate("LogChooser", "Logs of Seriatim (*.%1)").arg(Ending));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(Ending);
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, taken);
    return dialog;
}

} // namespace

void chooseNewLog(QWidget &window, const QString &beside, const TakePath &taken)
{
    QFileDialog *dialog = newDialog(window, QCoreApplication::translate("LogChooser", "New log"), beside, taken);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // A file that is there is refused, not asked about.
    dialog->open();
}

void chooseLog(QWidget &window, const QString &beside, const TakePath &taken)
{
    QFileDialog *dialog = newDialog(window, QCoreApplication::translate("LogChooser", "Open log"), beside, taken);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

} // namespace seriatim
