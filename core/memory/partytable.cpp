#include "memory/partytable.h"

namespace seriatim {

void PartyTable::apply(const RecordedEvent &recorded, const AnyEvent &event)
{
    const QString id = codec::idOfStream(recorded.stream);
    if (const auto *changed = std::get_if<CompanyChanged>(&event))
        company = changed->company;
    if (const auto *saved = std::get_if<PartySaved>(&event))
        parties[id] = {id, saved->card, false, recorded.version};
    if (std::holds_alternative<PartyArchived>(event)) {
        parties[id].archived = true;
        parties[id].version = recorded.version;
    }
}

} // namespace seriatim
