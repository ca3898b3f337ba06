#include "print/linetable.h"

#include <algorithm>

#include "print/columns.h"

namespace seriatim::print {

namespace {

/// One table on its way over the pages.
class LineTable
{
public:
    LineTable(Paginator &paginator, const PrintedDocument &document, const Language &language, const Block &closing)
        : m_paginator(paginator),
          m_words(language.words),
          m_rows(tableRows(document, language)),
          m_columns(document, m_rows, language),
          m_closing(closing)
    {
        for (const TableRow &row : m_rows)
            m_blocks.push_back(m_columns.row(row));
    }

    void put()
    {
        begin();
        const std::size_t together = beginOfLastGroup();
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (i == together)
                endCarrying(heightFrom(together));
            m_paginator.add(m_blocks[i]);
            m_sum = m_rows[i].sum;
        }
        m_paginator.end();
        m_paginator.add(m_closing);
    }

private:
    Block carriedFoot() const
    {
        return m_sum.isEmpty() ? Block() : m_columns.carried(m_words(word::CarriedForward), m_sum);
    }

    Block carriedHead() const
    {
        Block block = m_columns.head();
        const QString from = m_words(word::CarriedFrom).arg(m_paginator.pageNumber() - 1);
        if (!m_sum.isEmpty())
            block.append(m_columns.carried(from, m_sum));
        return block;
    }

    void begin()
    {
        const bool sums = !m_rows.empty() && !m_rows.front().sum.isEmpty();
        const qreal footHeight =
            sums ? m_columns.carried(m_words(word::CarriedForward), m_rows.back().sum).height() : 0;
        const qreal first = m_blocks.empty() ? m_closing.height() : m_blocks.front().height();
        const qreal least = m_columns.head().height() + first + footHeight;
        if (!m_paginator.fits(least) && m_paginator.fitsOnEmptyPage(least))
            m_paginator.turn();
        m_paginator.begin({[this] { return carriedHead(); }, [this] { return carriedFoot(); }, footHeight});
    }

    /// Nothing is carried beyond the last rows, so they may use the room that was kept for it.
    void endCarrying(qreal height)
    {
        if (!m_paginator.fitsWithoutFoot(height))
            m_paginator.turn();
        m_paginator.end();
    }

    qreal heightFrom(std::size_t row) const
    {
        qreal height = m_closing.height();
        for (std::size_t i = row; i < m_blocks.size(); ++i)
            height += m_blocks[i].height();
        return height;
    }

    /// The last line and all that follows or, if that is more than a page, the last row; if even
    /// that is, nothing.
    std::size_t beginOfLastGroup() const
    {
        const auto lastLine =
            std::find_if(m_rows.rbegin(), m_rows.rend(), [](const TableRow &row) { return row.isLine; });
        const auto linesAndLast = static_cast<std::size_t>(std::distance(lastLine, m_rows.rend()));
        for (const std::size_t count : {linesAndLast, m_rows.size()}) {
            if (count > 0 && m_paginator.fitsOnEmptyPage(heightFrom(count - 1)))
                return count - 1;
        }
        return m_rows.size();
    }

    Paginator &m_paginator;
    const PageWords &m_words;
    std::vector<TableRow> m_rows;
    Columns m_columns;
    const Block &m_closing;
    std::vector<Block> m_blocks;
    QString m_sum; ///< Of the rows that were put.
};

} // namespace

void putLineTable(Paginator &paginator, const PrintedDocument &document, const Language &language, const Block &closing)
{
    LineTable(paginator, document, language, closing).put();
}

} // namespace seriatim::print
