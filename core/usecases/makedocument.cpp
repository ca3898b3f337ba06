#include "usecases/drafts.h"
#include "usecases/transact.h"

/// Documents made from documents: credit memo, follow-up, copy. Each is a new draft; nothing gets a number here.
namespace seriatim {

namespace {

/// A retired series gives no number: a document made from one of it is numbered by the usual series.
bool isRetired(const Store &store, const QString &series)
{
    const auto row = store.numbers().series(series);
    return row && row->retired;
}

/// What goes along from any document to one made from it. Another one of a kind that takes back takes back the same.
DocumentContent carriedOver(const Work &work, const DocumentContent &source, DocumentKind kind)
{
    DocumentContent content = source;
    content.kind = kind;
    content.date = work.today();
    content.due = {};
    content.seller = {}; // The company's data of the day are copied when the new document is issued.
    if (kind != source.kind || !kind.takesBack()) {
        content.precedes.clear();
        content.precedesDate = {};
        content.follows = {};
    }
    content.prepaid.reset();
    content.rounding.reset();
    if (kind != source.kind || isRetired(work.store(), source.series))
        content.series.clear();
    return content;
}

int usualDueDays(const Store &store, const Party &party)
{
    const auto row = party.id.isEmpty() ? std::nullopt : store.parties().party(party.id);
    return dueDaysOf(store.parties().company(), row ? row->card : PartyCard());
}

Result<DocumentAnswer> credit(Work &work, const CreditDocument &command)
{
    const LoadedDocument source = work.document(command.id);
    if (const auto fault = document::notIssuedFault(source.state))
        return about(source, *fault);
    const auto kind = source.state.content.kind.creditedBy();
    if (!kind)
        return Refusal{
            Rule::NotCreditable, {}, {{"number", source.state.number}, {"kind", source.state.content.kind.id()}}};
    DocumentContent content = carriedOver(work, source.state.content, *kind);
    content.precedes = source.state.number;
    content.precedesDate = source.state.content.date;
    content.follows = {source.id, source.state.content.kind.id(), source.state.number};
    content.terms.clear();
    return saveNewDraft(work, content);
}

Result<DocumentAnswer> followUp(Work &work, const FollowUpDocument &command)
{
    const LoadedDocument source = work.document(command.id);
    if (const auto fault = document::notIssuedFault(source.state))
        return about(source, *fault);
    const DocumentContent &from = source.state.content;
    if (!from.kind.canBecome(command.kind))
        return Refusal{Rule::NoSuchFollowUp, "kind", {{"kind", command.kind.id()}, {"from", from.kind.id()}}};
    DocumentContent content = carriedOver(work, from, command.kind);
    content.follows = {source.id, from.kind.id(), source.state.number};
    if (content.kind.traits().asksPayment) {
        const int days = usualDueDays(work.store(), content.party);
        content.due = content.date.addDays(days);
        if (content.terms.isEmpty())
            content.terms = termsFor(work.store().parties().company(), days);
    } else if (from.kind.traits().asksPayment) {
        content.terms.clear(); // They were terms of payment.
    }
    return saveNewDraft(work, content);
}

/// When the source was delivered and taxed says nothing about another document of its kind.
void forgetDays(DocumentContent &content)
{
    content.delivered = {};
    content.period = {};
    content.taxPoint = {};
    for (Line &line : content.lines)
        line.period = {};
}

/// Due date and terms of payment, which agree. Usual terms are made anew. A clerk's own stay; where they name the
/// source's number of days, the copy is due after as many.
void renewTerms(const Store &store, const DocumentContent &source, DocumentContent &content)
{
    const Company company = store.parties().company();
    const bool isDue = source.date.isValid() && source.due.isValid();
    const qint64 before = isDue ? source.date.daysTo(source.due) : company.dueDays;
    const bool areUsual = source.terms == termsFor(company, before);
    const bool areOfDays = isDue && !areUsual && nameDays(source.terms, before);
    const qint64 days = areOfDays ? before : usualDueDays(store, content.party);
    content.due = content.date.addDays(days);
    if (areUsual)
        content.terms = termsFor(company, days);
}

Result<DocumentAnswer> copy(Work &work, const CopyDocument &command)
{
    const LoadedDocument source = work.document(command.id);
    if (source.state.status == document::Status::None)
        return about(source, *document::notADraftFault(source.state));
    DocumentContent content = carriedOver(work, source.state.content, source.state.content.kind);
    forgetDays(content);
    if (content.kind.traits().asksPayment)
        renewTerms(work.store(), source.state.content, content);
    return saveNewDraft(work, content);
}

template <typename Command, typename Make>
Result<DocumentAnswer> make(Store &store, const Command &command, const char *verb, json::ObjectText request, Make make)
{
    request.add("document", command.id);
    return transact(
        store, keyOf(command, verb, request), [&](Work &work) { return make(work, command); },
        [&](const auto &events) { return repeatedDocument(store, events); });
}

} // namespace

Result<DocumentAnswer> creditDocument(Store &store, const CreditDocument &command)
{
    return make(store, command, "credit", {}, credit);
}

Result<DocumentAnswer> followUpDocument(Store &store, const FollowUpDocument &command)
{
    return make(store, command, "follow-up", {{"kind", command.kind.id()}}, followUp);
}

Result<DocumentAnswer> copyDocument(Store &store, const CopyDocument &command)
{
    return make(store, command, "copy", {}, copy);
}

} // namespace seriatim
