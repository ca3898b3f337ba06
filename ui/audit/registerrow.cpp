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

RegisterRow rowWithoutState(const PeriodHealth &health, const Gap &run, Mark mark)
{
    RegisterRow row;
    row.number.series = health.counters.series;
    row.number.period = health.counters.period;
    row.number.ordinal = run.first;
    row.number.number = health.number(run.first);
    row.last = run.last;
    row.lastNumber = health.number(run.last);
    row.mark = mark;
    return row;
}

MarkWithoutRow::MarkWithoutRow(const Store &store, const QString &series, const Period &period)
{
    if (const auto counters = store.numbers().period(series, period))
        m_next = counters->next;
}

std::vector<RegisterRow> readRange(const Store &store, const PeriodHealth &health, qint64 first, qint64 last)
{
    const auto snapshot = store.numbers().snapshot();
    const QString &series = health.counters.series;
    const Period &period = health.counters.period;
    const MarkWithoutRow markWithoutRow(store, series, period);
    const std::vector<RegisterRow> known = readRows(store, store.numbers().range(series, period, first, last));
    std::vector<RegisterRow> rows;
    auto row = known.begin();
    for (qint64 ordinal = first; ordinal <= last; ++ordinal) {
        const bool isKnown = row != known.end() && row->first() == ordinal;
        rows.push_back(isKnown ? *row++ : rowWithoutState(health, {ordinal, ordinal}, markWithoutRow(ordinal)));
    }
    return rows;
}

std::vector<Mark> readMarks(const Store &store, const QString &series, const Period &period, qint64 first, qint64 last)
{
    const auto snapshot = store.numbers().snapshot();
    const MarkWithoutRow markWithoutRow(store, series, period);
    std::vector<Mark> marks;
    for (qint64 ordinal = first; ordinal <= last; ++ordinal)
        marks.push_back(markWithoutRow(ordinal));
    for (const NumberRow &row : store.numbers().range(series, period, first, last))
        marks[static_cast<std::size_t>(row.ordinal - first)] = markOf(row.state);
    return marks;
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
