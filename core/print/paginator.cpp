#include "print/paginator.h"

#include <algorithm>
#include <utility>

#include "print/sheet.h"

namespace seriatim::print {

namespace {

constexpr qreal Rounding = 0.01;     ///< Points; heights are sums of many parts.
constexpr qreal WorthBeginning = 80; ///< Points left on a page for which a block that must be cut begins there.

} // namespace

bool Paginator::fits(qreal height) const
{
    return m_y + height <= limit() + Rounding;
}

bool Paginator::fitsWithoutFoot(qreal height) const
{
    return m_y + height <= m_bottom + Rounding;
}

bool Paginator::fitsOnEmptyPage(qreal height) const
{
    const qreal head = m_running.head ? m_running.head().height() : 0;
    return sheet::LaterTop + head + height <= limit() + Rounding;
}

void Paginator::add(const Block &block)
{
    if (fits(block.height())) {
        put(block);
    } else if (fitsOnEmptyPage(block.height())) {
        turn();
        put(block);
    } else {
        if (!fits(WorthBeginning))
            turn();
        flow(block);
    }
}

void Paginator::flow(const Block &block)
{
    std::vector<Primitive> pieces = block.pieces();
    const auto top = [](const Primitive &piece) { return boundsOf(piece).top(); };
    std::ranges::stable_sort(pieces, {}, top);

    qreal shift = m_y;
    for (const Primitive &piece : pieces) {
        const QRectF box = boundsOf(piece);
        const bool cut = !std::holds_alternative<Stroke>(piece) && box.bottom() + shift > limit() + Rounding;
        if (cut && box.top() + shift > m_headBottom + Rounding) {
            turn();
            shift = m_y - box.top();
        }
        m_pages.back().primitives.push_back(moved(piece, {0, shift}));
        m_y = std::max(m_y, box.bottom() + shift);
    }
    m_y = shift + block.height();
}

void Paginator::turn()
{
    if (m_running.foot)
        put(m_running.foot());
    m_pages.emplace_back();
    m_y = sheet::LaterTop;
    if (m_running.head)
        put(m_running.head());
    m_headBottom = m_y;
}

void Paginator::begin(Running running)
{
    put(running.head());
    m_running = std::move(running);
}

void Paginator::end()
{
    m_running = {};
}

void Paginator::put(const Block &block)
{
    for (const Primitive &piece : block.pieces())
        m_pages.back().primitives.push_back(moved(piece, {0, m_y}));
    m_y += block.height();
}

} // namespace seriatim::print
