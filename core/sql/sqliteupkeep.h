#pragma once

#include "readmodel/upkeep.h"
#include "sql/database.h"

namespace seriatim::sql {

/// Care for the read models of a file. They are made anew beside it (`FreshModels`), and then held against what is
/// there in pages of a thousand keys: each in a transaction of its own, so that nobody who issues waits for more than a
/// page, and no snapshot lives longer.
///
/// A rebuild puts right the pages that differ. It goes by the tables in the order in which their triggers read each
/// other: a page that was found right, or put right, is kept so by what others append from then on.
class SqliteUpkeep final : public Upkeep
{
public:
    explicit SqliteUpkeep(const QString &path) : m_path(path) {}

    bool rebuild(const Progress &progress) override;
    std::vector<Difference> compare(const Progress &progress) override;

private:
    QString m_path;
};

} // namespace seriatim::sql
