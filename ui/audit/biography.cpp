#include "ui/audit/biography.h"

#include <QCoreApplication>
#include <QLocale>

#include "log/codec.h"
#include "usecases/usecases.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Biography", text);
}

QString quoted(const QString &text)
{
    return text.isEmpty() ? QString() : tr("“%1”").arg(text);
}

QString money(const Decimal &amount, const QString &code)
{
    const auto currency = Currency::fromCode(code);
    const auto exact = currency ? Money::exactly(amount, *currency) : std::nullopt;
    return exact ? words::amountWithCurrency(*exact, QLocale()) : words::decimal(amount, QLocale());
}

// What each event says beyond its name.

QString detail(const series::NumberReserved &event)
{
    const QString purpose = event.document.isEmpty() ? quoted(event.purpose) : tr("for a draft");
    if (event.first == event.last)
        return purpose;
    return tr("block %1 … %2, %3").arg(event.firstNumber, event.lastNumber, purpose);
}

QString detail(const series::ReservationMoved &event)
{
    if (event.document.isEmpty())
        return tr("taken over by %1").arg(event.holder);
    return event.holder.isEmpty() ? tr("put on a draft") : tr("taken over by %1 and put on a draft").arg(event.holder);
}

QString detail(const series::NumberFinalized &event)
{
    const QString date = words::date(event.date, QLocale());
    return event.inversion.isEmpty() ? tr("document dated %1").arg(date)
                                     : tr("document dated %1, out of order with %2").arg(date, event.inversion);
}

QString detail(const series::NumberVoided &event)
{
    return quoted(event.reason);
}

QString detail(const series::NumberLost &event)
{
    return quoted(event.reason);
}

QString detail(const document::DraftSaved &event)
{
    return event.gross ? tr("total %1").arg(money(*event.gross, event.content.currency)) : QString();
}

QString detail(const document::DraftDiscarded &event)
{
    return quoted(event.reason);
}

QString detail(const document::DocumentIssued &event)
{
    return tr("to %1, %2").arg(event.content.party.name, words::amountWithCurrency(event.totals.payable, QLocale()));
}

QString detail(const document::DocumentVoided &event)
{
    return quoted(event.reason);
}

QString mediumName(document::Medium medium)
{
    switch (medium) {
    case document::Medium::Printer:
        return tr("on paper");
    case document::Medium::Pdf:
        return tr("as a PDF file");
    case document::Medium::Json:
        return tr("as a data file");
    }
    Q_UNREACHABLE();
}

QString detail(const document::DocumentPrinted &event)
{
    const QString medium = mediumName(event.medium);
    if (event.medium == document::Medium::Json)
        return medium;
    return event.copy > 1 ? tr("copy %1, %2").arg(event.copy - 1).arg(medium) : tr("the original, %1").arg(medium);
}

QString detail(const document::DocumentPrintFailed &event)
{
    return mediumName(event.medium);
}

QString detail(const document::DocumentCredited &event)
{
    return tr("by %1").arg(event.number);
}

QString detail(const document::CreditWithdrawn &event)
{
    return event.number;
}

QString detail(const auto &)
{
    return {};
}

Mark markAfter(const AnyEvent &event)
{
    if (std::holds_alternative<series::NumberReserved>(event))
        return Mark::Reserved;
    if (std::holds_alternative<series::NumberFinalized>(event))
        return Mark::Finalized;
    if (std::holds_alternative<series::NumberVoided>(event))
        return Mark::Voided;
    if (std::holds_alternative<series::NumberLost>(event))
        return Mark::Lost;
    return Mark::Unused;
}

StoryEntry entryOf(const RecordedEvent &event)
{
    StoryEntry entry{Mark::Unused, words::eventName(event.type), {}, event.recordedAt, event.actor, event.origin,
        event.position, event.hash};
    if (const auto decoded = codec::decode(event)) {
        entry.mark = markAfter(*decoded);
        entry.detail = std::visit([](const auto &each) { return detail(each); }, *decoded);
    }
    return entry;
}

} // namespace

Biography readBiography(const Store &store, const PeriodHealth &health, qint64 ordinal)
{
    const auto number = store.numbers().number(health.counters.series, health.counters.period, ordinal);
    if (!number)
        return {missingRow(health, {ordinal, ordinal}), std::nullopt, {}};
    Biography biography;
    biography.row = readRows(store, {*number}).front();
    if (const auto document = store.documents().document(number->document))
        biography.documentState = document->state;
    for (const RecordedEvent &event : historyOf(store, *number))
        biography.entries.push_back(entryOf(event));
    return biography;
}

QString abbreviated(const QByteArray &hash)
{
    const QString digits = QString::fromLatin1(hash.toHex());
    return digits.size() <= 8 ? digits : QStringLiteral("%1…%2").arg(digits.left(4), digits.right(4));
}

} // namespace seriatim
