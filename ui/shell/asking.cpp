#include "ui/shell/asking.h"

#include "ui/dialogs/askreasondialog.h"
#include "ui/dialogs/questiondialog.h"

namespace seriatim {

void askReason(QWidget *parent, const Question &question, std::function<void(const QString &)> answered)
{
    auto *dialog = new AskReasonDialog(question.title, question.what, question.confirm, QStringLiteral("void"), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QDialog::accepted, parent, [dialog, answered = std::move(answered)] { answered(dialog->reason()); });
    dialog->open();
}

void askToConfirm(QWidget *parent, const Question &question, std::function<void()> confirmed, const Instead &instead)
{
    auto *dialog = new QuestionDialog(question.title, question.what, question.confirm, !question.isLossy, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [confirmed = std::move(confirmed)] { confirmed(); });
    if (instead.taken)
        dialog->offerInstead(instead.verb, instead.taken);
    dialog->open();
}

} // namespace seriatim
