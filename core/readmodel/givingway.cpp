#include "readmodel/givingway.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace seriatim {

namespace {

constexpr int Share = 4; ///< Times what a page took. With 2, verifying slowed two clerks on two cores by 26 %.
constexpr auto Longest = std::chrono::seconds(1); ///< However long a page took: a clerk may have stopped meanwhile.
constexpr qint64 FarBehind = 5000;                ///< Events.

} // namespace

GivingWay::GivingWay(Progress progress)
    : GivingWay(std::move(progress), [](std::chrono::nanoseconds time) { std::this_thread::sleep_for(time); })
{
}

GivingWay::GivingWay(Progress progress, Rest rest) : m_progress(std::move(progress)), m_rest(std::move(rest)) {}

bool GivingWay::operator()(qint64 done, qint64 total)
{
    const std::chrono::nanoseconds took = Clock::now() - m_begun;
    const qint64 left = total - done;
    const bool othersWrite = m_total >= 0 && total != m_total;
    const bool fallsBehind = left > std::max(m_left, FarBehind);
    if (othersWrite && !fallsBehind)
        m_rest(std::min<std::chrono::nanoseconds>(took * Share, Longest));
    m_total = total;
    m_left = left;
    const bool goesOn = !m_progress || m_progress(done, total);
    m_begun = Clock::now();
    return goesOn;
}

} // namespace seriatim
