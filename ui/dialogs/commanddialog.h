#pragma once

#include <QUuid>

#include "ui/dialogs/commandsender.h"
#include "ui/dialogs/formdialog.h"

namespace seriatim {

/// A dialog that sends one command (see `CommandSender`), and closes once it is done.
class CommandDialog : public FormDialog
{
    Q_OBJECT

signals:
    /// Done, and in which words.
    void carriedOut(const QString &sentence);

protected:
    CommandDialog(Desk &desk, QWidget *parent);

    Desk &desk() { return m_desk; }
    QUuid commandId() const { return m_commandId; }
    bool isSending() const override { return m_sender->isSending(); }

    /// See `CommandSender::perform`.
    template <typename Work, typename Tell>
    void perform(Work work, Tell tell)
    {
        m_sender->perform(std::move(work), std::move(tell));
    }

private:
    Desk &m_desk;
    const QUuid m_commandId = QUuid::createUuid();
    CommandSender *m_sender;
};

} // namespace seriatim
