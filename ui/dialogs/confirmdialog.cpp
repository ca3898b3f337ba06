#include "ui/dialogs/confirmdialog.h"

#include "ui/dialogs/outcome.h"

namespace seriatim {

ConfirmRequest takingOver(const NumberRow &number)
{
    return {ConfirmDialog::tr("Take over %1").arg(number.number),
        ConfirmDialog::tr("%1 holds this number. Taking it over makes it yours; the log keeps both names.")
            .arg(number.holder),
        ConfirmDialog::tr("Take it over"), ConfirmDialog::tr("%1 is yours now.").arg(number.number),
        [text = number.number](Store &store, const QUuid &command) {
            return withoutAnswer(moveReservation(store, {{command}, text, true, {}}));
        }};
}

ConfirmRequest steppingBack(const NumberRow &number)
{
    return {ConfirmDialog::tr("Step back %1").arg(number.number),
        ConfirmDialog::tr(
            "The counter steps back: the next document of the series gets %1. Do this only if nobody outside was "
            "told the number. The log keeps that it was reserved.")
            .arg(number.number),
        ConfirmDialog::tr("Step back"), ConfirmDialog::tr("%1 stepped back and comes next.").arg(number.number),
        [text = number.number](Store &store, const QUuid &command) {
            return withoutAnswer(stepBackNumber(store, {{command}, text}));
        }};
}

ConfirmRequest closingOf(const QString &series, const Period &period, const QString &periodName)
{
    return {ConfirmDialog::tr("Close %1 of series %2").arg(periodName, series),
        ConfirmDialog::tr(
            "A closed period takes no more numbers, and none of its numbers can be voided. Its documents can "
            "still be credited, in a later period. This cannot be undone."),
        ConfirmDialog::tr("Close the period"), ConfirmDialog::tr("%1 of series %2 is closed.").arg(periodName, series),
        [series, period](Store &store, const QUuid &command) {
            return withoutAnswer(closePeriod(store, {{command}, series, period}));
        }};
}

ConfirmRequest retiringOf(const QString &series)
{
    return {ConfirmDialog::tr("Retire series %1").arg(series),
        ConfirmDialog::tr(
            "A retired series takes no more numbers. It stays in the audit, and its numbers stay taken. This "
            "cannot be undone."),
        ConfirmDialog::tr("Retire the series"), ConfirmDialog::tr("Series %1 is retired.").arg(series),
        [series](Store &store, const QUuid &command) {
            return withoutAnswer(retireSeries(store, {{command}, series}));
        }};
}

ConfirmRequest archivingOf(const QString &party, const QString &name)
{
    return {ConfirmDialog::tr("Archive %1").arg(name),
        ConfirmDialog::tr(
            "The party is no longer offered for new documents. Its documents stay as they are; saving the party "
            "again brings it back."),
        ConfirmDialog::tr("Archive"), ConfirmDialog::tr("%1 was archived.").arg(name),
        [party](Store &store, const QUuid &command) {
            return withoutAnswer(archiveParty(store, {{command}, party}));
        }};
}

ConfirmDialog::ConfirmDialog(Desk &desk, const ConfirmRequest &request, QWidget *parent)
    : CommandDialog(desk, parent), m_request(request)
{
    introduce(request.heading, request.consequence);
    setVerb(request.verb, false);
    form().hide();
    review();
}

void ConfirmDialog::send()
{
    perform([work = m_request.work, command = commandId()](Store &store) { return work(store, command); },
        [sentence = m_request.done](const Done &) { return sentence; });
}

} // namespace seriatim
