#include "readmodel/documents.h"

#include "domain/money.h"

#include <map>

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

std::optional<qint64> sumFrom(Int128 minorUnits)
{
    const bool fits = minorUnits <= Money::MaxMinorUnits && minorUnits >= -Money::MaxMinorUnits;
    return fits ? std::optional(static_cast<qint64>(minorUnits)) : std::nullopt;
}

std::vector<DocumentSum> sumsOf(const std::vector<DocumentRow> &rows, std::optional<DocumentKind> kind)
{
    struct Tally {
        qint64 count = 0;
        Int128 net = 0;
        Int128 gross = 0;
    };
    std::map<QString, Tally> tallies;
    for (const DocumentRow &row : rows) {
        const bool isIssued = row.state == DocumentState::Issued || row.state == DocumentState::Credited;
        const int weight = kind ? 1 : row.kind.traits().balance;
        if (!isIssued || weight == 0)
            continue;
        Tally &tally = tallies[row.currency];
        ++tally.count;
        tally.net += Int128(weight) * row.net;
        tally.gross += Int128(weight) * row.gross;
    }
    std::vector<DocumentSum> sums;
    for (const auto &[currency, tally] : tallies)
        sums.push_back({currency, tally.count, sumFrom(tally.net), sumFrom(tally.gross)});
    return sums;
}

} // namespace seriatim
