#pragma once

#include <vector>

#include "print/page.h"

class QDialog;
class QPrinter;
class QWidget;

namespace seriatim {

/// Asks where to print one copy of the whole document: every copy is an event, and says on its pages which it is. What
/// is not honoured is not offered. Deletes itself; the caller opens it.
QDialog *wholePrintDialog(QPrinter &printer, QWidget *parent);

/// Puts the pages on the paper that is in the printer, made smaller where it is: all of them, or, as far as the printer
/// can be stopped, none. False if it did not take all.
bool printPages(QPrinter &printer, const std::vector<print::Page> &pages);

} // namespace seriatim
