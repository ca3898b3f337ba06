#include "print/pdf.h"

#include <QBuffer>
#include <QFileDevice>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "print/layout.h"
#include "print/paint.h"

namespace seriatim::print {

namespace {

constexpr int Resolution = 1200;

void prepare(QPdfWriter &writer, const QString &title)
{
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Seriatim"));
    writer.setResolution(Resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
}

/// QPdfWriter never tells that its device failed, so it writes into memory, which does not.
QByteArray pdfOf(const std::vector<Page> &pages, const QString &title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    prepare(writer, title);
    QPainter painter;
    if (pages.empty() || !painter.begin(&writer))
        return {};
    painter.scale(Resolution / 72.0, Resolution / 72.0);
    bool whole = true;
    for (std::size_t i = 0; i < pages.size() && whole; ++i) {
        whole = i == 0 || writer.newPage();
        paint(pages[i], painter);
    }
    whole = painter.end() && whole;
    return whole ? buffer.data() : QByteArray();
}

bool writeAll(const QByteArray &data, QIODevice &device)
{
    qint64 written = 0;
    while (written < data.size()) {
        const qint64 taken = device.write(data.constData() + written, data.size() - written);
        if (taken <= 0)
            return false;
        written += taken;
    }
    auto *file = qobject_cast<QFileDevice *>(&device);
    return !file || file->flush();
}

} // namespace

bool writePdf(const std::vector<Page> &pages, const QString &title, QIODevice &device)
{
    const QByteArray pdf = pdfOf(pages, title);
    return !pdf.isEmpty() && device.isWritable() && writeAll(pdf, device);
}

bool writePdf(const PrintedDocument &document, QIODevice &device)
{
    return writePdf(layout(document), title(document), device);
}

} // namespace seriatim::print
