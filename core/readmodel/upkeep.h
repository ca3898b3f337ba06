#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace seriatim {

/// Told how far long work is; answers whether to go on.
using Progress = std::function<bool(qint64 done, qint64 total)>;

/// A read model's table that does not say what the log says.
struct Difference {
    QString table;
    QString key; ///< The row, in words of the storage; empty if the whole table is at fault.
};

/// Care for the read models: everything but the log itself can be made anew from it.
class Upkeep
{
public:
    virtual ~Upkeep() = default;

    /// Makes every read model anew from the log and puts them in the place of the old. False if it was cancelled.
    virtual bool rebuild(const Progress &progress) = 0;

    /// Makes every read model anew beside the old, and tells where they differ. At most 100 differences a table.
    virtual std::vector<Difference> compare(const Progress &progress) = 0;
};

} // namespace seriatim
