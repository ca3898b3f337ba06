#include "ui/audit/registerrow.h"

#include <QCoreApplication>

#include <algorithm>

#include "store/store.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString capitalised(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

QString documentWords(const DocumentRow &document)
{
    const QString party = document.partyName.isEmpty() ? words::kindName(document.kind) : document.partyName;
    if (document.state == DocumentState::Issued)
        return party;
    const bool isDraft = document.state == DocumentState::Reserved;
    const QString state = capitalised(words::stateName(isDraft ? DocumentState::Draft : document.state));
    return QStringLiteral("%1 · %2").arg(state, party);
}

/// Whether `below` continues the run `run` downwards.
bool continues(const RegisterRow &run, const RegisterRow &below)
{
    return run.mark != Mark::Finalized && run.mark == below.mark && run.number.position == below.number.position
        && run.number.document == below.number.document && run.number.holder == below.number.holder
        && run.number.shown == below.number.shown && run.first() == below.last + 1;
}

} // namespace

QString numberText(const RegisterRow &row)
{
    if (row.last == row.first())
        return row.number.number;
    const auto differs = std::ranges::mismatch(row.number.number, row.lastNumber).in2;
    const auto ordinalBegins = std::find_if(std::make_reverse_iterator(differs), row.lastNumber.crend(),
        [](QChar character) { return !character.isDigit(); });
    return QStringLiteral("%1 … %2").arg(
        row.number.number, QString(ordinalBegins.base(), row.lastNumber.cend() - ordinalBegins.base()));
}

std::vector<RegisterRow> readRows(const Store &store, const std::vector<NumberRow> &numbers)
{
    std::vector<RegisterRow> rows;
    rows.reserve(numbers.size());
    for (const NumberRow &number : numbers) {
        const auto document = number.document.isEmpty() ? std::nullopt : store.documents().document(number.document);
        rows.push_back({number, number.ordinal, number.number, markOf(number.state),
            document ? documentWords(*document) : QString()});
    }
    return rows;
}

RegisterRow missingRow(const PeriodHealth &health, const Gap &gap)
{
    RegisterRow row;
    row.number.series = health.counters.series;
    row.number.period = health.counters.period;
    row.number.ordinal = gap.first;
    row.number.number = health.number(gap.first);
    row.last = gap.last;
    row.lastNumber = health.number(gap.last);
    row.mark = Mark::Missing;
    return row;
}

void appendRuns(std::vector<RegisterRow> &rows, std::vector<RegisterRow> more)
{
    for (RegisterRow &row : more) {
        if (rows.empty() || !continues(rows.back(), row)) {
            rows.push_back(std::move(row));
            continue;
        }
        row.last = rows.back().last;
        row.lastNumber = rows.back().lastNumber;
        rows.back() = std::move(row);
    }
}

} // namespace seriatim
