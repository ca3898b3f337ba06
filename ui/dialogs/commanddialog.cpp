#include "ui/dialogs/commanddialog.h"

#include "words/words.h"

namespace seriatim {

CommandDialog::CommandDialog(Desk &desk, QWidget *parent)
    : FormDialog(parent), m_desk(desk), m_sender(new Sender(desk, *banner(), this))
{
    connect(m_sender, &Sender::busyChanged, this, [this](bool busy) {
        form().setEnabled(!busy);
        if (m_sender->isBusy())
            form().clearFaults();
        review();
    });
    connect(&form(), &FieldForm::edited, m_sender, &Sender::contentChanged);
}

void CommandDialog::finish(const QString &sentence)
{
    emit carriedOut(sentence);
    accept();
}

bool CommandDialog::showBeside(const Refusal &refusal)
{
    return form().showFault(refusal.field, words::sentence(refusal));
}

} // namespace seriatim
