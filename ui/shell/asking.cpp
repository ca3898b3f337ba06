#include "ui/shell/asking.h"

#include <QMessageBox>
#include <QPushButton>

#include "ui/dialogs/askreasondialog.h"

namespace seriatim {

void askReason(QWidget *parent, const Question &question, std::function<void(const QString &)> answered)
{
    auto *dialog = new AskReasonDialog(question.title, question.what, question.confirm, QStringLiteral("void"), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QDialog::accepted, parent, [dialog, answered = std::move(answered)] { answered(dialog->reason()); });
    dialog->open();
}

void askToConfirm(QWidget *parent, const Question &question, std::function<void()> confirmed)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.what, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *yes = box->addButton(question.confirm, QMessageBox::AcceptRole);
    if (question.isLossy)
        box->setDefaultButton(QMessageBox::Cancel);
    else
        box->setDefaultButton(yes);
    QObject::connect(
        box, &QMessageBox::buttonClicked, parent, [yes, confirmed = std::move(confirmed)](QAbstractButton *button) {
            if (button == yes)
                confirmed();
        });
    box->open();
}

} // namespace seriatim
