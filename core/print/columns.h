#pragma once

#include "print/block.h"
#include "print/tablerows.h"

namespace seriatim::print {

/// The table's columns, as wide as what stands in them, and its parts as blocks. A document without
/// prices has three columns, and one without taxes no column for them.
class Columns
{
public:
    Columns(const PrintedDocument &document, const std::vector<TableRow> &rows, const Language &language);

    Block head() const;
    Block row(const TableRow &row) const;
    Block carried(const QString &text, const QString &amount) const;

private:
    struct Column {
        QString title;
        QString TableRow::*cell;
        Align align = Align::Right;
        qreal widest = 0; ///< Where it wraps at the latest.
        qreal x = 0;
        qreal width = 0;

        bool isDescription() const { return cell == &TableRow::text; }
        qreal naturalWidthIn(const std::vector<TableRow> &rows) const;
    };

    void narrow();
    void arrange();
    const Column &description() const { return m_columns[1]; }
    qreal putDetails(Block &block, const TableRow &row, qreal y) const;
    void putAdjustments(Block &block, const TableRow &row, qreal y) const;

    std::vector<Column> m_columns;
};

} // namespace seriatim::print
