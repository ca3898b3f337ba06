#pragma once

#include "readmodel/upkeep.h"
#include "sql/postgreslog.h"

namespace seriatim::sql {

/// Care for the read models on a server.
class PostgresUpkeep final : public Upkeep
{
public:
    PostgresUpkeep(PostgresConnection &connection, const PostgresLog &log) : m_connection(connection), m_log(log) {}

    bool mayRebuild() const override;
    bool rebuild(const Progress &progress) override;
    std::vector<Difference> compare(const Progress &progress) override;

private:
    PostgresConnection &m_connection;
    const PostgresLog &m_log;
};

} // namespace seriatim::sql
