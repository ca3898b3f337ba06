#include "print/columns.h"

#include <algorithm>

#include "print/sheet.h"

namespace seriatim::print {

namespace {

constexpr qreal Gap = 16;
constexpr qreal LeastDescription = 130;
constexpr qreal PadTop = 5.2;
constexpr qreal PadBottom = 5.6;
constexpr qreal Rounding = 0.1; ///< So that a text fits into a column as wide as itself.

} // namespace

Columns::Columns(const PrintedDocument &document, const std::vector<TableRow> &rows, const Language &language)
{
    const PageWords &words = language.words;
    const QString &currency = document.content.currency;
    const QString net = currency.isEmpty() ? words(word::Net) : words(word::NetIn).arg(currency);
    m_columns = {{QStringLiteral("#"), &TableRow::ordinal, Align::Left, 40},
        {words(word::Description), &TableRow::text, Align::Reading},
        {words(word::Quantity), &TableRow::quantity, Align::Right, 84}};
    if (document.content.kind.traits().showsPrices) {
        m_columns.push_back({words(word::Price), &TableRow::price, Align::Right, 90});
        if (namesTaxes(document.content))
            m_columns.push_back({words(word::Tax), &TableRow::tax, Align::Right, 64});
        m_columns.push_back({net, &TableRow::net, Align::Right, 120});
    }
    for (Column &column : m_columns)
        column.width = column.isDescription() ? LeastDescription : std::min(column.naturalWidthIn(rows), column.widest);
    narrow();
    arrange();
}

qreal Columns::Column::naturalWidthIn(const std::vector<TableRow> &rows) const
{
    qreal natural = naturalWidth(title, sheet::TableHead);
    const auto heed = [&](const QString &text) { natural = std::max(natural, naturalWidth(text, sheet::Body)); };
    for (const TableRow &row : rows) {
        heed(row.*cell);
        if (cell != &TableRow::net)
            continue;
        heed(row.sum);
        for (const SubRow &each : row.adjustments)
            heed(each.amount);
    }
    return natural + Rounding;
}

/// Where the numbers are so wide that nothing is left for the description, they wrap, too.
void Columns::narrow()
{
    qreal taken = Gap * static_cast<qreal>(m_columns.size() - 1);
    for (const Column &column : m_columns)
        taken += column.width;
    const qreal excess = taken - sheet::ContentWidth;
    const qreal shrinkable = taken - LeastDescription - Gap * static_cast<qreal>(m_columns.size() - 1);
    if (excess <= 0)
        return;
    for (Column &column : m_columns) {
        if (!column.isDescription())
            column.width -= excess * column.width / shrinkable;
    }
}

void Columns::arrange()
{
    qreal taken = Gap * static_cast<qreal>(m_columns.size() - 1);
    for (const Column &column : m_columns)
        taken += column.isDescription() ? 0 : column.width;
    qreal x = sheet::Left;
    for (Column &column : m_columns) {
        if (column.isDescription())
            column.width = sheet::ContentWidth - taken;
        column.x = x;
        x += column.width + Gap;
    }
}

Block Columns::head() const
{
    Block block;
    block.reach(6);
    for (const Column &column : m_columns)
        block.putText(column.title, sheet::TableHead, column.x, 6, column.width, column.align);
    block.putRule(sheet::Left, block.height() + 4.6, sheet::ContentWidth, 0.8, sheet::colour::Ink);
    return block;
}

Block Columns::row(const TableRow &row) const
{
    Block block;
    qreal bottom = PadTop;
    for (const Column &column : m_columns) {
        const qreal y = block.putText(row.*column.cell, sheet::Body, column.x, PadTop, column.width, column.align);
        if (column.isDescription())
            bottom = putDetails(block, row, y);
    }
    putAdjustments(block, row, std::max(bottom, block.height()));
    block.putRule(sheet::Left, block.height() + PadBottom, sheet::ContentWidth, 0.5, sheet::colour::Hairline);
    return block;
}

qreal Columns::putDetails(Block &block, const TableRow &row, qreal y) const
{
    const Column &column = description();
    for (const QString &detail : row.details)
        y = block.putText(detail, sheet::Small, column.x, y, column.width, Align::Reading, TextShape::Paragraphs);
    return y;
}

void Columns::putAdjustments(Block &block, const TableRow &row, qreal y) const
{
    const Column &net = m_columns.back();
    const qreal width = net.x - Gap - description().x;
    for (const SubRow &each : row.adjustments) {
        const qreal top = y + 1.5;
        const qreal textBottom = block.putText(each.text, sheet::Body, description().x, top, width);
        const qreal amountBottom = block.putText(each.amount, sheet::Body, net.x, top, net.width, Align::Right);
        y = std::max(textBottom, amountBottom);
    }
}

Block Columns::carried(const QString &text, const QString &amount) const
{
    const Column &net = m_columns.back();
    Block block;
    const qreal width = net.x - Gap - description().x;
    block.putText(text, sheet::Carried, description().x, PadTop, width);
    block.putText(amount, sheet::Carried, net.x, PadTop, net.width, Align::Right);
    block.reach(block.height() + PadBottom);
    return block;
}

} // namespace seriatim::print
