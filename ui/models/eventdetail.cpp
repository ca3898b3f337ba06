#include "ui/models/eventdetail.h"

#include <QCoreApplication>
#include <QLocale>

#include "words/words.h"

namespace seriatim {

namespace {

/// A context for translators: what an event says beyond its name.
class EventWords
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

QString quoted(const QString &text)
{
    return text.isEmpty() ? QString() : EventWords::tr("“%1”").arg(text);
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
    const QString purpose = event.document.isEmpty() ? quoted(event.purpose) : EventWords::tr("for a draft");
    if (event.first == event.last)
        return EventWords::tr("%1, %2").arg(event.firstNumber, purpose);
    return EventWords::tr("block %1 … %2, %3").arg(event.firstNumber, event.lastNumber, purpose);
}

QString detail(const series::ReservationMoved &event)
{
    if (event.document.isEmpty())
        return EventWords::tr("taken over by %1").arg(event.holder);
    return event.holder.isEmpty() ? EventWords::tr("put on a draft")
                                  : EventWords::tr("taken over by %1 and put on a draft").arg(event.holder);
}

QString detail(const series::NumberFinalized &event)
{
    const QString date = words::date(event.date, QLocale());
    return event.inversion.isEmpty()
        ? EventWords::tr("document dated %1").arg(date)
        : EventWords::tr("document dated %1, out of order with %2").arg(date, event.inversion);
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
    return event.gross ? EventWords::tr("total %1").arg(money(*event.gross, event.content.currency)) : QString();
}

QString detail(const document::DraftDiscarded &event)
{
    return quoted(event.reason);
}

QString detail(const document::DocumentIssued &event)
{
    return EventWords::tr("to %1, %2")
        .arg(event.content.party.name, words::amountWithCurrency(event.totals.payable, QLocale()));
}

QString detail(const document::DocumentVoided &event)
{
    return quoted(event.reason);
}

QString mediumName(document::Medium medium)
{
    switch (medium) {
    case document::Medium::Printer:
        return EventWords::tr("on paper");
    case document::Medium::Pdf:
        return EventWords::tr("as a PDF file");
    case document::Medium::Json:
        return EventWords::tr("as a data file");
    }
    Q_UNREACHABLE();
}

/// Which copy, as its pages say: the original, copy 2, copy 3 …
QString copyWords(const auto &event)
{
    const QString medium = mediumName(event.medium);
    if (event.medium == document::Medium::Json)
        return medium;
    return event.copy > 1 ? EventWords::tr("copy %1, %2").arg(event.copy).arg(medium)
                          : EventWords::tr("the original, %1").arg(medium);
}

QString detail(const document::DocumentPrinted &event)
{
    return copyWords(event);
}

QString detail(const document::DocumentPrintFailed &event)
{
    return copyWords(event);
}

QString detail(const document::DocumentCredited &event)
{
    return EventWords::tr("by %1").arg(event.number);
}

QString detail(const document::CreditWithdrawn &event)
{
    return event.number;
}

QString detail(const auto &)
{
    return {};
}

} // namespace

QString eventDetail(const AnyEvent &event)
{
    return std::visit([](const auto &each) { return detail(each); }, event);
}

} // namespace seriatim
