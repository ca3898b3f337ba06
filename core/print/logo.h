#pragma once

#include <QByteArray>
#include <QImage>

namespace seriatim::print {

/// The image in a PNG or JPEG file, on white, no larger than print needs. Null for anything else:
/// another format, broken data, or dimensions that would fill the memory.
QImage logoFrom(const QByteArray &file);

} // namespace seriatim::print
