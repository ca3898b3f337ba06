#pragma once

#include "print/page.h"

class QPainter;

namespace seriatim::print {

/// Draws a page where the painter stands, in points: whoever draws on the screen, on paper or into
/// a file scales the painter first. The same drawing everywhere.
void paint(const Page &page, QPainter &painter);

} // namespace seriatim::print
