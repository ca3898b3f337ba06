#pragma once

#include <atomic>
#include <memory>

#include "store/store.h"

namespace seriatim {

/// What a big store was asked for, summed over all threads.
struct BigCounts {
    std::atomic<qint64> rows = 0; ///< Of the register that were read.
};

/// A store whose one series has a million numbers, made up as they are asked for: every thousandth is voided, the last
/// three are reserved, number 500,000 is missing.
class BigStore final : public Store,
                       private EventLog,
                       private Numbers,
                       private Documents,
                       private Parties,
                       private Upkeep
{
public:
    static constexpr qint64 Size = 1'000'000;
    static constexpr qint64 MissingOne = 500'000;

    explicit BigStore(std::shared_ptr<BigCounts> counts) : m_counts(std::move(counts)) {}

    EventLog &log() override { return *this; }
    const EventLog &log() const override { return *this; }
    const Numbers &numbers() const override { return *this; }
    const Documents &documents() const override { return *this; }
    const Parties &parties() const override { return *this; }
    Upkeep &upkeep() override { return *this; }
    QString readOnlyReason() const override { return {}; }

private:
    static Period year() { return *Period::fromKey(u"2026-01-01"); }

    static std::optional<series::NumberState> stateOf(qint64 ordinal)
    {
        if (ordinal < 1 || ordinal > Size || ordinal == MissingOne)
            return std::nullopt;
        if (ordinal > Size - 3)
            return series::NumberState::Reserved;
        return ordinal % 1000 == 0 ? series::NumberState::Voided : series::NumberState::Finalized;
    }

    static NumberRow rowOf(qint64 ordinal)
    {
        NumberRow row;
        row.series = QStringLiteral("INV");
        row.period = year();
        row.ordinal = ordinal;
        row.number = seriesRow().versions.front().mask().render(year(), ordinal);
        row.state = *stateOf(ordinal);
        row.holder = row.by = QStringLiteral("anna");
        row.since = QStringLiteral("2026-03-16T10:00:00.000000Z");
        row.position = ordinal;
        return row;
    }

    static SeriesRow seriesRow()
    {
        SeriesRow row;
        row.definition.code = QStringLiteral("INV");
        row.definition.name = QStringLiteral("Invoices");
        series::Rules rules;
        rules.mask = QStringLiteral("INV-{YYYY}-{########}");
        row.versions = {{QDate(), year(), rules}};
        return row;
    }

    static PeriodRow counters()
    {
        PeriodRow row;
        row.series = QStringLiteral("INV");
        row.period = year();
        row.next = Size + 1;
        row.reserved = 3;
        row.voided = Size / 1000 - 2; // One of the thousandths is missing, one reserved.
        row.finalized = Size - row.voided - row.reserved - 1;
        return row;
    }

    // The register.
    std::unique_ptr<Snapshot> snapshot() const override { return std::make_unique<Snapshot>(); }
    std::vector<SeriesRow> allSeries() const override { return {seriesRow()}; }
    std::optional<SeriesRow> series(const QString &) const override { return seriesRow(); }
    std::optional<QString> usualSeries(DocumentKind) const override { return QStringLiteral("INV"); }
    std::vector<PeriodRow> periods(const QString &) const override { return {counters()}; }
    std::optional<PeriodRow> period(const QString &, const Period &) const override { return counters(); }
    std::optional<NumberRow> number(const QString &) const override { return std::nullopt; }
    std::optional<NumberRow> number(const QString &, const Period &, qint64 ordinal) const override
    {
        return stateOf(ordinal) ? std::optional(rowOf(ordinal)) : std::nullopt;
    }
    std::optional<NumberRow> reservationOf(const QString &) const override { return std::nullopt; }
    std::vector<NumberRow> reservations() const override { return {rowOf(Size - 2), rowOf(Size - 1), rowOf(Size)}; }
    std::vector<OldestReservation> oldestReservations() const override
    {
        return {{QStringLiteral("INV"), counters().period, rowOf(Size - 2).since}};
    }
    std::vector<NumberRow> range(const QString &, const Period &, qint64 first, qint64 last) const override
    {
        std::vector<NumberRow> rows;
        for (qint64 ordinal = first; ordinal <= last; ++ordinal) {
            if (stateOf(ordinal))
                rows.push_back(rowOf(ordinal));
        }
        m_counts->rows += static_cast<qint64>(rows.size());
        return rows;
    }
    std::optional<NumberRow> finalizedBelow(const QString &, const Period &, qint64) const override
    {
        return std::nullopt;
    }
    std::optional<NumberRow> finalizedAbove(const QString &, const Period &, qint64) const override
    {
        return std::nullopt;
    }
    std::vector<NumberRow> page(const NumberFilter &filter, qint64 after, int limit) const override
    {
        std::vector<NumberRow> rows;
        const qint64 step = filter.latestFirst ? -1 : 1;
        qint64 ordinal = after != 0 ? after + step : filter.latestFirst ? Size : 1;
        for (; ordinal >= 1 && ordinal <= Size && static_cast<int>(rows.size()) < limit; ordinal += step) {
            const auto state = stateOf(ordinal);
            if (state && (filter.states.empty() || std::ranges::find(filter.states, *state) != filter.states.end()))
                rows.push_back(rowOf(ordinal));
        }
        m_counts->rows += static_cast<qint64>(rows.size());
        return rows;
    }
    std::vector<Gap> gaps(const QString &, const Period &) const override { return {{MissingOne, MissingOne}}; }
    std::vector<qint64> story(const QString &, const Period &, qint64) const override { return {}; }
    std::vector<NumberRow> inversions(const QString &, const Period &) const override { return {}; }

    // Nothing else is there.
    std::optional<DocumentRow> document(const QString &) const override { return std::nullopt; }
    std::optional<DocumentRow> byNumber(const QString &) const override { return std::nullopt; }
    DocumentPage page(const DocumentFilter &, const DocumentKey &, int) const override { return {}; }
    DocumentSums sums(const DocumentFilter &) const override { return {}; }
    std::vector<DocumentLink> links(const QString &) const override { return {}; }
    Company company() const override { return {}; }
    std::optional<PartyRow> party(const QString &) const override { return std::nullopt; }
    std::vector<PartyRow> find(const QString &, bool, const std::optional<PartyRow> &, int) const override
    {
        return {};
    }
    LogInfo info() const override { return {}; }
    const Session &session() const override { return m_session; }
    std::vector<RecordedEvent> read(Position, int) const override { return {}; }
    std::vector<RecordedEvent> stream(const QString &) const override { return {}; }
    std::optional<RecordedEvent> latest(const QString &, const QString &) const override { return std::nullopt; }
    Version versionOf(const QString &) const override { return 0; }
    std::optional<CommandRecord> command(const QUuid &) const override { return std::nullopt; }
    QString latestTime(Position) const override { return {}; }
    std::unique_ptr<Transaction> begin() override { return nullptr; }
    bool rebuild(const Progress &) override { return true; }
    std::vector<Difference> compare(const Progress &) override { return {}; }

    std::shared_ptr<BigCounts> m_counts;
    Session m_session{QStringLiteral("anna"), QStringLiteral("desk"),
        [] { return QDateTime(QDate(2026, 3, 16), QTime(10, 0), Qt::UTC); }};
};

} // namespace seriatim
