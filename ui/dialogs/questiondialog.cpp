#include "ui/dialogs/questiondialog.h"

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

} // namespace seriatim
