#pragma once

#include "print/page.h"

class QPainter;
class QSizeF;
class QTransform;

namespace seriatim::print {

/// Draws a page where the painter stands, in points: whoever draws on the screen, on paper or into
/// a file scales the painter first. The same drawing everywhere.
void paint(const Page &page, QPainter &painter);

/// Where a page lies on paper of that size (points): in the middle, as large as it was laid out, or smaller where the
/// paper is. Nothing of it is cut.
QTransform placedOn(const QSizeF &paper);

} // namespace seriatim::print
