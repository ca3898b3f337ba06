#include "memory/documenttable.h"

namespace seriatim {

namespace {

qint64 minorUnits(const std::optional<Decimal> &amount, const QString &currencyCode)
{
    const auto currency = Currency::fromCode(currencyCode);
    const auto money = amount && currency ? Money::exactly(*amount, *currency) : std::nullopt;
    return money ? money->minorUnits() : 0;
}

void tell(DocumentFile &, const auto &) {}

void tell(DocumentFile &file, const document::DraftSaved &event)
{
    file.net = minorUnits(event.net, event.content.currency);
    file.gross = minorUnits(event.gross, event.content.currency);
    file.amount = event.gross ? event.gross->toString() : QString();
}

void tell(DocumentFile &file, const document::DocumentIssued &event)
{
    file.net = event.totals.net.minorUnits();
    file.gross = event.totals.gross.minorUnits();
    file.amount = event.totals.gross.toString();
}

void changed(DocumentFile &file, const RecordedEvent &recorded)
{
    file.changedAt = recorded.recordedAt;
    file.changedBy = recorded.actor;
    file.position = recorded.position;
}

} // namespace

void DocumentTable::apply(const RecordedEvent &recorded, const AnyEvent &event)
{
    std::visit(
        [&](const auto &each) {
            if constexpr (std::is_constructible_v<document::Event, decltype(each)>) {
                DocumentFile &file = m_files[codec::idOfStream(recorded.stream)];
                file.state = document::evolve(std::move(file.state), each);
                tell(file, each);
                file.version = recorded.version;
                if (file.created == 0)
                    file.created = recorded.position;
                changed(file, recorded);
            }
        },
        event);
}

void DocumentTable::touch(const QString &document, const RecordedEvent &recorded)
{
    const auto found = m_files.find(document);
    if (found != m_files.end())
        changed(found->second, recorded);
}

} // namespace seriatim
