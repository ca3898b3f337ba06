#pragma once

#include <functional>
#include <utility>

#include "print/block.h"

namespace seriatim::print {

/// What a table repeats while it runs over pages.
struct Running {
    std::function<Block()> head; ///< At the top of a new page.
    std::function<Block()> foot; ///< Below the last row of a page that is left.
    qreal footHeight = 0;        ///< Kept free for it on every page.
};

/// Fills pages with blocks from top to bottom. A block stands on one page, unless it is taller than
/// a page: then, and only then, it is cut between its lines.
class Paginator
{
public:
    /// Pages end at `bottom`; the first one begins at its very edge, for the letterhead has places
    /// of its own.
    explicit Paginator(qreal bottom) : m_bottom(bottom), m_pages(1) {}

    int pageNumber() const { return static_cast<int>(m_pages.size()); }
    bool fits(qreal height) const;
    bool fitsWithoutFoot(qreal height) const; ///< If nothing is to be repeated behind it.
    bool fitsOnEmptyPage(qreal height) const;

    /// Puts the block here or, if it does not fit, on a new page.
    void add(const Block &block);

    /// Puts the block here, cut wherever a page ends.
    void flow(const Block &block);

    void space(qreal height) { m_y += height; }
    void turn(); ///< Begins a new page.

    void begin(Running running); ///< Puts its head here, too.
    void end();

    std::vector<Page> taken() { return std::move(m_pages); }

private:
    qreal limit() const { return m_bottom - m_running.footHeight; }
    void put(const Block &block);

    qreal m_bottom;
    qreal m_y = 0;
    qreal m_headBottom = 0; ///< Where this page's own content begins.
    Running m_running;
    std::vector<Page> m_pages;
};

} // namespace seriatim::print
