#include "bench/pace.h"

#include <algorithm>
#include <barrier>
#include <numeric>
#include <thread>

namespace seriatim::bench {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

double quantile(std::vector<double> &values, double part)
{
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, place);
    return *place;
}

} // namespace

Pace paceOf(int clerks, std::chrono::milliseconds time, const Hire &hire)
{
    std::vector<std::vector<double>> waits(static_cast<std::size_t>(clerks));
    Clock::time_point begun;
    std::barrier allAreThere(clerks, [&]() noexcept { begun = Clock::now(); });
    std::vector<std::jthread> threads;
    for (auto &own : waits) {
        threads.emplace_back([&] {
            const Issue issue = hire();
            issue(); // The first one prepares its statements.
            allAreThere.arrive_and_wait();
            for (auto before = Clock::now(); before - begun < time;) {
                issue();
                const auto after = Clock::now();
                own.push_back(milliseconds(after - before));
                before = after;
            }
        });
    }
    for (auto &each : threads)
        each.join();
    std::vector<double> all;
    for (const auto &own : waits)
        all.insert(all.end(), own.begin(), own.end());
    // Each clerk works to the end of its last document: its own rate does not depend on where the time cuts it.
    double perSecond = 0;
    for (const auto &own : waits)
        perSecond += 1000 * static_cast<double>(own.size()) / std::reduce(own.begin(), own.end());
    return {perSecond, quantile(all, 0.5), quantile(all, 0.99)};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Pace median(const std::vector<Pace> &rounds)
{
    const auto medianOf = [&](double Pace::*figure) {
        std::vector<double> values;
        for (const Pace &each : rounds)
            values.push_back(each.*figure);
        return median(std::move(values));
    };
    return {medianOf(&Pace::perSecond), medianOf(&Pace::median), medianOf(&Pace::slowest)};
}

} // namespace seriatim::bench
