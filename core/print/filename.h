#pragma once

#include <QString>

namespace seriatim::print {

/// A file name, without extension, for the document of a number: letters, digits, dot, dash and
/// underscore only, so that it means the same in every folder of every system. Whatever had to be
/// replaced is made up for by a digest of the number: two numbers never have the same name.
QString fileNameFor(const QString &number);

} // namespace seriatim::print
