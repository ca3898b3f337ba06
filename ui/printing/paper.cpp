#include "ui/printing/paper.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include "print/paint.h"

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

bool printPages(QPrinter &printer, const std::vector<print::Page> &pages)
{
    constexpr qreal PointsPerInch = 72;
    QPainter painter;
    bool worked = painter.begin(&printer);
    const qreal scale = printer.resolution() / PointsPerInch;
    const QTransform place = print::placedOn(printer.pageLayout().fullRectPoints().size());
    for (std::size_t i = 0; worked && i < pages.size(); ++i) {
        worked = i == 0 || printer.newPage();
        painter.save();
        painter.scale(scale, scale);
        painter.setTransform(place, true);
        print::paint(pages[i], painter);
        painter.restore();
    }
    if (!worked)
        printer.abort(); // Half a document is not to come out.
    return painter.end() && worked && printer.printerState() != QPrinter::Error;
}

} // namespace seriatim
