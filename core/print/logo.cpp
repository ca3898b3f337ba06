#include "print/logo.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace seriatim::print {

namespace {

constexpr int MaxSide = 8192;
constexpr qint64 MaxPixels = 16'000'000; ///< 64 MB while it is decoded.
const QSize Enough(1200, 600);           ///< 600 dots per inch where it is printed.

/// Only these two, whatever plug-ins the machine has: an SVG, say, could name other files.
QByteArray formatOf(const QByteArray &file)
{
    if (file.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    return file.startsWith("\xff\xd8\xff") ? "jpeg" : QByteArray();
}

bool isBearable(QSize size)
{
    return size.width() > 0 && size.height() > 0 && size.width() <= MaxSide && size.height() <= MaxSide
        && qint64(size.width()) * size.height() <= MaxPixels;
}

QImage onWhite(const QImage &image)
{
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

} // namespace

QImage logoFrom(const QByteArray &file)
{
    const QByteArray format = formatOf(file);
    if (format.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(file);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!isBearable(size))
        return {};
    if (size.width() > Enough.width() || size.height() > Enough.height())
        reader.setScaledSize(size.scaled(Enough, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    return image.isNull() ? QImage() : onWhite(image);
}

} // namespace seriatim::print
