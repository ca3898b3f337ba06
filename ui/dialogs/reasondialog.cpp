#include "ui/dialogs/reasondialog.h"

#include "ui/dialogs/outcome.h"
#include "ui/dialogs/reasonfield.h"

namespace seriatim {

ReasonRequest voidingOf(const NumberRow &number)
{
    if (number.state == series::NumberState::Finalized)
        return voidingOfDocument(number.document, number.number);
    ReasonRequest request;
    request.heading = ReasonDialog::tr("Void %1").arg(number.number);
    request.consequence = ReasonDialog::tr("The number will never be used, for this or any other document, and the "
                                           "register says why. This cannot be undone.");
    request.verb = ReasonDialog::tr("Void the number");
    request.topic = QStringLiteral("void");
    request.done = ReasonDialog::tr("%1 was voided.").arg(number.number);
    request.work = [text = number.number](Store &store, const QString &reason, const QUuid &command) {
        return withoutAnswer(voidNumbers(store, {{command}, text, {}, reason, true}));
    };
    return request;
}

ReasonRequest voidingOfDocument(const QString &document, const QString &number)
{
    ReasonRequest request;
    request.heading = ReasonDialog::tr("Void %1 and its document").arg(number);
    request.consequence = ReasonDialog::tr(
        "The document stays as it was issued, marked VOID, and keeps its number for good. This cannot be undone.");
    request.verb = ReasonDialog::tr("Void the document");
    request.topic = QStringLiteral("void");
    request.done = ReasonDialog::tr("%1 was voided.").arg(number);
    request.work = [document](Store &store, const QString &reason, const QUuid &command) {
        return withoutAnswer(voidDocument(store, {{command}, document, reason}));
    };
    return request;
}

ReasonDialog::ReasonDialog(Desk &desk, const ReasonRequest &request, QWidget *parent)
    : CommandDialog(desk, parent), m_request(request), m_reason(addReasonTo(form(), request.topic))
{
    introduce(request.heading, request.consequence);
    setVerb(request.verb);
    m_reason->setFocus();
    review();
}

QString ReasonDialog::obstacle() const
{
    return m_reason->fault();
}

void ReasonDialog::send()
{
    m_reason->remember();
    perform([work = m_request.work, reason = m_reason->reason(), command = commandId()](
                Store &store) { return work(store, reason, command); },
        [sentence = m_request.done](const Done &) { return sentence; });
}

} // namespace seriatim
