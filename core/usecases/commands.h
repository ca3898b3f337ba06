#pragma once

#include "domain/content.h"
#include "domain/document.h"
#include "domain/masterdata.h"
#include "domain/refusal.h"
#include "domain/series.h"
#include "log/eventlog.h"
#include "log/ids.h"

#include <optional>
#include <vector>

/// What people can have done, as the window and the command line send it. Every command has an id that its sender
/// made, so that a repeat is harmless; versions are those that the sender's screen shows (-1: whatever it is).
namespace seriatim {

struct CommandBase {
    QUuid command = ids::next();
};

// clang-format off
struct ChangeCompany     : CommandBase { Company company; Version version = -1; };
struct SaveParty         : CommandBase { QString id; PartyCard card; Version version = -1; };       ///< Empty id: a new one.
struct ArchiveParty      : CommandBase { QString id; };

struct DefineSeries      : CommandBase { series::Definition definition; series::Rules rules; QDate startsIn; };
/// `seen`: the latest rules that the sender's screen shows. The stream's version would not do: each number moves it.
struct ChangeSeriesRules : CommandBase { QString series; series::Rules rules; std::optional<series::Rules> seen = {}; };
struct RetireSeries      : CommandBase { QString series; };
struct ClosePeriodOf     : CommandBase { QString series; Period period; };

/// `reason` is asked for if the draft holds a number that its new date or series leaves behind.
struct SaveDraft         : CommandBase { QString id; DocumentContent content; Version version = -1; QString reason; };
/// `reason` is asked for if the draft holds a number.
struct DiscardDraft      : CommandBase { QString id; Version version = -1; QString reason; };
/// Issues the draft `id`; or, with content, a new document (`id` may name it) or the draft as last typed. `held`: the
/// number that the draft holds on the sender's screen, which no version tells; empty: whichever comes.
struct IssueDocument     : CommandBase { QString id; std::optional<DocumentContent> content; Version version = -1; Acceptance accepted = {};
                                         QString held = {}; };
struct VoidDocument      : CommandBase { QString id; QString reason; };
/// A new draft of a credit memo for the whole of an issued invoice.
struct CreditDocument    : CommandBase { QString id; };
/// A new draft of another kind with the same parties and lines, linked both ways.
struct FollowUpDocument  : CommandBase { QString id; DocumentKind kind; };
/// A new draft of the same kind, not linked to the one that is copied; a credit memo takes back what that one does.
struct CopyDocument      : CommandBase { QString id; };

struct ReserveForDraft   : CommandBase { QString id; Version version = -1; Acceptance accepted = {}; };
/// Without a `date` the numbers are of the day on which they are reserved: sent again after midnight, it is the same
/// request.
struct ReserveBlock      : CommandBase { QString series; QDate date; qint64 count = 1; QString purpose; };
/// Takes a reservation over, or puts it on a draft, or both.
struct MoveReservation   : CommandBase { QString number; bool takeOver = false; QString document; };
/// A number, or a range from the one to the other. The number of an issued document voids the document with it, unless
/// the sender has seen, and means, `onlyReserved` ones.
struct VoidNumbers       : CommandBase { QString first; QString last; QString reason; bool onlyReserved = false; };
struct StepBackNumber    : CommandBase { QString number; };

/// Says that a page or a file is about to leave the program. `copy` is the one rendered.
struct RecordPrint       : CommandBase { QString id; document::Medium medium = document::Medium::Printer; int copy = 0; };
struct RecordPrintFailure: CommandBase { QString id; document::Medium medium = document::Medium::Printer; int copy = 0; };
struct ConfirmClock      : CommandBase {};
// clang-format on

/// A document as it stands after a command.
struct DocumentAnswer {
    QString document;
    QString number;        ///< Empty for a draft without one.
    Position position = 0; ///< Of the command's last event.
    Version version = 0;
    bool repeated = false; ///< The command had been done before; this is how things stand now.
    QString state;         ///< For a repeat: the number's or document's present state, as an id.
    Refusals warnings;     ///< Accepted with the command.
};

/// Numbers after a command.
struct NumbersAnswer {
    QString series;
    Period period;
    qint64 first = 0, last = 0;
    QString firstNumber, lastNumber;
    QString document; ///< If the numbers' document was changed with them.
    Position position = 0;
    bool repeated = false;
    QString state = {}; ///< For a repeat: the first number's present state, as an id; `free` if it went back.
};

/// Of commands that answer nothing else.
struct Answer {
    QString id; ///< Of what was made, if something was.
    Position position = 0;
    bool repeated = false;
};

} // namespace seriatim
