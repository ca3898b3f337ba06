#pragma once

#include "domain/document.h"
#include "domain/masterdata.h"
#include "domain/series.h"
#include "log/eventlog.h"
#include "log/jsontext.h"

#include <QJsonObject>

#include <optional>
#include <variant>

/// Events and their stored names and data: the only place that knows them. A changed meaning gets a new name.
namespace seriatim {

// clang-format off
// Events of streams that need no decider of their own.
struct CompanyChanged { Company company;                    bool operator==(const CompanyChanged &) const = default; };
struct PartySaved     { PartyCard card;                     bool operator==(const PartySaved &) const = default; };
struct PartyArchived  {                                     bool operator==(const PartyArchived &) const = default; };
/// Somebody confirmed that the clock is right although it lies behind the head of the log.
struct ClockConfirmed { QString clock, head;                bool operator==(const ClockConfirmed &) const = default; };
/// The log goes on at another place, `to`, with the command `arrival`, and nowhere else: from here on it is only read.
struct LogMoved       { QString to, arrival;                bool operator==(const LogMoved &) const = default; };
/// The log goes on here, brought from the place `from`. Follows the `LogMoved` that names its command.
struct LogArrived     { QString from;                       bool operator==(const LogArrived &) const = default; };
// clang-format on

/// Any event that this format knows.
using AnyEvent = std::variant<series::SeriesDefined, series::SeriesRulesChanged, series::SeriesRetired,
    series::NumberReserved, series::ReservationMoved, series::NumberFinalized, series::NumberVoided,
    series::NumberReleased, series::NumberLost, series::PeriodClosed, document::DraftSaved, document::DraftDiscarded,
    document::DocumentIssued, document::DocumentVoided, document::DocumentPrinted, document::DocumentPrintFailed,
    document::DocumentCredited, document::CreditWithdrawn, CompanyChanged, PartySaved, PartyArchived, ClockConfirmed,
    LogMoved, LogArrived>;

namespace codec {

QString seriesStream(const QString &code); ///< `series/INV`
QString documentStream(const QString &id); ///< `document/<uuid>`
QString partyStream(const QString &id);    ///< `party/<uuid>`
inline const QString CompanyStream = QStringLiteral("company");
inline const QString LogStream = QStringLiteral("log");

/// What follows the slash.
QString idOfStream(const QString &stream);

/// A UUID in the published form: 36 lower-case characters.
QString text(const QUuid &id);

QString typeOf(const AnyEvent &event);
json::ObjectText encode(const AnyEvent &event);
/// The same as an object, to look into.
QJsonObject dataOf(const AnyEvent &event);

/// Empty if the type is not of this format: then the log is read-only, for its states cannot be told. Throws
/// `LogError::Damaged` if the data does not fit the type.
std::optional<AnyEvent> decode(const RecordedEvent &event);
bool knows(const QString &type);

// Parts of events, as read models keep them. They throw `LogError::Damaged`.
series::Definition definitionFrom(const QJsonObject &object);
series::RulesVersion rulesFrom(const QJsonObject &object);
Company companyFrom(const QJsonObject &object);
PartyCard partyCardFrom(const QJsonObject &object);

/// `{lineNets, net, tax, gross, payable, …, taxes}` (DESIGN, 6).
json::ObjectText textOf(const Totals &totals);

/// A state folded from its stream; events of other deciders are passed over.
template <typename State>
State fold(const std::vector<RecordedEvent> &stream);

/// A digest of a request: the same for the same JSON.
QString digest(const json::ObjectText &request);

} // namespace codec
} // namespace seriatim
