#include "domain/accept.h"
#include "usecases/drafts.h"
#include "usecases/usecases.h"
#include "usecases/work.h"

#include <algorithm>

/// What screens ask beyond the read models. Nothing here takes a lock.
namespace seriatim {

QString previewNumber(const Store &store, const DocumentContent &content)
{
    const QString code =
        content.series.isEmpty() ? store.numbers().usualSeries(content.kind).value_or(QString()) : content.series;
    const auto row = store.numbers().series(code);
    if (!row || row->retired || !content.date.isValid())
        return {};
    const series::State state = decidable(*row);
    const series::RulesVersion &version = state.rulesAt(content.date);
    const Period period = version.periodOf(content.date);
    const NumberMask mask = version.mask();
    const auto counters = store.numbers().period(code, period);
    const qint64 next = counters ? counters->next : version.firstOrdinal(period);
    if (!mask.canName(period) || next > mask.largestOrdinal() || (counters && counters->closed))
        return {};
    return mask.render(period, next);
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

DocumentContent completed(const Store &store, DocumentContent content)
{
    const Company company = store.parties().company();
    if (content.currency.isEmpty())
        content.currency = company.currency;
    if (content.language.isEmpty())
        content.language = company.language;
    if (content.seller.name.isEmpty())
        content.seller = company.party;
    if (content.kind.traits().asksPayment && content.paymentMeans == PaymentMeans())
        content.paymentMeans = company.paymentMeans;
    if (content.series.isEmpty())
        content.series = store.numbers().usualSeries(content.kind).value_or(QString());
    return content;
}

namespace {

/// What the series says to a document of this kind and date; empty: nothing against it.
std::optional<Refusal> seriesHindrance(const Store &store, const DocumentContent &content)
{
    if (content.series.isEmpty())
        return Refusal{Rule::NoSeriesForKind, "series", {{"kind", content.kind.id()}}};
    const auto row = store.numbers().series(content.series);
    if (!row)
        return Refusal{Rule::UnknownSeries, "series", {{"series", content.series}}};
    if (row->definition.kind != content.kind)
        return Refusal{
            Rule::SeriesKindDiffers, "series", {{"series", content.series}, {"kind", row->definition.kind.id()}}};
    if (row->retired)
        return Refusal{Rule::SeriesRetired, "series", {{"series", content.series}}};
    return std::nullopt;
}

std::optional<Refusal> closedHindrance(
    const DocumentContent &content, const std::optional<PeriodRow> &counters, const Period &period)
{
    if (!counters || !counters->closed)
        return std::nullopt;
    return Refusal{Rule::PeriodClosed, "date", {{"series", content.series}, {"period", period.key()}}};
}

/// What the number says that the draft holds, or the one that it would get.
std::optional<Refusal> periodHindrance(const Store &store, const QString &id, const DocumentContent &content)
{
    const series::State state = decidable(*store.numbers().series(content.series));
    const series::RulesVersion &version = state.rulesAt(content.date);
    const Period period = version.periodOf(content.date);
    const auto counters = store.numbers().period(content.series, period);
    if (const auto held = id.isEmpty() ? std::nullopt : store.numbers().reservationOf(id)) {
        if (held->series != content.series || held->period != period)
            return Refusal{
                Rule::DraftHoldsNumber, held->series != content.series ? "series" : "date", {{"number", held->number}}};
        if (held->holder != store.log().session().actor)
            return Refusal{Rule::ReservedByOther, "number", {{"number", held->number}, {"holder", held->holder}}};
        return closedHindrance(content, counters, period);
    }
    if (const auto closed = closedHindrance(content, counters, period))
        return closed;
    if (!version.mask().canName(period))
        return Refusal{Rule::DateOutsideMask, "date",
            {{"value", content.date.toString(Qt::ISODate)}, {"mask", version.rules.mask}}};
    const qint64 next = counters ? counters->next : version.firstOrdinal(period);
    if (next > version.mask().largestOrdinal())
        return Refusal{Rule::SeriesExhausted, "series",
            {{"series", content.series}, {"limit", QString::number(version.mask().largestOrdinal())}}};
    return std::nullopt;
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
    if (const auto fault = seriesHindrance(store, whole)) {
        found.push_back(*fault);
    } else if (whole.date.isValid()) {
        const auto date = series::dateFault(whole.date, today);
        if (const auto refusal = date ? date : periodHindrance(store, id, whole))
            found.push_back(*refusal);
    }
    return found;
}

} // namespace seriatim
