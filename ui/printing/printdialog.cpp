#include "ui/printing/printdialog.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>

namespace seriatim {

namespace {

void printWhole(QPrinter &printer)
{
    printer.setCopyCount(1);
    printer.setPrintRange(QPrinter::AllPages);
    printer.setFromTo(0, 0);
}

} // namespace

QDialog *wholePrintDialog(QPrinter &printer, QWidget *parent)
{
    auto *dialog = new QPrintDialog(&printer, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto option : {QAbstractPrintDialog::PrintPageRange, QAbstractPrintDialog::PrintCurrentPage,
             QAbstractPrintDialog::PrintSelection, QAbstractPrintDialog::PrintCollateCopies})
        dialog->setOption(option, false);
    // Qt has no option for these; they are found where the dialog is Qt's own, and overruled where it is not.
    for (const char *name : {"copies", "pageSetCombo"}) {
        if (auto *field = dialog->findChild<QWidget *>(QLatin1StringView(name))) {
            field->setEnabled(false);
            field->setToolTip(QCoreApplication::translate(
                "PrintDialog", "Each copy is recorded, and says which it is: print again for another."));
        }
    }
    QObject::connect(dialog, &QDialog::accepted, dialog, [&printer] { printWhole(printer); });
    return dialog;
}

} // namespace seriatim
