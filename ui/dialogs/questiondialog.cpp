#include "ui/dialogs/questiondialog.h"

#include "ui/style.h"

namespace seriatim {

QuestionDialog::QuestionDialog(
    const QString &heading, const QString &consequence, const QString &verb, bool isDefault, QWidget *parent)
    : FormDialog(parent)
{
    introduce(heading, consequence);
    setVerb(verb, isDefault);
    form().hide();
    review();
}

void QuestionDialog::offerInstead(const QString &verb, const std::function<void()> &taken)
{
    QPushButton *button = addButton(verb);
    button->setObjectName(QStringLiteral("instead"));
    button->setDefault(true);
    style::makePrimary(button);
    style::makePrimary(cancelButton(), false);
    connect(button, &QPushButton::clicked, this, [this, taken] {
        reject();
        taken();
    });
}

} // namespace seriatim
