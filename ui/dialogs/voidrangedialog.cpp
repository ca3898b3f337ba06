#include "ui/dialogs/voidrangedialog.h"

#include <QLineEdit>
#include <QLocale>

#include "ui/dialogs/reasonfield.h"

namespace seriatim {

VoidRangeDialog::VoidRangeDialog(Desk &desk, const QString &first, const QString &last, QWidget *parent)
    : CommandDialog(desk, parent), m_first(new QLineEdit(first)), m_last(new QLineEdit(last))
{
    introduce(tr("Void a range of numbers"),
        tr("All numbers of the range must be reserved; else none is voided, and the first that is not is named. Voided "
           "numbers "
           "will never be used, and the register says why. This cannot be undone."));
    setVerb(tr("Void the numbers"));
    form().add(QStringLiteral("number"), tr("&First number"), m_first);
    form().add(QStringLiteral("last"), tr("&Last number"), m_last);
    m_reason = addReasonTo(form(), QStringLiteral("void"));
    if (!first.isEmpty())
        m_reason->setFocus();
    review();
}

QString VoidRangeDialog::obstacle() const
{
    if (m_first->text().trimmed().isEmpty() || m_last->text().trimmed().isEmpty())
        return tr("Both ends of the range are needed.");
    return m_reason->fault();
}

void VoidRangeDialog::send()
{
    m_reason->remember();
    VoidNumbers command{{commandId()}, m_first->text().trimmed(), m_last->text().trimmed(), m_reason->reason(), true};
    perform([command](Store &store) { return voidNumbers(store, command); },
        [](const NumbersAnswer &answer) {
            return tr("%Ln number(s) voided: %1 … %2.", nullptr, static_cast<int>(answer.last - answer.first + 1))
                .arg(answer.firstNumber, answer.lastNumber);
        });
}

} // namespace seriatim
