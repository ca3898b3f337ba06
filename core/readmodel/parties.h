#pragma once

#include "domain/masterdata.h"

#include <QString>

#include <optional>
#include <vector>

namespace seriatim {

struct PartyRow {
    QString id; ///< UUID.
    PartyCard card;
    bool archived = false;
    qint64 version = 0;

    bool operator==(const PartyRow &) const = default;
};

/// The address book, and the company itself.
class Parties
{
public:
    virtual ~Parties() = default;

    /// The company as it was last changed, without its logo: that is long, and few readings need it.
    virtual Company company() const = 0;

    virtual std::optional<PartyRow> party(const QString &id) const = 0;
    /// At most `limit` parties whose name, city or tax id contains `text`, in the order of names, behind `after`.
    virtual std::vector<PartyRow> find(
        const QString &text, bool withArchived, const std::optional<PartyRow> &after, int limit) const = 0;
};

} // namespace seriatim
