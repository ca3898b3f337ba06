#pragma once

#include "store/store.h"
#include "usecases/commands.h"

#include <span>

/// The verbs: each is one file, `issuedocument.cpp` …, and one transaction. The window and the command line are two
/// doors to them. All answer a value or a refusal, and throw `LogError` if the storage is broken.
namespace seriatim {

Result<Answer> changeCompany(Store &store, const ChangeCompany &command);
Result<Answer> saveParty(Store &store, const SaveParty &command);
Result<Answer> archiveParty(Store &store, const ArchiveParty &command);

Result<Answer> defineSeries(Store &store, const DefineSeries &command);
Result<Answer> changeSeriesRules(Store &store, const ChangeSeriesRules &command);
Result<Answer> retireSeries(Store &store, const RetireSeries &command);
Result<Answer> closePeriod(Store &store, const ClosePeriodOf &command);

Result<DocumentAnswer> saveDraft(Store &store, const SaveDraft &command);
Result<DocumentAnswer> discardDraft(Store &store, const DiscardDraft &command);
Result<DocumentAnswer> issueDocument(Store &store, const IssueDocument &command);
/// Many at once, in one commit; a refused one does not stop the others. In the order of `commands`.
std::vector<Result<DocumentAnswer>> issueDocuments(Store &store, std::span<const IssueDocument> commands);
Result<DocumentAnswer> voidDocument(Store &store, const VoidDocument &command);
Result<DocumentAnswer> creditDocument(Store &store, const CreditDocument &command);
Result<DocumentAnswer> followUpDocument(Store &store, const FollowUpDocument &command);
Result<DocumentAnswer> copyDocument(Store &store, const CopyDocument &command);

Result<NumbersAnswer> reserveForDraft(Store &store, const ReserveForDraft &command);
Result<NumbersAnswer> reserveBlock(Store &store, const ReserveBlock &command);
Result<NumbersAnswer> moveReservation(Store &store, const MoveReservation &command);
Result<NumbersAnswer> voidNumbers(Store &store, const VoidNumbers &command);
Result<NumbersAnswer> stepBackNumber(Store &store, const StepBackNumber &command);

Result<DocumentAnswer> recordPrint(Store &store, const RecordPrint &command);
Result<Answer> recordPrintFailure(Store &store, const RecordPrintFailure &command);
Result<Answer> confirmClock(Store &store, const ConfirmClock &command);

// What became of a command whose answer was lost, without doing it again: what its repeat would be answered; empty if
// it was not done. To be asked on the log opened anew.

std::optional<Result<DocumentAnswer>> lookUp(const Store &store, const IssueDocument &command);
std::optional<Result<NumbersAnswer>> lookUp(const Store &store, const ReserveBlock &command);
std::optional<Result<NumbersAnswer>> lookUp(const Store &store, const VoidNumbers &command);
std::optional<Result<NumbersAnswer>> lookUp(const Store &store, const StepBackNumber &command);

// Readings, which take no lock.

/// The company with its logo, and the version that changing it is to carry; 0: nothing was said about it yet.
struct CompanyView {
    Company company;
    Version version = 0;
};
CompanyView viewCompany(const Store &store);
Company readCompany(const Store &store);

/// Why no number can be given now: the clock lies more than five minutes behind the latest time in the log, and nobody
/// has confirmed that it is right.
std::optional<Refusal> clockFault(const Store &store);

/// The number that `content` would get if it were issued now; shown only, it is not reserved. Empty if none can be
/// told.
QString previewNumber(const Store &store, const DocumentContent &content);

/// Everything about one document: its content, whether draft or issued, and its story.
struct DocumentView {
    QString id;
    document::State state;
    Version version = 0;
    QString reservedNumber; ///< That a draft holds.
    QString reservedBy;
    QString reservedSince;
    QByteArray issuedHash; ///< Of the `DocumentIssued` event: its first 12 hex digits are printed.
    QString voidReason;
    QString voidedAt, voidedBy;
    std::vector<RecordedEvent> history; ///< Its stream, oldest first.
};
std::optional<DocumentView> viewDocument(const Store &store, const QString &id);

/// All events that touched a number, oldest first: of its series that name it, and of its document.
std::vector<RecordedEvent> historyOf(const Store &store, const NumberRow &number);

/// What a new document of the kind begins with: today's date, the company's currency, terms and due date.
DocumentContent newDocument(const Store &store, DocumentKind kind, const QDate &today);
DocumentContent newDocument(const Company &company, DocumentKind kind, const QDate &today);

/// The content as it would be frozen now: what it leaves open comes from the company, the kind's usual series and the
/// invoice whose number it gives.
DocumentContent completed(const Store &store, DocumentContent content);
/// The same, where the company is known already.
DocumentContent completed(const Store &store, const Company &company, DocumentContent content);

/// Why the number cannot step back, as the command would be refused; empty if it can.
std::optional<Refusal> stepBackFault(const Store &store, const NumberRow &number);

/// All that stands in the way of issuing the draft `id` (empty: a new one) with this content: what is missing in it,
/// and what its series and period say. In the order of the form.
Refusals hindrancesOf(const Store &store, const QString &id, const DocumentContent &content, const QDate &today);

/// Begins a new log in one commit, so that a refusal leaves nothing of it: its company, if one is given, and the usual
/// series, one for each kind. Does nothing for series that are there. The first refusal, if there is one.
std::optional<Refusal> beginLog(Store &store, const std::optional<Company> &company, const QDate &today);
/// The usual series alone.
std::optional<Refusal> defineUsualSeries(Store &store, const QDate &today);

} // namespace seriatim
