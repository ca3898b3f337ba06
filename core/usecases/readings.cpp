#include "usecases/usecases.h"
#include "usecases/work.h"

#include <algorithm>

/// What screens ask beyond the read models. Nothing here takes a lock.
namespace seriatim {

QString previewNumber(const Store &store, const DocumentContent &content)
{
    const QString code = content.series.isEmpty() ? store.numbers().usualSeries(content.kind).value_or(QString()) : content.series;
    const auto row = store.numbers().series(code);
    if (!row || !content.date.isValid())
        return {};
    const series::State state = decidable(*row);
    const series::RulesVersion &version = state.rulesAt(content.date);
    const Period period = version.periodOf(content.date);
    const NumberMask mask = version.mask();
    const auto counters = store.numbers().period(code, period);
    const qint64 next = counters ? counters->next : version.firstOrdinal(period);
    if (!mask.canName(period) || next > mask.largestOrdinal())
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
    const Company company = store.parties().company();
    DocumentContent content;
    content.kind = kind;
    content.date = today;
    content.currency = company.currency.isEmpty() ? QStringLiteral("EUR") : company.currency;
    content.language = company.language;
    if (kind.traits().asksPayment) {
        content.due = today.addDays(company.dueDays);
        content.terms = company.terms;
    }
    return content;
}

} // namespace seriatim
