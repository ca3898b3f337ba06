#include "memory/memorydocuments.h"

#include <algorithm>

namespace seriatim {

namespace {

/// A row, and what it is ordered and found by.
struct Entry {
    qint64 created = 0;
    DocumentRow row;
    QString amount;
};

DocumentState stateOf(const document::State &state, bool holdsNumber)
{
    switch (state.status) {
    case document::Status::None:
    case document::Status::Draft:
        return holdsNumber ? DocumentState::Reserved : DocumentState::Draft;
    case document::Status::Discarded:
        return DocumentState::Discarded;
    case document::Status::Issued:
        return state.credits.empty() ? DocumentState::Issued : DocumentState::Credited;
    case document::Status::Voided:
        return DocumentState::Voided;
    }
    Q_UNREACHABLE();
}

DocumentRow rowOf(const Ledger &ledger, const QString &id, const DocumentFile &file)
{
    const DocumentContent &content = file.state.content;
    const auto held = ledger.numbers().reservationOf(id);
    DocumentRow row;
    row.id = id;
    row.kind = content.kind;
    row.state = stateOf(file.state, held.has_value());
    row.series = held ? held->series : file.state.number.isEmpty() ? content.series : file.state.series;
    row.period = held ? held->period : file.state.period;
    row.ordinal = held ? held->ordinal : file.state.ordinal;
    row.number = held ? held->number : file.state.number;
    row.date = content.date;
    row.due = content.due;
    row.partyId = content.party.id;
    row.partyName = content.party.name;
    row.reference = content.reference;
    row.currency = content.currency;
    row.net = file.net;
    row.gross = file.gross;
    row.version = file.version;
    row.copies = file.state.copies;
    row.changedAt = file.changedAt;
    row.changedBy = file.changedBy;
    row.position = file.position;
    return row;
}

/// All documents, the newest first.
std::vector<Entry> entriesOf(const Ledger &ledger)
{
    std::vector<Entry> entries;
    for (const auto &[id, file] : ledger.documents().files())
        entries.push_back({file.created, rowOf(ledger, id, file), file.amount});
    std::ranges::sort(entries, std::greater(), &Entry::created);
    return entries;
}

bool hasText(const Entry &entry, const QString &text, const QString &amount)
{
    if (!amount.isEmpty() && entry.amount.contains(amount))
        return true;
    const QStringList searched{entry.row.number, entry.row.partyName, entry.row.reference, entry.amount};
    return std::ranges::any_of(searched, [&](const QString &each) { return each.contains(text, Qt::CaseInsensitive); });
}

bool isShown(const Entry &entry, const DocumentFilter &filter)
{
    const DocumentRow &row = entry.row;
    const QString text = filter.text.trimmed();
    const bool stateFits = filter.states.empty() ? row.state != DocumentState::Discarded
                                                 : std::ranges::count(filter.states, row.state) > 0;
    const bool dateFits = (filter.from.isNull() || (row.date.isValid() && row.date >= filter.from))
        && (filter.to.isNull() || (row.date.isValid() && row.date <= filter.to));
    return stateFits && dateFits && (!filter.kind || row.kind == *filter.kind)
        && (filter.partyId.isEmpty() || row.partyId == filter.partyId)
        && (text.isEmpty() || hasText(entry, text, filter.amount));
}

std::vector<Entry> shownOf(const Ledger &ledger, const DocumentFilter &filter)
{
    auto entries = entriesOf(ledger);
    std::erase_if(entries, [&](const Entry &entry) { return !isShown(entry, filter); });
    return entries;
}

/// Whether `later` says that it was made from `earlier`, or takes it back.
bool follows(const Ledger &ledger, const DocumentRow &later, const DocumentRow &earlier)
{
    const auto &files = ledger.documents().files();
    return files.at(later.id).state.content.follows.document == earlier.id
        || files.at(earlier.id).state.credits.contains(later.id);
}

} // namespace

std::optional<DocumentRow> MemoryDocuments::document(const QString &id) const
{
    const auto ledger = m_view();
    const auto found = ledger->documents().files().find(id);
    return found == ledger->documents().files().end() ? std::nullopt : std::optional(rowOf(*ledger, id, found->second));
}

std::optional<DocumentRow> MemoryDocuments::byNumber(const QString &number) const
{
    for (const Entry &entry : entriesOf(*m_view())) {
        if (!number.isEmpty() && entry.row.number == number)
            return entry.row;
    }
    return std::nullopt;
}

DocumentPage MemoryDocuments::page(const DocumentFilter &filter, const DocumentKey &after, int limit) const
{
    DocumentPage page;
    page.end = after;
    for (const Entry &entry : shownOf(*m_view(), filter)) {
        if (after.created != 0 && entry.created >= after.created)
            continue;
        if (static_cast<int>(page.rows.size()) == limit) {
            page.complete = false;
            break;
        }
        page.rows.push_back(entry.row);
        page.end.created = entry.created;
    }
    return page;
}

DocumentSums MemoryDocuments::sums(const DocumentFilter &filter) const
{
    std::vector<DocumentRow> rows;
    for (const Entry &entry : shownOf(*m_view(), filter))
        rows.push_back(entry.row);
    return {static_cast<qint64>(rows.size()), sumsOf(rows, filter.kind)};
}

std::vector<DocumentLink> MemoryDocuments::links(const QString &document) const
{
    std::vector<DocumentLink> links;
    const auto ledger = m_view();
    const auto one = this->document(document);
    if (!one)
        return links;
    auto entries = entriesOf(*ledger);
    std::ranges::reverse(entries);
    for (const auto &[created, other, amount] : entries) {
        if (follows(*ledger, *one, other))
            links.push_back({other.id, other.kind, other.number, other.state, false});
        if (follows(*ledger, other, *one))
            links.push_back({other.id, other.kind, other.number, other.state, true});
    }
    return links;
}

} // namespace seriatim
