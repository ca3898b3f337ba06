#pragma once

#include "domain/documentkind.h"
#include "domain/mask.h"
#include "domain/period.h"
#include "domain/refusal.h"

#include <QDate>
#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

/// A number series: 1, 2, 3, … in each period; none skipped, none given twice.
///
///              reserve                finalize               void
///     next ───────────────▶ reserved ───────────▶ finalized ───────▶ voided
///       ▲  │                  │   │      void                          ▲
///       │  └─▶ lost (restore) │   └────────────────────────────────────┘
///       └──── step back ──────┘
///         (only the latest, only if never shown outside, only if the series allows it)
///
/// Every ordinal from a period's first to its next-1 is in exactly one of these states, whatever commands come: that
/// is what `decide` keeps, and `tests/domain/tst_series_properties.cpp` tries to break.
namespace seriatim::series {

constexpr qint64 MaxBlock = 10'000; ///< Numbers that one command reserves or voids.
constexpr int MaxYearsAhead = 1;    ///< Of a document's date.
constexpr int YearsLongPast = 1;    ///< A date so far back, or further, is rarely meant.

enum class DateOrder { Refuse, Warn, Ignore };
enum class ReserveAt { Issue, Draft };

QString dateOrderId(DateOrder order); ///< `refuse`, `warn`, `ignore`.
std::optional<DateOrder> dateOrderFromId(QStringView id);

/// What may be changed about a series, from a period on that has no numbers yet.
struct Rules {
    QString mask;
    Reset reset = Reset::Yearly;
    int fiscalYearStart = 1; ///< Month in which a year begins, 1 to 12.
    qint64 start = 1;        ///< First ordinal of the period in which it takes effect; later ones begin with 1.
    DateOrder dateOrder = DateOrder::Warn;
    bool stepBack = false;
    ReserveAt reserveAt = ReserveAt::Issue;

    bool operator==(const Rules &) const = default;
};

/// Rules, and the first day they hold for; null: from the beginning.
struct RulesVersion {
    QDate from;
    Period startPeriod; ///< The period that begins with `rules.start`.
    Rules rules;

    Period periodOf(const QDate &date) const { return Period::of(date, rules.reset, rules.fiscalYearStart); }
    qint64 firstOrdinal(const Period &period) const { return period == startPeriod ? rules.start : 1; }
    NumberMask mask() const { return std::get<NumberMask>(NumberMask::parse(rules.mask)); }

    bool operator==(const RulesVersion &) const = default;
};

struct Definition {
    QString code; ///< The series' stream and what people type: `[A-Z0-9][A-Z0-9-]{0,15}`.
    DocumentKind kind;
    QString name;
    QString justification;  ///< Why the series exists apart (asked for in France); may be empty.
    bool isDefault = false; ///< The usual one of its kind.

    bool operator==(const Definition &) const = default;
};

enum class NumberState { Reserved, Finalized, Voided, Lost };

struct Number {
    NumberState state = NumberState::Reserved;
    QString document; ///< UUID; empty for a number reserved for a purpose.
    QString holder;
    QDate date;         ///< Of the document, once finalized.
    bool shown = false; ///< Printed or exported while reserved. The document's stream tells it, not the series'.

    bool operator==(const Number &) const = default;
};

struct PeriodState {
    qint64 first = 1;
    qint64 next = 1;
    qint64 reserved = 0; ///< Open reservations.
    bool closed = false;
    /// Numbers by ordinal. When loaded for one command: those that it names, and the nearest finalized neighbours.
    std::map<qint64, Number> numbers;

    bool operator==(const PeriodState &) const = default;
};

struct State {
    std::optional<Definition> definition; ///< Empty: there is no such series.
    std::vector<RulesVersion> versions;   ///< In the order of `from`.
    bool retired = false;
    std::optional<Period> lastUsed; ///< The latest that has, or had, a number, or was closed: its rules are frozen.
    std::map<Period, PeriodState> periods;

