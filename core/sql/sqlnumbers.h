#pragma once

#include "readmodel/numbers.h"
#include "sql/connection.h"
#include "sql/decoded.h"

namespace seriatim::sql {

class SqlNumbers final : public Numbers
{
public:
    explicit SqlNumbers(const Connection &connection) : m_connection(connection) {}

    std::unique_ptr<seriatim::Snapshot> snapshot() const override;
    std::vector<SeriesRow> allSeries() const override;
    std::optional<SeriesRow> series(const QString &code) const override;
    std::optional<QString> usualSeries(DocumentKind kind) const override;
    std::vector<PeriodRow> periods(const QString &series) const override;
    std::optional<PeriodRow> period(const QString &series, const Period &period) const override;
    std::optional<NumberRow> number(const QString &text) const override;
    std::optional<NumberRow> number(const QString &series, const Period &period, qint64 ordinal) const override;
    std::optional<NumberRow> reservationOf(const QString &document) const override;
    std::vector<NumberRow> reservations() const override;
    std::vector<OldestReservation> oldestReservations() const override;
    std::vector<NumberRow> range(const QString &series, const Period &period, qint64 first, qint64 last) const override;
    std::optional<NumberRow> finalizedBelow(const QString &series, const Period &period, qint64 ordinal) const override;
    std::optional<NumberRow> finalizedAbove(const QString &series, const Period &period, qint64 ordinal) const override;
    std::vector<NumberRow> page(const NumberFilter &filter, qint64 after, int limit) const override;
    std::vector<Gap> gaps(const QString &series, const Period &period) const override;
    std::vector<qint64> story(const QString &series, const Period &period, qint64 ordinal) const override;
    std::vector<NumberRow> inversions(const QString &series, const Period &period) const override;

private:
    bool isWhole(const PeriodRow &counters) const;
    SeriesRow seriesFrom(const Row &row) const;
    series::RulesVersion rulesFrom(const QVariant &text) const;
    std::vector<series::RulesVersion> rulesOf(const QString &code) const;

    const Connection &m_connection;
    mutable Decoded<series::Definition> m_definitions;
    mutable Decoded<series::RulesVersion> m_rules;
};

} // namespace seriatim::sql
