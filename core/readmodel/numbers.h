#pragma once

#include "domain/series.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace seriatim {

QString numberStateId(series::NumberState state); ///< `reserved`, `finalized`, `voided`, `lost`.

/// One number of the register: every number that was ever reserved is in exactly one state.
struct NumberRow {
    QString series;
    Period period;
    qint64 ordinal = 0;
    QString number;
    series::NumberState state = series::NumberState::Reserved;
    QString document; ///< UUID; empty if it never got one.
    QString holder;   ///< Who reserved it, or took it over.
    QString origin;   ///< The workstation of its last change.
    QString purpose;
    QString reason;     ///< Why it was voided or lost.
    QDate date;         ///< Of the document, once finalized.
    bool shown = false; ///< Printed or exported while reserved.
    QString inversion;  ///< The neighbour whose date order was overridden.
    QString since;      ///< When it came into its state (FORMAT's time).
    QString by;
    qint64 firstPosition = 0; ///< Of the event that reserved it.
    qint64 position = 0;      ///< Of the event that brought it into its state.

    bool operator==(const NumberRow &) const = default;
};

/// The counters of one series and period. finalized + reserved + voided + lost = next - first, in a whole log.
struct PeriodRow {
    QString series;
    Period period;
    qint64 first = 1;
    qint64 next = 1;
    qint64 finalized = 0;
    qint64 reserved = 0;
    qint64 voided = 0;
    qint64 lost = 0;
    qint64 inversions = 0;
    bool closed = false;

    qint64 missing() const { return next - first - finalized - reserved - voided - lost; }

    bool operator==(const PeriodRow &) const = default;
};

/// Since when the oldest open reservation of a period is there.
struct OldestReservation {
    QString series;
    Period period;
    QString since; ///< FORMAT's time.

    bool operator==(const OldestReservation &) const = default;
};

struct SeriesRow {
    series::Definition definition;
    std::vector<series::RulesVersion> versions;
    bool retired = false;

    bool operator==(const SeriesRow &) const = default;
};

/// Ordinals in a row that are in no state at all: a damaged log.
struct Gap {
    qint64 first = 0;
    qint64 last = 0;

    bool operator==(const Gap &) const = default;
};

/// Which numbers a page of the register shows.
struct NumberFilter {
    QString series;
    Period period;
    std::vector<series::NumberState> states; ///< Empty: all.
    bool latestFirst = false;                ///< From the highest ordinal down.
};

/// While it lives, whoever made it reads one and the same moment. Held for less than a second: others go on writing,
/// but cannot tidy up behind themselves.
class Snapshot
{
public:
    Snapshot() = default;
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;
    virtual ~Snapshot() = default;
};

/// The register: series, their periods' counters, and every number with its state.
class Numbers
{
public:
    virtual ~Numbers() = default;

    /// For answers that must fit together. Not within a transaction, which is alone anyway.
    virtual std::unique_ptr<Snapshot> snapshot() const = 0;

    virtual std::vector<SeriesRow> allSeries() const = 0;
    virtual std::optional<SeriesRow> series(const QString &code) const = 0;
    /// The usual series of the kind: the latest defined among its default ones, or, without one, the first by code.
    /// Retired series do not count.
    virtual std::optional<QString> usualSeries(DocumentKind kind) const = 0;
    virtual std::vector<PeriodRow> periods(const QString &series) const = 0; ///< Latest first.
    virtual std::optional<PeriodRow> period(const QString &series, const Period &period) const = 0;

    virtual std::optional<NumberRow> number(const QString &text) const = 0;
    virtual std::optional<NumberRow> number(const QString &series, const Period &period, qint64 ordinal) const = 0;
    /// The open reservation that a draft holds.
    virtual std::optional<NumberRow> reservationOf(const QString &document) const = 0;
    /// All open reservations, oldest first.
    virtual std::vector<NumberRow> reservations() const = 0;
    /// Of each period that has open reservations, in the order of series and periods: a row for each, however many.
    virtual std::vector<OldestReservation> oldestReservations() const = 0;
    /// In the order of ordinals.
    virtual std::vector<NumberRow> range(
        const QString &series, const Period &period, qint64 first, qint64 last) const = 0;
    /// The nearest finalized number below, or above, `ordinal`.
    virtual std::optional<NumberRow> finalizedBelow(
        const QString &series, const Period &period, qint64 ordinal) const = 0;
    virtual std::optional<NumberRow> finalizedAbove(
        const QString &series, const Period &period, qint64 ordinal) const = 0;

    /// At most `limit` numbers behind the ordinal `after`, in order: above it, or with `latestFirst` below it (0: from
    /// the end the list begins with). Pages are found by key, so that each costs the same.
    virtual std::vector<NumberRow> page(const NumberFilter &filter, qint64 after, int limit) const = 0;
    /// Looks through the whole period: for reports, not for screens.
    virtual std::vector<Gap> gaps(const QString &series, const Period &period) const = 0;
    /// Positions of all events of the series that name the number, oldest first: also of a reservation that stepped
    /// back.
    virtual std::vector<qint64> story(const QString &series, const Period &period, qint64 ordinal) const = 0;
    virtual std::vector<NumberRow> inversions(const QString &series, const Period &period) const = 0;
};

} // namespace seriatim
