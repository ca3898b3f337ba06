#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "print/language.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// An allowance or a charge of one line.
struct SubRow {
    QString text;
    QString amount;
};

/// What stands in one row of the table: a line of the document with its own allowances and charges,
/// or one of the document's. Absent cells are empty.
///
/// The amounts of the column Net sum up: a line with allowances shows what it came to before them.
struct TableRow {
    QString ordinal;
    QString text;
    QStringList details; ///< Below the text, in small.
    QString quantity, price, tax, net;
    std::vector<SubRow> adjustments;
    QString sum; ///< Of the column Net, down to here; empty if nothing is summed.
    bool isLine = true;
};

std::vector<TableRow> tableRows(const PrintedDocument &document, const Language &language);

} // namespace seriatim::print
