#pragma once

#include "readmodel/upkeep.h"
#include "sql/database.h"

namespace seriatim::sql {

/// Makes the read models of a file anew: the log is replayed, page by page, into a scratch database whose triggers are
/// those that keep the read models. So there is no second way in which an event changes them.
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
