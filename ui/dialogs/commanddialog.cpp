#include "ui/dialogs/commanddialog.h"

namespace seriatim {

CommandDialog::CommandDialog(Desk &desk, QWidget *parent)
    : FormDialog(parent), m_desk(desk), m_sender(new CommandSender(desk, form(), *banner(), this))
{
    connect(m_sender, &CommandSender::sendingChanged, this, &CommandDialog::review);
    connect(m_sender, &CommandSender::carriedOut, this, [this](const QString &sentence) {
        emit carriedOut(sentence);
        accept();
    });
}

} // namespace seriatim
