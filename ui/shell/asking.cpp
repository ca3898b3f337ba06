#include "ui/shell/asking.h"

#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace seriatim {

void askReason(QWidget *parent, const Question &question, std::function<void(const QString &)> answered)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setLabelText(question.what);
    dialog->setOkButtonText(question.confirm);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, std::move(answered));
    dialog->open();
}

void askToConfirm(QWidget *parent, const Question &question, std::function<void()> confirmed)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.what, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *yes = box->addButton(question.confirm, QMessageBox::AcceptRole);
    box->setDefaultButton(yes);
    QObject::connect(box, &QMessageBox::buttonClicked, parent, [yes, confirmed = std::move(confirmed)](QAbstractButton *button) {
        if (button == yes)
            confirmed();
    });
    box->open();
}

} // namespace seriatim
