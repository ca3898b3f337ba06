#include "memory/memoryparties.h"

#include <algorithm>

namespace seriatim {

namespace {

bool isBefore(const PartyRow &a, const PartyRow &b)
{
    const QByteArray one = a.card.party.name.toCaseFolded().toUtf8();
    const QByteArray other = b.card.party.name.toCaseFolded().toUtf8();
    return one < other || (one == other && a.id < b.id);
}

bool hasText(const Party &party, const QString &text)
{
    const QStringList searched{party.name, party.address.city, party.taxId};
    return std::ranges::any_of(searched, [&](const QString &each) { return each.contains(text, Qt::CaseInsensitive); });
}

} // namespace

Company MemoryParties::company() const
{
    Company company = m_view()->parties().company;
    company.logo.clear();
    return company;
}

std::optional<PartyRow> MemoryParties::party(const QString &id) const
{
    const auto ledger = m_view();
    const auto found = ledger->parties().parties.find(id);
    return found == ledger->parties().parties.end() ? std::nullopt : std::optional(found->second);
}

std::vector<PartyRow> MemoryParties::find(
    const QString &text, bool withArchived, const std::optional<PartyRow> &after, int limit) const
{
    std::vector<PartyRow> found;
    const auto ledger = m_view();
    for (const auto &[id, row] : ledger->parties().parties) {
        if ((withArchived || !row.archived) && hasText(row.card.party, text.trimmed())
            && (!after || isBefore(*after, row)))
            found.push_back(row);
    }
    std::ranges::sort(found, isBefore);
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(limit, 0))));
    return found;
}

} // namespace seriatim
