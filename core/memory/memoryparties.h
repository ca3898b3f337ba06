#pragma once

#include "memory/memorynumbers.h"
#include "readmodel/parties.h"

namespace seriatim {

class MemoryParties final : public Parties
{
public:
    explicit MemoryParties(LedgerView view) : m_view(std::move(view)) {}

    Company company() const override;
    std::optional<PartyRow> party(const QString &id) const override;
    std::vector<PartyRow> find(
        const QString &text, bool withArchived, const std::optional<PartyRow> &after, int limit) const override;

private:
    LedgerView m_view;
};

} // namespace seriatim