    const RulesVersion &rulesAt(const QDate &date) const;
    const RulesVersion &rulesOf(const Period &period) const;

    bool operator==(const State &) const = default;
};

/// `INV-2026-00007`, in the words of the rules that hold for the period.
QString numberText(const State &state, const Period &period, qint64 ordinal);

// clang-format off

/// A mask that another series uses or used, to be checked against.
struct OtherMask { QString series; NumberMask mask; };

struct Define      { Definition definition; Rules rules; QDate startsIn; std::vector<OtherMask> others; };
struct ChangeRules { Rules rules; QDate today; std::vector<OtherMask> others; };
struct Retire      {};
/// For a draft (`document`), or for a purpose in words.
struct Reserve     { QDate date; QDate today; qint64 count = 1; QString document; QString purpose; QString holder; };
struct Move        { Period period; qint64 first = 0, last = 0; QString document; QString holder; };
struct Finalize    { Period period; qint64 ordinal = 0; QString document; QDate date; QString actor; bool accepted = false; };
struct Void        { Period period; qint64 first = 0, last = 0; QString reason; };
struct VoidIssued  { Period period; qint64 ordinal = 0; QString reason; };
struct StepBack    { Period period; qint64 ordinal = 0; };
struct ClosePeriod { Period period; QDate today; };
using Command = std::variant<Define, ChangeRules, Retire, Reserve, Move, Finalize, Void, VoidIssued, StepBack, ClosePeriod>;

struct SeriesDefined      { Definition definition; RulesVersion version;                     bool operator==(const SeriesDefined &) const = default; };
struct SeriesRulesChanged { RulesVersion version;                                            bool operator==(const SeriesRulesChanged &) const = default; };
struct SeriesRetired      {                                                                  bool operator==(const SeriesRetired &) const = default; };
struct NumberReserved     { Period period; qint64 first = 0, last = 0; QString firstNumber, lastNumber, pattern;
                            QString document, purpose, holder;                               bool operator==(const NumberReserved &) const = default; };
struct ReservationMoved   { Period period; qint64 first = 0, last = 0; QString document, holder; bool operator==(const ReservationMoved &) const = default; };
/// `inversion`: the neighbour's number whose date order was overridden; empty if dates and numbers agree.
struct NumberFinalized    { Period period; qint64 first = 0, last = 0; QString document, number; QDate date; QString inversion;
                                                                                             bool operator==(const NumberFinalized &) const = default; };
struct NumberVoided       { Period period; qint64 first = 0, last = 0; QString reason;       bool operator==(const NumberVoided &) const = default; };
struct NumberReleased     { Period period; qint64 first = 0, last = 0;                       bool operator==(const NumberReleased &) const = default; };
struct NumberLost         { Period period; qint64 first = 0, last = 0; QString firstNumber, lastNumber, pattern, reason; qint64 witness = 0;
                                                                                             bool operator==(const NumberLost &) const = default; };
struct PeriodClosed       { Period period;                                                   bool operator==(const PeriodClosed &) const = default; };
using Event = std::variant<SeriesDefined, SeriesRulesChanged, SeriesRetired, NumberReserved, ReservationMoved,
                           NumberFinalized, NumberVoided, NumberReleased, NumberLost, PeriodClosed>;
// clang-format on

using Events = std::vector<Event>;

/// What happens next: these events, or a refusal that names the rule, the number and the clash.
Result<Events> decide(const Command &command, const State &state);
State evolve(State state, const Event &event);

/// The date, against the limits of DESIGN 1.7: a valid one, at most a year after `today`.
std::optional<Refusal> dateFault(const QDate &date, const QDate &today);

/// Whether the period has no number yet although a later one of the series is in use.
bool isPassedOver(const State &state, const Period &period);
/// A warning: the date is rarely meant. It lies a year or more back, or in a period that was `passedOver`. `number`:
/// what the document would be numbered.
std::optional<Refusal> longPastWarning(const QDate &date, const QDate &today, bool passedOver, const QString &number);

} // namespace seriatim::series
