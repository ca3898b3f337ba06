#include "readmodel/documents.h"

namespace seriatim {

namespace {

constexpr std::pair<DocumentState, const char *> Ids[] = {{DocumentState::Draft, "draft"},
    {DocumentState::Reserved, "reserved"}, {DocumentState::Issued, "issued"}, {DocumentState::Credited, "credited"},
    {DocumentState::Voided, "void"}, {DocumentState::Discarded, "discarded"}};

} // namespace

QString documentStateId(DocumentState state)
{
    return QString::fromLatin1(Ids[static_cast<std::size_t>(state)].second);
}

std::optional<DocumentState> documentStateFromId(QStringView id)
{
    for (const auto &[state, name] : Ids) {
        if (id == QLatin1StringView(name))
            return state;
    }
    return std::nullopt;
}

} // namespace seriatim
