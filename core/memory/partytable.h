#pragma once

#include "log/codec.h"
#include "readmodel/parties.h"

#include <map>

namespace seriatim {

/// The address book and the company, folded from events.
struct PartyTable {
    Company company;
    std::map<QString, PartyRow> parties;

    void apply(const RecordedEvent &recorded, const AnyEvent &event);

    bool operator==(const PartyTable &) const = default;
};

} // namespace seriatim
