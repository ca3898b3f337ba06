#pragma once

#include "memory/ledger.h"
#include "readmodel/numbers.h"

#include <functional>
#include <memory>

namespace seriatim {

/// Answers the ledger that a reading looks at.
using LedgerView = std::function<std::shared_ptr<const Ledger>()>;

class MemoryNumbers final : public Numbers
{
public:
    explicit MemoryNumbers(LedgerView now) : m_view([this, now] { return m_held ? m_held : now(); }) {}
    MemoryNumbers(const MemoryNumbers &) = delete;
    MemoryNumbers &operator=(const MemoryNumbers &) = delete;

    std::unique_ptr<Snapshot> snapshot() const override;
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

    /// What a snapshot holds; null if none lives.
    std::shared_ptr<const Ledger> held() const { return m_held; }

private:
    /// Of one period, in the order of ordinals.
    std::vector<NumberRow> rows(const QString &series, const Period &period) const;

    class Held;

    mutable std::shared_ptr<const Ledger> m_held; ///< By a snapshot.
    LedgerView m_view;
};

} // namespace seriatim
