#include "sql/sqlnumbers.h"

#include <algorithm>
#include <limits>

#include "log/codec.h"
#include "sql/snapshot.h"

namespace seriatim::sql {

namespace {

using series::NumberState;

constexpr std::pair<NumberState, const char *> States[] = {{NumberState::Reserved, "reserved"},
    {NumberState::Finalized, "finalized"}, {NumberState::Voided, "voided"}, {NumberState::Lost, "lost"}};

NumberState stateFrom(const QString &id)
{
    const auto *found =
        std::ranges::find_if(States, [&](const auto &each) { return id == QLatin1StringView(each.second); });
    if (found == std::end(States))
        throw LogError(LogError::Kind::Damaged, QStringLiteral("not a state: %1").arg(id));
    return found->first;
}

Period periodFrom(const QString &key)
{
    const auto period = Period::fromKey(key);
    if (!period)
        throw LogError(LogError::Kind::Damaged, QStringLiteral("not a period: %1").arg(key));
    return *period;
}

NumberRow numberFrom(const Row &row)
{
    NumberRow number;
    number.series = row.value(0).toString();
    number.period = periodFrom(row.value(1).toString());
    number.ordinal = row.value(2).toLongLong();
    number.number = row.value(3).toString();
    number.state = stateFrom(row.value(4).toString());
    number.document = row.value(5).toString();
    number.holder = row.value(6).toString();
    number.origin = row.value(7).toString();
    number.purpose = row.value(8).toString();
    number.reason = row.value(9).toString();
    number.date = QDate::fromString(row.value(10).toString(), Qt::ISODate);
    number.shown = row.value(11).toBool();
    number.inversion = row.value(12).toString();
    number.since = row.value(13).toString();
    number.by = row.value(14).toString();
    number.firstPosition = row.value(15).toLongLong();
    number.position = row.value(16).toLongLong();
    return number;
}

PeriodRow periodRowFrom(const Row &row)
{
    PeriodRow period;
    period.series = row.value(0).toString();
    period.period = periodFrom(row.value(1).toString());
    period.first = row.value(2).toLongLong();
    period.next = row.value(3).toLongLong();
    period.finalized = row.value(4).toLongLong();
    period.reserved = row.value(5).toLongLong();
    period.voided = row.value(6).toLongLong();
    period.lost = row.value(7).toLongLong();
    period.inversions = row.value(8).toLongLong();
    period.closed = row.value(9).toBool();
    return period;
}

/// As the statements look for them: `,reserved,voided,`.
QString listOf(const std::vector<NumberState> &states)
{
    QString ids(u',');
    for (const NumberState state : states)
        ids += QLatin1StringView(States[static_cast<std::size_t>(state)].second) + u',';
    return ids;
}

/// The statement for the filter: finalized numbers are nearly all, so only questions without them have an index.
const char *pageStatement(const NumberFilter &filter)
{
    if (filter.states.empty())
        return filter.latestFirst ? "numbers.pageDown" : "numbers.page";
    if (std::ranges::find(filter.states, NumberState::Finalized) == filter.states.end())
        return filter.latestFirst ? "numbers.pageExceptionsDown" : "numbers.pageExceptions";
    return filter.latestFirst ? "numbers.pageStatesDown" : "numbers.pageStates";
}

qint64 integerFrom(const Row &row)
{
    return row.value(0).toLongLong();
}

} // namespace

std::unique_ptr<seriatim::Snapshot> SqlNumbers::snapshot() const
{
    return std::make_unique<Snapshot>(m_connection);
}

SeriesRow SqlNumbers::seriesFrom(const Row &row) const
{
    SeriesRow series;
    series.definition = m_definitions.of(row.value(0).toString(), codec::definitionFrom);
    series.retired = row.value(1).toBool();
    return series;
}

series::RulesVersion SqlNumbers::rulesFrom(const QVariant &text) const
{
    return m_rules.of(text.toString(), codec::rulesFrom);
}

std::vector<SeriesRow> SqlNumbers::allSeries() const
{
    auto all = m_connection.all([&](const Row &row) { return seriesFrom(row); }, "numbers.allSeries");
    const auto rules =
        m_connection.all([&](const Row &row) { return std::pair(row.value(0).toString(), rulesFrom(row.value(1))); },
            "numbers.allRules");
    for (SeriesRow &each : all) {
        for (const auto &[code, version] : rules) {
            if (code == each.definition.code)
                each.versions.push_back(version);
        }
    }
    return all;
}

std::optional<SeriesRow> SqlNumbers::series(const QString &code) const
{
    auto series =
        m_connection.one([&](const Row &row) { return seriesFrom(row); }, "numbers.series", QVariantList{code});
    if (series)
        series->versions = rulesOf(code);
    return series;
}

std::vector<series::RulesVersion> SqlNumbers::rulesOf(const QString &code) const
{
    return m_connection.all(
        [&](const Row &row) { return rulesFrom(row.value(0)); }, "numbers.rules", QVariantList{code});
}

std::optional<QString> SqlNumbers::usualSeries(DocumentKind kind) const
{
    return m_connection.one(
        [](const Row &row) { return row.value(0).toString(); }, "numbers.usualSeries", QVariantList{kind.id()});
}

std::vector<PeriodRow> SqlNumbers::periods(const QString &series) const
{
    return m_connection.all(periodRowFrom, "numbers.periods", QVariantList{series});
}

std::optional<PeriodRow> SqlNumbers::period(const QString &series, const Period &period) const
{
    return m_connection.one(periodRowFrom, "numbers.period", QVariantList{series, period.key()});
}

std::optional<NumberRow> SqlNumbers::number(const QString &text) const
{
    return m_connection.one(numberFrom, "numbers.byText", QVariantList{text});
}

std::optional<NumberRow> SqlNumbers::number(const QString &series, const Period &period, qint64 ordinal) const
{
    return m_connection.one(numberFrom, "numbers.byOrdinal", QVariantList{series, period.key(), ordinal});
}

std::optional<NumberRow> SqlNumbers::reservationOf(const QString &document) const
{
    if (document.isEmpty())
        return std::nullopt;
    return m_connection.one(numberFrom, "numbers.reservationOf", QVariantList{document});
}

std::vector<NumberRow> SqlNumbers::reservations() const
{
    return m_connection.all(numberFrom, "numbers.reservations");
}

std::vector<OldestReservation> SqlNumbers::oldestReservations() const
{
    return m_connection.all(
        [](const Row &row) {
            return OldestReservation{
                row.value(0).toString(), periodFrom(row.value(1).toString()), row.value(2).toString()};
        },
        "numbers.oldestReservations");
}

std::vector<NumberRow> SqlNumbers::range(const QString &series, const Period &period, qint64 first, qint64 last) const
{
    return m_connection.all(numberFrom, "numbers.range", QVariantList{series, period.key(), first, last});
}

std::optional<NumberRow> SqlNumbers::finalizedBelow(const QString &series, const Period &period, qint64 ordinal) const
{
    return m_connection.one(numberFrom, "numbers.finalizedBelow", QVariantList{series, period.key(), ordinal});
}

std::optional<NumberRow> SqlNumbers::finalizedAbove(const QString &series, const Period &period, qint64 ordinal) const
{
    return m_connection.one(numberFrom, "numbers.finalizedAbove", QVariantList{series, period.key(), ordinal});
}

std::vector<NumberRow> SqlNumbers::page(const NumberFilter &filter, qint64 after, int limit) const
{
    const qint64 start = filter.latestFirst && after == 0 ? std::numeric_limits<qint64>::max() : after;
    QVariantList values{filter.series, filter.period.key(), start};
    if (!filter.states.empty())
        values.append(listOf(filter.states));
    values.append(limit);
    return m_connection.all(numberFrom, pageStatement(filter), values);
}

/// As many different ordinals as there are places for them leave none out. To count them is quicker than to look
/// between them, and for so long a server cannot tidy up.
bool SqlNumbers::isWhole(const PeriodRow &counters) const
{
    struct Extent {
        qint64 count, least, greatest;
    };
    const auto extent = *m_connection.one(
        [](const Row &row) {
            return Extent{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong()};
        },
        "numbers.extent", QVariantList{counters.series, counters.period.key()});
    return extent.count == counters.next - counters.first
        && (extent.count == 0 || (extent.least == counters.first && extent.greatest == counters.next - 1));
}

std::vector<Gap> SqlNumbers::gaps(const QString &series, const Period &period) const
{
    const auto counters = this->period(series, period);
    if (!counters || isWhole(*counters))
        return {};
    return m_connection.all(
        [](const Row &row) {
            return Gap{row.value(0).toLongLong(), row.value(1).toLongLong()};
        },
        "numbers.gaps", QVariantList{counters->first, series, period.key(), counters->next});
}

std::vector<qint64> SqlNumbers::story(const QString &series, const Period &period, qint64 ordinal) const
{
    QVariantList values;
    for (int i = 0; i < 4; ++i)
        values += QVariantList{series, period.key(), ordinal};
    return m_connection.all(integerFrom, "numbers.story", values);
}

std::vector<NumberRow> SqlNumbers::inversions(const QString &series, const Period &period) const
{
    return m_connection.all(numberFrom, "numbers.inversions", QVariantList{series, period.key()});
}

} // namespace seriatim::sql
