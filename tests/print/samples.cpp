/// Draws sample documents into a folder, as PDF files and as pictures, for people to look at: printsamples FOLDER

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>

#include "print/examples.h"
#include "print/layout.h"
#include "print/paint.h"
#include "print/pdf.h"
#include "print/sheet.h"

using namespace seriatim;

namespace {

QImage pictureOf(const print::Page &page)
{
    constexpr qreal Scale = 2;
    QImage image(qRound(print::sheet::Width * Scale), qRound(print::sheet::Height * Scale), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(Scale, Scale);
    print::paint(page, painter);
    return image;
}

bool write(const QDir &folder, const QString &name, const print::PrintedDocument &document)
{
    const auto pages = print::layout(document);
    QFile file(folder.filePath(name + ".pdf"));
    bool written = file.open(QIODevice::WriteOnly) && print::writePdf(pages, print::title(document), file);
    for (std::size_t i = 0; i < pages.size() && i < 4; ++i)
        written =
            pictureOf(pages[i]).save(folder.filePath(QStringLiteral("%1-%2.png").arg(name).arg(i + 1))) && written;
    return written;
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 2 || !QDir().mkpath(arguments[1]))
        return 2;
    const QDir folder(arguments[1]);
    print::PrintedDocument german = examples::fullInvoice();
    german.content.language = "de-DE";
    const bool written = write(folder, "invoice", examples::invoice())
        && write(folder, "long", examples::longInvoice(60)) && write(folder, "full", examples::fullInvoice())
        && write(folder, "german", german) && write(folder, "void", examples::voided(examples::longInvoice(26)))
        && write(folder, "draft", examples::drafted(examples::invoice()))
        && write(folder, "delivery-note", examples::ofKind(examples::invoice(), "delivery-note"))
        && write(folder, "purchase-order", examples::ofKind(examples::invoice(), "purchase-order"))
        && write(folder, "credit-memo", examples::ofKind(examples::invoice(), "credit-memo"));
    return written ? 0 : 1;
}
