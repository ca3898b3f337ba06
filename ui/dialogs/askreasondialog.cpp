#include "ui/dialogs/askreasondialog.h"

#include "ui/dialogs/reasonfield.h"

namespace seriatim {

AskReasonDialog::AskReasonDialog(
    const QString &heading, const QString &consequence, const QString &verb, const QString &topic, QWidget *parent)
    : FormDialog(parent), m_reason(addReasonTo(form(), topic))
{
    introduce(heading, consequence);
    setVerb(verb);
    m_reason->setFocus();
    review();
}

QString AskReasonDialog::reason() const
{
    return m_reason->reason();
}

QString AskReasonDialog::obstacle() const
{
    return m_reason->fault();
}

void AskReasonDialog::send()
{
    m_reason->remember();
    accept();
}

} // namespace seriatim
