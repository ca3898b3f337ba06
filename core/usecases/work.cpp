#include "usecases/work.h"

#include "domain/text.h"
#include "log/ids.h"
#include "log/jsonform.h"
#include "usecases/usecases.h"

#include <algorithm>
#include <limits>

namespace seriatim {

Work::Work(Store &store, Transaction &transaction, const CommandKey &key, Carried &carried)
    : m_store(store), m_transaction(transaction), m_key(key), m_carried(carried)
{
}

LoadedDocument Work::document(const QString &id) const
{
    const auto stream = m_store.log().stream(codec::documentStream(id));
    return {id, codec::fold<document::State>(stream), static_cast<Version>(stream.size())};
}

Result<LoadedSeries> loadSeries(const Store &store, const QString &code)
{
    const auto row = store.numbers().series(code);
    if (!row)
        return Refusal{Rule::UnknownSeries, "series", {{"series", code.left(40)}}};
    return LoadedSeries{decidable(*row), store.log().versionOf(codec::seriesStream(code))};
}

Result<LoadedSeries> loadWholeSeries(const Store &store, const QString &code)
{
    auto loaded = loadSeries(store, code);
    if (isRefused(loaded))
        return loaded;
    series::State &state = std::get<LoadedSeries>(loaded).state;
    for (const PeriodRow &row : store.numbers().periods(code)) {
        state.periods[row.period] = decidable(row);
        // A period has a row once it had a number, even if that stepped back, or was closed.
        state.lastUsed = std::max(state.lastUsed.value_or(row.period), row.period);
    }
    return loaded;
}

void loadPeriodOf(const Numbers &numbers, series::State &series, const Period &period)
{
    if (const auto row = numbers.period(series.definition->code, period))
        series.periods[period] = decidable(*row);
    else if (const auto used = numbers.periods(series.definition->code); !used.empty())
        series.lastUsed = used.front().period;
}

void loadNumbersOf(const Numbers &numbers, series::State &series, const Period &period, qint64 first, qint64 last)
{
    loadPeriodOf(numbers, series, period);
    for (const NumberRow &row : numbers.range(series.definition->code, period, first, last))
        series.periods[period].numbers[row.ordinal] = decidable(row);
}

Result<LoadedSeries> Work::series(const QString &code)
{
    // Whoever takes it may be refused, with a state that never came to be: it is known again once it is carried on.
    auto carried = m_carried.series.extract(code);
    return carried ? std::move(carried.mapped()) : loadSeries(m_store, code);
}

const Company &Work::company()
{
    if (!m_carried.company)
        m_carried.company = m_store.parties().company();
    return *m_carried.company;
}

QString Work::usualSeries(DocumentKind kind)
{
    const auto [usual, isNew] = m_carried.usualSeries.try_emplace(kind.id());
    if (isNew)
        usual->second = numbers().usualSeries(kind).value_or(QString());
    return usual->second;
}

void Work::carry(LoadedSeries series)
{
    for (auto &[key, period] : series.state.periods) {
        if (!period.numbers.empty())
            period.numbers.erase(period.numbers.begin(), std::prev(period.numbers.end()));
    }
    const QString code = series.state.definition->code;
    m_carried.series.insert_or_assign(code, std::move(series));
}

void Work::loadPeriod(LoadedSeries &series, const Period &period) const
{
    if (!series.state.periods.contains(period))
        loadPeriodOf(numbers(), series.state, period);
}

void Work::loadNumbers(LoadedSeries &series, const Period &period, qint64 first, qint64 last) const
{
    loadNumbersOf(numbers(), series.state, period, first, last);
}

void Work::loadReservations(LoadedSeries &series) const
{
    for (const NumberRow &row : numbers().reservations()) {
        const auto period = series.state.periods.find(row.period);
        if (row.series == series.state.definition->code && period != series.state.periods.end())
            period->second.numbers[row.ordinal] = decidable(row);
    }
}

void Work::loadNeighbours(LoadedSeries &series, const Period &period, qint64 ordinal) const
{
    const QString &code = series.state.definition->code;
    for (const auto &row :
        {numbers().finalizedBelow(code, period, ordinal), numbers().finalizedAbove(code, period, ordinal)}) {
        if (row)
            series.state.periods[period].numbers[row->ordinal] = decidable(*row);
    }
}

/// Asked without the ordinal, it is the same question each time: an engine may know the answer already.
void Work::loadLatest(LoadedSeries &series, const Period &period, qint64 ordinal) const
{
    const auto &known = series.state.periods[period].numbers;
    if (std::ranges::any_of(
            known, [](const auto &each) { return each.second.state == series::NumberState::Finalized; }))
        return; // By a command before this one: what it took was the next, too.
    constexpr auto end = std::numeric_limits<qint64>::max();
    const auto row = numbers().finalizedBelow(series.state.definition->code, period, end);
    if (row && row->ordinal < ordinal)
        series.state.periods[period].numbers[row->ordinal] = decidable(*row);
}

const std::optional<Refusal> &Work::clockFault()
{
    if (!m_carried.clockFault)
        m_carried.clockFault = seriatim::clockFault(m_store);
    return *m_carried.clockFault;
}

std::optional<Refusal> Work::add(const QString &stream, Version version, const AnyEvent &event)
{
    json::ObjectText data = codec::encode(event);
    // The first event of a command keeps the digest of what was asked, so that the command table can be rebuilt.
    if (m_events.empty())
        data.add("request", m_key.request);
    const QByteArray bytes = data.text();
    if (bytes.size() > MaxDataBytes)
        return Refusal{Rule::TooLong, {}, {{"limit", QString::number(MaxDataBytes)}}};
    m_events.push_back({stream, version, codec::typeOf(event), bytes});
    return std::nullopt;
}

namespace {

/// Decides, and hands each event to `add` and to `evolve`.
template <typename State, typename Command, typename Add>
auto executed(State &state, const Command &command, Add add) -> decltype(decide(command, state))
{
    auto decision = decide(command, state);
    if (isRefused(decision))
        return decision;
    for (const auto &event : std::get<0>(decision)) {
        const AnyEvent any = std::visit([](const auto &each) { return AnyEvent(each); }, event);
        if (const auto refusal = add(any))
            return *refusal;
        state = evolve(std::move(state), event);
    }
    return decision;
}

} // namespace

Result<document::Events> Work::execute(LoadedDocument &document, const document::Command &command)
{
    auto decision = executed(document.state, command,
        [&](const AnyEvent &event) { return add(codec::documentStream(document.id), ++document.version, event); });
    if (isRefused(decision) && refusalOf(decision).field.isEmpty())
        return about(document, refusalOf(decision));
    return decision;
}

Result<series::Events> Work::execute(LoadedSeries &series, const series::Command &command)
{
    const QString code =
        series.state.definition ? series.state.definition->code : std::get<series::Define>(command).definition.code;
    // Whatever gives a number gives it its time for good, and often its period, by the clock.
    if (std::holds_alternative<series::Reserve>(command)) {
        if (const auto &fault = clockFault())
            return *fault;
    }
    return executed(series.state, command,
        [&](const AnyEvent &event) { return add(codec::seriesStream(code), ++series.version, event); });
}

Position Work::append(const std::optional<PlainIssue> &issue)
{
    if (m_events.empty())
        return m_transaction.position();
    const Position last = issue && arePlainIssue(m_events) ? m_transaction.appendIssue(m_key, m_events, *issue)
                                                           : m_transaction.append(m_key, m_events);
    if (m_carried.done)
        m_carried.done->emplace(m_key.id, CommandRecord{last - std::ssize(m_events) + 1, last, m_key.request});
    m_events.clear();
    return last;
}

series::Number decidable(const NumberRow &row)
{
    return {row.state, row.document, row.holder, row.date, row.shown};
}

series::PeriodState decidable(const PeriodRow &row)
{
    return {row.first, row.next, row.reserved, row.closed, {}};
}

series::State decidable(const SeriesRow &row)
{
    series::State state;
    state.definition = row.definition;
    state.versions = row.versions;
    state.retired = row.retired;
    return state;
}

series::State decidable(const SeriesRow &row, const PeriodRow &period)
{
    series::State state = decidable(row);
    state.periods[period.period] = decidable(period);
    return state;
}

QString newIdFor(const QUuid &command)
{
    return codec::text(ids::following(command, QByteArrayLiteral("new")));
}

std::optional<Refusal> idFault(const QString &id, const char *field)
{
    if (id.isEmpty() || codec::text(QUuid::fromString(id)) == id)
        return std::nullopt;
    return Refusal{Rule::NotAnIdentifier, QString::fromLatin1(field), {{"value", id.left(60)}}};
}

DocumentAnswer answerFor(const Store &store, const LoadedDocument &document, Position position)
{
    DocumentAnswer answer;
    answer.document = document.id;
    answer.number = document.state.number;
    answer.position = position;
    answer.version = document.version;
    if (answer.number.isEmpty()) {
        if (const auto reservation = store.numbers().reservationOf(document.id))
            answer.number = reservation->number;
    }
    return answer;
}

std::optional<Refusal> versionFault(const Work &work, const LoadedDocument &document, Version expected)
{
    if (expected < 0 || expected == document.version)
        return std::nullopt;
    if (document.version == 0)
        return about(document, *document::notADraftFault(document.state));
    return changedMeanwhile(work.store(), codec::documentStream(document.id));
}

Refusal changedMeanwhile(const Store &store, const QString &stream, const QString &type)
{
    Refusal refusal{Rule::VersionChanged, {}, {}};
    if (const auto last = store.log().latest(stream, type))
        refusal.facts = {{"by", last->actor}, {"at", last->recordedAt}};
    return refusal;
}

Refusal about(const LoadedDocument &document, Refusal refusal)
{
    refusal.facts.insert("document", document.id);
    return refusal;
}

Refusals warningsOf(const Store &store, const series::NumberFinalized &finalized)
{
    if (finalized.inversion.isEmpty())
        return {};
    const auto other = store.numbers().number(finalized.inversion);
    return {{Rule::DateOutOfOrder, "date",
        {{"number", finalized.number}, {"value", finalized.date.toString(Qt::ISODate)}, {"other", finalized.inversion},
            {"otherDate", other ? other->date.toString(Qt::ISODate) : QString()}},
        true}};
}

} // namespace seriatim
