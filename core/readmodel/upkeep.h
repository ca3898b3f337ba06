#pragma once

#include <QString>

#include <functional>
#include <vector>

#include "readmodel/finding.h"

namespace seriatim {

/// Told how far long work is; answers whether to go on.
using Progress = std::function<bool(qint64 done, qint64 total)>;

/// A table that does not say what the log says, or that the storage does not keep as it ought to.
struct Difference {
    QString table;
    QString key; ///< The row, in words of the storage; empty if the whole table is at fault.
    FindingKind kind = FindingKind::ReadModelDiffers;
    QMap<QString, QString> facts = {}; ///< More of what a sentence names.
};

/// Care for the read models: everything but the log itself can be made anew from it.
class Upkeep
{
public:
    virtual ~Upkeep() = default;

    /// Whether whoever opened the log may rebuild it: on a server, its administrator only.
    virtual bool mayRebuild() const { return true; }
    /// Makes every read model anew from the log and puts them in the place of the old, and renews the storage's own
    /// indexes and guards. False if it was cancelled. Throws `Damaged`, and changes nothing, where the old ones may be
    /// all that is left of the truth: if they prove that the log's end was cut off, or an event does not fit the chain.
    virtual bool rebuild(const Progress &progress) = 0;

    /// Makes every read model anew beside the old, and tells where they differ, and what else is not kept as it ought
    /// to be. At most 100 differences a table.
    virtual std::vector<Difference> compare(const Progress &progress) = 0;
};

} // namespace seriatim
