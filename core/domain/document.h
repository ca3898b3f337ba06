#pragma once

#include "domain/content.h"
#include "domain/period.h"
#include "domain/refusal.h"
#include "domain/totals.h"

#include <map>
#include <optional>
#include <variant>

/// A document: drafted and revised freely, without a number; issued once, with one; then frozen. What was issued is
/// corrected by a credit memo, or voided with its reason; it is never edited, deleted or renumbered (DESIGN 1.6).
namespace seriatim::document {

enum class Status { None, Draft, Discarded, Issued, Voided };

/// Where a print or an export went.
enum class Medium { Printer, Pdf, Json };
QString mediumId(Medium medium); ///< `printer`, `pdf`, `json`.
std::optional<Medium> mediumFromId(QStringView id);

struct State {
    Status status = Status::None;
    DocumentContent content;
    Totals totals; ///< As stored when issued.
    QString series;
    Period period;
    qint64 ordinal = 0;
    QString number;                     ///< Empty until issued.
    int copies = 0;                     ///< Pages that left the program: prints and PDF files, not data exports.
    std::map<QString, QString> credits; ///< Credit memos that stand against it: UUID and number.

    bool operator==(const State &) const = default;
};

// clang-format off

struct SaveDraft      { DocumentContent content; };
struct Discard        { QString reason; };
/// `content` as it is to be frozen: complete, the seller copied in.
struct Issue          { DocumentContent content; Totals totals; QString series; Period period; qint64 ordinal = 0; QString number; };
struct Void           { QString reason; };
/// `copy` is the one that was rendered: 1 is the original. `number` is that of a draft that holds one, or empty.
struct Print          { Medium medium = Medium::Printer; int copy = 0; QString number; };
struct PrintFailure   { Medium medium = Medium::Printer; int copy = 0; };
/// `gross` of the credit memo, and of those that stand against the document `before` it.
struct Credit         { QString by, number; Money gross = {}, before = {}; };
struct WithdrawCredit { QString by, number; };
using Command = std::variant<SaveDraft, Discard, Issue, Void, Print, PrintFailure, Credit, WithdrawCredit>;

/// `net` and `gross` as far as they can be reckoned, in the currency's digits: for lists.
struct DraftSaved        { DocumentContent content; std::optional<Decimal> net, gross;
                                                      bool operator==(const DraftSaved &) const = default; };
struct DraftDiscarded    { QString reason;            bool operator==(const DraftDiscarded &) const = default; };
struct DocumentIssued    { DocumentContent content; Totals totals; QString series; Period period; qint64 ordinal = 0; QString number;
                                                      bool operator==(const DocumentIssued &) const = default; };
struct DocumentVoided    { QString reason;            bool operator==(const DocumentVoided &) const = default; };
struct DocumentPrinted   { Medium medium = Medium::Printer; int copy = 0; QString number;
                                                      bool operator==(const DocumentPrinted &) const = default; };
struct DocumentPrintFailed { Medium medium = Medium::Printer; int copy = 0;
                                                      bool operator==(const DocumentPrintFailed &) const = default; };
struct DocumentCredited  { QString by, number;        bool operator==(const DocumentCredited &) const = default; };
struct CreditWithdrawn   { QString by, number;        bool operator==(const CreditWithdrawn &) const = default; };
using Event = std::variant<DraftSaved, DraftDiscarded, DocumentIssued, DocumentVoided, DocumentPrinted, DocumentPrintFailed,
                           DocumentCredited, CreditWithdrawn>;
// clang-format on

using Events = std::vector<Event>;

Result<Events> decide(const Command &command, const State &state);
State evolve(State state, const Event &event);

/// Why the document cannot be worked on as a draft, or as an issued one: the state that it is in instead.
std::optional<Refusal> notADraftFault(const State &state);
std::optional<Refusal> notIssuedFault(const State &state);

/// A warning: the credit memo takes back more than is left of the document.
std::optional<Refusal> creditWarning(const Credit &command, const State &state);

/// Warnings about what is to be issued: it may all be, but is rarely meant. A credit memo that names no invoice takes
/// something back of which nobody can see how much is left; what nothing is to be paid for may lack a price.
Refusals issueWarnings(const DocumentContent &content, const Totals &totals);

/// All that still stands in the way of issuing, in the order of the form: the window lists it, `issue` refuses the
/// first. What the law of one country asks is not checked; what a document of any country needs is: party, date,
/// currency, lines that say what, how many, at which price and tax.
Refusals missingForIssue(const DocumentContent &content);

} // namespace seriatim::document
