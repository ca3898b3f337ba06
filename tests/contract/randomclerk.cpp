#include "contract/randomclerk.h"

#include "contract/told.h"

#include <array>

namespace seriatim {

namespace {

constexpr std::array Kinds{
    "invoice", "invoice", "invoice", "credit-memo", "purchase-order", "quotation", "delivery-note"};
constexpr std::array Codes{"INV", "X1", "X2", "INV", "X1", "X2", "CM", "NOSUCH"};
constexpr std::array Names{
    "Harbour Books", "Ångström AB", "100% Wool", "harbour inn", "Zoo", "beta", "Östra", "a_b", ""};
constexpr std::array Currencies{"EUR", "USD", "EUR", "JPY", "EUR", "KWD", "EUR", "XXX"};

template <typename Items>
auto picked(const Items &items, int pick)
{
    return items[static_cast<std::size_t>(pick) % items.size()];
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

template <typename Command>
Command with(const QUuid &id, auto &&...members)
{
    return Command{{id}, std::forward<decltype(members)>(members)...};
}

} // namespace

QString RandomClerk::perform(const Step &step, int index)
{
    if (step.verb == 0 && !m_past.empty())
        return m_past[static_cast<std::size_t>(step.one) % m_past.size()]();
    const QUuid id = QUuid::createUuidV5(QUuid("5d3e4a52-0f0c-4a36-9f3e-2f8f2f6f7a10"), QByteArray::number(index));
    m_past.emplace_back([this, step, id] {
        m_picks = &m_picksOf[id];
        return carryOut(step, id);
    });
    return m_past.back()();
}

/// A command that is sent again means what it meant the first time.
QString RandomClerk::remembered(const QString &key, const std::function<QString()> &pick) const
{
    auto found = m_picks->find(key);
    if (found == m_picks->end())
        found = m_picks->emplace(key, pick()).first;
    return found->second;
}

QString RandomClerk::carryOut(const Step &step, const QUuid &id)
{
    switch (step.verb) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
        return aboutDrafts(step, id);
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
    case 11:
        return aboutDocuments(step, id);
    case 12:
    case 13:
    case 14:
    case 15:
    case 16:
    case 17:
        return aboutNumbers(step, id);
    case 18:
    case 19:
    case 20:
        return aboutSeries(step, id);
    default:
        return aboutOthers(step, id);
    }
}

QString RandomClerk::aboutDrafts(const Step &step, const QUuid &id)
{
    switch (step.verb) {
    case 1:
    case 2:
        return told(saveDraft(m_store, with<SaveDraft>(id, QString(), content(step), Version(-1), QString())));
    case 3:
        return told(saveDraft(m_store,
            with<SaveDraft>(id, document(step.one), content(step), Version(step.yes ? -1 : step.other), reason(step))));
    case 4:
        return told(discardDraft(m_store, with<DiscardDraft>(id, document(step.one), Version(-1), reason(step))));
    default:
        return told(copyDocument(m_store, with<CopyDocument>(id, document(step.one))));
    }
}

QString RandomClerk::aboutDocuments(const Step &step, const QUuid &id)
{
    const std::optional<DocumentContent> typed = content(step);
    switch (step.verb) {
    case 6:
    case 7:
        return told(
            issueDocument(m_store, with<IssueDocument>(id, document(step.one), std::nullopt, Version(-1), step.yes)));
    case 8:
        return told(issueDocument(m_store, with<IssueDocument>(id, QString(), typed, Version(-1), step.yes)));
    case 9: {
        const std::array batch{with<IssueDocument>(id, QString(), typed, Version(-1), true),
            with<IssueDocument>(QUuid::createUuidV5(id, QByteArrayLiteral("2")), document(step.other), std::nullopt,
                Version(-1), step.yes)};
        const auto results = issueDocuments(m_store, batch);
        return told(results[0]) + u' ' + told(results[1]);
    }
    case 10:
        return told(voidDocument(m_store, with<VoidDocument>(id, document(step.one), reason(step))));
    default:
        if (step.yes)
            return told(creditDocument(m_store, with<CreditDocument>(id, document(step.one))));
        const auto kind = *DocumentKind::fromId(text(picked(Kinds, step.other)));
        return told(followUpDocument(m_store, with<FollowUpDocument>(id, document(step.one), kind)));
    }
}

QString RandomClerk::aboutNumbers(const Step &step, const QUuid &id)
{
    const QDate day = m_clock.today().addDays(step.day);
    switch (step.verb) {
    case 12:
        return told(reserveForDraft(m_store, with<ReserveForDraft>(id, document(step.one), Version(-1), step.yes)));
    case 13:
        return told(reserveBlock(m_store,
            with<ReserveBlock>(id, series(step.one), day, qint64(step.other % 4), text(step.yes ? "paper pad" : ""))));
    case 14:
        return told(moveReservation(m_store,
            with<MoveReservation>(
                id, number(step.one), step.yes, step.other % 3 == 0 ? QString() : document(step.other))));
    case 15:
        return told(voidNumbers(m_store, with<VoidNumbers>(id, number(step.one), QString(), reason(step))));
    case 16:
        return told(voidNumbers(m_store, with<VoidNumbers>(id, number(step.one), number(step.other), text("spoiled"))));
    default:
        return told(stepBackNumber(m_store, with<StepBackNumber>(id, number(step.one))));
    }
}

QString RandomClerk::aboutSeries(const Step &step, const QUuid &id)
{
    const QString code = series(step.one);
    switch (step.verb) {
    case 18: {
        const series::Definition definition{code, DocumentKind(), text("Series"), {}, step.yes};
        return told(defineSeries(m_store, with<DefineSeries>(id, definition, rules(step), m_clock.today())));
    }
    case 19:
        return told(changeSeriesRules(m_store, with<ChangeSeriesRules>(id, code, rules(step))));
    default:
        const Period period =
            Period::of(m_clock.today().addDays(step.day), step.yes ? Reset::Yearly : Reset::Monthly, 1);
        if (step.other == 0)
            return told(retireSeries(m_store, with<RetireSeries>(id, code)));
        return told(closePeriod(m_store, with<ClosePeriodOf>(id, code, period)));
    }
}

QString RandomClerk::aboutOthers(const Step &step, const QUuid &id)
{
    const auto medium =
        picked(std::array{document::Medium::Printer, document::Medium::Pdf, document::Medium::Json}, step.other);
    const auto row = m_store.documents().document(document(step.one));
    const int copy = (row ? row->copies : 0) + (step.yes ? 1 : 0);
    switch (step.verb) {
    case 21:
        return told(recordPrint(m_store, with<RecordPrint>(id, document(step.one), medium, copy)));
    case 22:
        return told(recordPrintFailure(m_store, with<RecordPrintFailure>(id, document(step.one), medium, copy)));
    default:
        break;
    }
    const auto parties = m_store.parties().find({}, true, {}, 100);
    const QString known = parties.empty() || step.other == 0 ? QString() : picked(parties, step.one).id;
    if (step.other == 1)
        return told(archiveParty(m_store, with<ArchiveParty>(id, known)));
    if (step.other == 2)
        return told(confirmClock(m_store, with<ConfirmClock>(id)));
    PartyCard card;
    card.party.name = text(picked(Names, step.one));
    card.party.address.city = QStringLiteral("City %1").arg(step.other);
    card.party.taxId = QStringLiteral("SE%1").arg(step.day);
    return told(saveParty(m_store, with<SaveParty>(id, known, card, Version(-1))));
}

DocumentContent RandomClerk::content(const Step &step) const
{
    DocumentContent content;
    content.kind = *DocumentKind::fromId(text(picked(Kinds, step.one)));
    content.series = step.other < 4 ? QString() : series(step.other);
    content.date = step.one + step.other == 11 ? QDate() : m_clock.today().addDays(step.day);
    content.currency = text(picked(Currencies, step.other));
    content.party.name = text(picked(Names, step.one + step.other));
    content.reference = QStringLiteral("ref %1").arg(step.one);
    if (step.one % 4 == 1)
        content.precedes = number(step.other);
    Line line;
    line.text = text("Consulting");
    line.quantity = Decimal(step.other, 0);
    line.price = Decimal(9520, step.one % 2 == 0 ? 2 : 0);
    line.tax = Tax{TaxCategory::Standard, Decimal(19, 0)};
    content.lines = {line};
    return content;
}

QString RandomClerk::document(int pick) const
{
    return remembered(QStringLiteral("document %1").arg(pick), [&] {
        DocumentFilter all;
        using enum DocumentState;
        all.states = {Draft, Reserved, Issued, Credited, Voided, Discarded};
        const auto rows = m_store.documents().page(all, {}, 12).rows;
        return rows.empty() ? QStringLiteral("11111111-2222-4333-8444-555555555555") : picked(rows, pick).id;
    });
}

QString RandomClerk::number(int pick) const
{
    return remembered(QStringLiteral("number %1").arg(pick), [&] {
        QStringList numbers{text("INV-2026-99999")};
        for (const SeriesRow &row : m_store.numbers().allSeries()) {
            for (const PeriodRow &period : m_store.numbers().periods(row.definition.code)) {
                for (const NumberRow &each : m_store.numbers().page({period.series, period.period, {}, true}, 0, 6))
                    numbers.append(each.number);
            }
        }
        return numbers[(pick * 7 + 1) % numbers.size()];
    });
}

QString RandomClerk::series(int pick) const
{
    return text(picked(Codes, pick));
}

QString RandomClerk::reason(const Step &step) const
{
    return step.yes ? text("spoiled") : QString();
}

series::Rules RandomClerk::rules(const Step &step) const
{
    constexpr std::array masks{
        "X1-{YYYY}-{###}", "X2-{YYYY}-{###}", "X3{YY}/{##}", "{###}/X4", "M-{YYYY}{MM}-{##}", "INV-{YYYY}-{#####}"};
    series::Rules rules;
    rules.mask = text(picked(masks, step.one + step.other));
    rules.reset = rules.mask.contains(u"MM") ? Reset::Monthly
        : rules.mask.contains(u"YY")         ? Reset::Yearly
                                             : Reset::Never;
    rules.fiscalYearStart = step.other == 5 ? 4 : 1;
    rules.start = step.other == 3 ? 8 : 1;
    rules.dateOrder =
        picked(std::array{series::DateOrder::Warn, series::DateOrder::Refuse, series::DateOrder::Ignore}, step.other);
    rules.stepBack = step.yes;
    rules.reserveAt = step.one % 2 == 0 ? series::ReserveAt::Draft : series::ReserveAt::Issue;
    return rules;
}

} // namespace seriatim
