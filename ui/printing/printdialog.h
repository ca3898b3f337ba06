#pragma once

class QDialog;
class QPrinter;
class QWidget;

namespace seriatim {

/// Asks where to print one copy of the whole document: every copy is an event, and says on its pages which it is. What
/// is not honoured is not offered. Deletes itself; the caller opens it.
QDialog *wholePrintDialog(QPrinter &printer, QWidget *parent);

} // namespace seriatim
