#pragma once

#include "readmodel/parties.h"
#include "sql/database.h"

namespace seriatim::sql {

class SqlParties final : public Parties
{
public:
    explicit SqlParties(const Database &database) : m_database(database) {}

    Company company() const override;
    std::optional<PartyRow> party(const QString &id) const override;
    std::vector<PartyRow> find(
        const QString &text, bool withArchived, const std::optional<PartyRow> &after, int limit) const override;

private:
    const Database &m_database;
};

} // namespace seriatim::sql
