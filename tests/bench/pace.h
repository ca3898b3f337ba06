#pragma once

#include <chrono>
#include <functional>
#include <vector>

/// How fast several clerks work at the same time.
namespace seriatim::bench {

/// Makes one document durable.
using Issue = std::function<void()>;
/// Readies a clerk, on the thread that it works on, with a connection of its own.
using Hire = std::function<Issue()>;

struct Pace {
    double perSecond = 0; ///< Documents, of all clerks together.
    double median = 0;    ///< Milliseconds that a clerk waits for one.
    double slowest = 0;   ///< Milliseconds that one of a hundred takes, or more.
};

/// Lets them work for a time, each on a thread of its own, and all from the same moment.
Pace paceOf(int clerks, std::chrono::milliseconds time, const Hire &hire);

double median(std::vector<double> values);
/// Figure by figure.
Pace median(const std::vector<Pace> &rounds);

} // namespace seriatim::bench
