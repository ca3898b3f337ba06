#pragma once

#include <QMap>
#include <QString>

#include <set>
#include <variant>
#include <vector>

namespace seriatim {

/// The rules by which a command can be refused. `ruleId` gives each its stable name.
enum class Rule {
    // clang-format off
    // what was typed
    Missing, TooLong, ForbiddenCharacter, NotADecimal, NotADate, NotAnObject, WrongType, UnknownKey,
    UnknownKind, UnknownCurrency, UnknownCountry, NotALanguage, NotABic, UnknownTaxCategory, TaxRateOutOfRange, TaxRateNotAllowed,
    TooManyDigits, AmountTooLarge, TooManyLines, NotAnIdentifier, DueBeforeDate, PeriodReversed, ShareDisagrees,
    // masks and series
    MaskMalformed, MaskForbiddenCharacter, MaskDigitBesideOrdinal, MaskLacksPeriod, MaskBeyondPeriod, MaskClash,
    UnknownSeries, SeriesExists, SeriesKindDiffers, SeriesCodeMalformed, SeriesExhausted, SeriesRetired,
    NoSeriesForKind, RulesFrozen, StartOutOfRange,
    // numbers
    UnknownNumber, NumberNotReserved, NumberAlreadyVoided, NumberFinalized, NumberNotLatest, NumberShown,
    StepBackNotAllowed, ReservedByOther, ReservationGone, DraftHoldsNumber, DraftHoldsNoNumber, NumberOnDraft, CountOutOfRange, RangeReversed,
    PeriodClosed, PeriodHasReservations, PeriodNotOver, DateTooFarAhead, DateLongPast, DateOutOfOrder, DateOutsideMask, NumberOfOtherPeriod,
    ReasonNeeded, ReasonLength,
    // documents and parties
    UnknownDocument, NotADraft, NotIssued, AlreadyVoid, Credited, CreditExceeds, CreditsNothing, AmountNotPositive, NotCreditable, NoSuchFollowUp, VersionChanged,
    KindFixed, UnknownParty, PrintedMeanwhile,
    // the log
    CommandReused, ClockBehind, LogBusy,
    LogMoved, LogEmpty, ChainBroken, PlaceTaken, SamePlace, NotAdministrator, CopyDiffers, LogReadOnly,
    // clang-format on
};

/// The rule's stable name, as the command line prints it: `unknown-currency`.
QString ruleId(Rule rule);

/// Why a command was not carried out: which rule, on which field, and the facts that a sentence needs.
///
/// Refusals are data. Sentences for people are made in `ui/words`.
struct Refusal {
    Rule rule = Rule::Missing;
    QString field;                ///< Where: `lines[2].price`. Empty if no single field is at fault.
    QMap<QString, QString> facts; ///< What a sentence names: `number`, `holder`, `limit`, `value` …
    bool acceptable = false;      ///< A warning: the same command, sent again with its acceptance, is carried out.

    bool operator==(const Refusal &) const = default;
};

using Refusals = std::vector<Refusal>;

/// The refusal of an item as one of the list that it stands in: `.tax` becomes `lines[2].tax`.
Refusal within(Refusal refusal, const char *list, std::size_t index);

/// The warnings that whoever sends a command lets pass: none, those that they were shown, or all.
class Acceptance
{
public:
    Acceptance(bool all = false) : m_all(all) {}
    Acceptance(Rule rule) : m_rules{rule} {}

    void add(Rule rule) { m_rules.insert(rule); }
    bool covers(Rule rule) const { return m_all || m_rules.contains(rule); }

private:
    bool m_all = false;
    std::set<Rule> m_rules;
};

/// What a command that is expected to be refused at times comes to.
template <typename Value>
using Result = std::variant<Value, Refusal>;

template <typename Value>
bool isRefused(const Result<Value> &result)
{
    return std::holds_alternative<Refusal>(result);
}

template <typename Value>
const Refusal &refusalOf(const Result<Value> &result)
{
    return std::get<Refusal>(result);
}

/// Success without anything to tell.
struct Done {
    bool operator==(const Done &) const = default;
};

} // namespace seriatim
