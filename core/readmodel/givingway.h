#pragma once

#include <chrono>

#include "readmodel/upkeep.h"

namespace seriatim {

/// Progress of long work that gives way to whoever issues meanwhile: while the log grows, it rests after each page for
/// four times as long as the page took. Left alone it goes on at once. Work that follows the log, and falls behind it,
/// does not rest, or it would never come to its end.
///
/// Asked for by the page, and never while a lock or a snapshot is held. `done` and `total` are positions of the log.
class GivingWay
{
public:
    using Rest = std::function<void(std::chrono::nanoseconds)>;

    /// `progress` may be empty.
    explicit GivingWay(Progress progress);
    /// For tests, which look at how long it would rest.
    GivingWay(Progress progress, Rest rest);

    bool operator()(qint64 done, qint64 total);

private:
    using Clock = std::chrono::steady_clock;

    Progress m_progress;
    Rest m_rest;
    qint64 m_total = -1;
    qint64 m_left = 0;
    Clock::time_point m_begun = Clock::now(); ///< The page that is at work.
};

} // namespace seriatim
