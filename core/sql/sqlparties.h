#pragma once

#include "readmodel/parties.h"
#include "sql/connection.h"
#include "sql/decoded.h"

namespace seriatim::sql {

class SqlParties final : public Parties
{
public:
    explicit SqlParties(const Connection &connection) : m_connection(connection) {}

    Company company() const override;
    std::optional<PartyRow> party(const QString &id) const override;
    std::vector<PartyRow> find(
        const QString &text, bool withArchived, const std::optional<PartyRow> &after, int limit) const override;

private:
    const Connection &m_connection;
    mutable Decoded<Company> m_companies;
};

} // namespace seriatim::sql
