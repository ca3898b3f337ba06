#include "domain/accept.h"
#include "usecases/drafts.h"
#include "usecases/usecases.h"
#include "usecases/work.h"

#include <algorithm>

/// What screens ask beyond the read models. Nothing here takes a lock.
namespace seriatim {

namespace {

/// What the decider says to reserving the next number for the content, as issuing it does.
Result<series::NumberReserved> nextNumber(
    const Store &store, series::State series, const DocumentContent &content, const QDate &today)
{
    if (content.date.isValid())
        loadPeriodOf(store.numbers(), series, series.rulesAt(content.date).periodOf(content.date));
    const QString someDraft = QStringLiteral("preview");
    const QString actor = store.log().session().actor;
    const auto decided = series::decide(series::Reserve{content.date, today, 1, someDraft, {}, actor}, series);
    if (isRefused(decided))
        return refusalOf(decided);
    return std::get<series::NumberReserved>(std::get<series::Events>(decided).front());
}

} // namespace

QString previewNumber(const Store &store, const DocumentContent &content)
{
    const auto series = loadSeries(store, seriesOfDraft(store, {}, content));
    if (isRefused(series))
        return {};
    const QDate today = store.log().session().clock().toLocalTime().date();
    const auto next = nextNumber(store, std::get<LoadedSeries>(series).state, content, today);
    return isRefused(next) ? QString() : std::get<series::NumberReserved>(next).firstNumber;
}

std::optional<Refusal> stepBackFault(const Store &store, const NumberRow &number)
{
    auto series = loadSeries(store, number.series);
    if (isRefused(series))
        return refusalOf(series);
    series::State &state = std::get<LoadedSeries>(series).state;
    loadNumbersOf(store.numbers(), state, number.period, number.ordinal, number.ordinal);
    const auto decided = series::decide(series::StepBack{number.period, number.ordinal}, state);
    return isRefused(decided) ? std::optional(refusalOf(decided)) : std::nullopt;
}

namespace {

void readIssueAndVoid(DocumentView &view)
{
    for (const RecordedEvent &event : view.history) {
        if (event.type == u"DocumentIssued")
            view.issuedHash = event.hash;
        if (event.type == u"DocumentVoided") {
            view.voidReason = std::get<document::DocumentVoided>(*codec::decode(event)).reason;
            view.voidedAt = event.recordedAt;
            view.voidedBy = event.actor;
        }
    }
}

} // namespace

std::optional<DocumentView> viewDocument(const Store &store, const QString &id)
{
    DocumentView view;
    view.id = id;
    view.history = store.log().stream(codec::documentStream(id));
    if (view.history.empty())
        return std::nullopt;
    view.state = codec::fold<document::State>(view.history);
    view.version = static_cast<Version>(view.history.size());
    readIssueAndVoid(view);
    if (const auto held = store.numbers().reservationOf(id)) {
        view.reservedNumber = held->number;
        view.reservedBy = held->holder;
        view.reservedSince = held->since;
    }
    return view;
}

std::vector<RecordedEvent> historyOf(const Store &store, const NumberRow &number)
{
    std::vector<RecordedEvent> events;
    for (const qint64 position : store.numbers().story(number.series, number.period, number.ordinal)) {
        const auto page = store.log().read(position - 1, 1);
        events.insert(events.end(), page.begin(), page.end());
    }
    if (!number.document.isEmpty()) {
        const auto stream = store.log().stream(codec::documentStream(number.document));
        events.insert(events.end(), stream.begin(), stream.end());
    }
    std::ranges::sort(events, {}, &RecordedEvent::position);
    return events;
}

DocumentContent newDocument(const Store &store, DocumentKind kind, const QDate &today)
{
    return newDocument(store.parties().company(), kind, today);
}

DocumentContent newDocument(const Company &company, DocumentKind kind, const QDate &today)
{
    DocumentContent content;
    content.kind = kind;
    content.date = today;
    content.currency = company.currency.isEmpty() ? Currency().code() : company.currency;
    content.language = company.language;
    if (kind.traits().asksPayment) {
        content.due = today.addDays(company.dueDays);
        content.terms = company.terms;
    }
    return content;
}

namespace {

/// A number of ours says which document is taken back: it is linked, and its date stands beside it.
void completePrecedent(const Store &store, DocumentContent &content)
{
    const QString number = content.precedes.trimmed();
    if (!content.kind.takesBack() || number.isEmpty() || content.follows != Precedent())
        return;
    const auto row = store.documents().byNumber(number);
    const bool isIssued = row && (row->state == DocumentState::Issued || row->state == DocumentState::Credited);
    if (!isIssued || row->kind.creditedBy() != content.kind)
        return;
    content.follows = {row->id, row->kind.id(), row->number};
    if (!content.precedesDate.isValid())
        content.precedesDate = row->date;
}

} // namespace

DocumentContent completed(const Store &store, DocumentContent content)
{
    return completed(store, store.parties().company(), std::move(content));
}

DocumentContent completed(const Store &store, const Company &company, DocumentContent content)
{
    if (content.currency.isEmpty())
        content.currency = company.currency;
    if (content.language.isEmpty())
        content.language = company.language;
    // One that is given in part is not replaced: that it lacks its name stands in the way of issuing.
    if (content.seller == Party())
        content.seller = company.party;
    if (content.kind.traits().asksPayment && content.paymentMeans == PaymentMeans())
        content.paymentMeans = company.paymentMeans;
    if (content.series.isEmpty())
        content.series = store.numbers().usualSeries(content.kind).value_or(QString());
    completePrecedent(store, content);
    return content;
}

namespace {

/// What the number says that the draft holds: that it is of another series or period, or what issuing it would be
/// refused for.
std::optional<Refusal> heldHindrance(
    const Store &store, series::State series, const NumberRow &held, const DocumentContent &content)
{
    const Period period = series.rulesAt(content.date).periodOf(content.date);
    if (held.series != content.series || held.period != period)
        return Refusal{
            Rule::DraftHoldsNumber, held.series != content.series ? "series" : "date", {{"number", held.number}}};
    loadNumbersOf(store.numbers(), series, period, held.ordinal, held.ordinal);
    const QString actor = store.log().session().actor;
    const auto decided =
        series::decide(series::Finalize{period, held.ordinal, held.document, content.date, actor, true}, series);
    return isRefused(decided) ? std::optional(refusalOf(decided)) : std::nullopt;
}

/// What series and period say to the content: of the number that the draft holds, or of the one that it would get.
std::optional<Refusal> numberHindrance(
    const Store &store, const QString &id, const DocumentContent &content, const QDate &today)
{
    if (content.series.isEmpty())
        return Refusal{Rule::NoSeriesForKind, "series", {{"kind", content.kind.id()}}};
    const auto loaded = seriesFor(store, content);
    if (isRefused(loaded))
        return refusalOf(loaded);
    const series::State &series = std::get<LoadedSeries>(loaded).state;
    const auto held = store.numbers().reservationOf(id);
    if (!held || !content.date.isValid()) {
        const auto next = nextNumber(store, series, content, today);
        return isRefused(next) ? std::optional(refusalOf(next)) : std::nullopt;
    }
    const auto fault = series::dateFault(content.date, today);
    return fault ? fault : heldHindrance(store, series, *held, content);
}

} // namespace

Refusals hindrancesOf(const Store &store, const QString &id, const DocumentContent &content, const QDate &today)
{
    DocumentContent whole = content;
    whole.series = seriesOfDraft(store, id, content);
    whole = completed(store, whole);
    DocumentContent accepted = whole;
    const auto forbidden = acceptTexts(accepted);
    if (!forbidden)
        whole = accepted;
    Refusals found = document::missingForIssue(whole);
    if (forbidden)
        found.insert(found.begin(), *forbidden);
    // That there is no date is said already.
    const auto fault = numberHindrance(store, id, whole, today);
    if (fault && (fault->field != u"date" || whole.date.isValid()))
        found.push_back(*fault);
    return found;
}

} // namespace seriatim
