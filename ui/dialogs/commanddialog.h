#pragma once

#include <QUuid>

#include "log/ids.h"
#include "ui/dialogs/formdialog.h"
#include "ui/shell/sender.h"

namespace seriatim {

/// A dialog that sends one command (see `Sender`), and closes once it is done. Whatever comes back, nothing typed is
/// lost: a refusal becomes a sentence beside its field, and Retry reads the form again. While nobody knows whether the
/// command was done, the form is locked, and its button looks it up, too.
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
    bool isSending() const override { return m_sender->isBusy(); }

    /// Runs the use case; `tell(const Value &)` makes the sentence that says what was done.
    template <typename Work, typename Tell>
    void perform(Work work, Tell tell)
    {
        using Value = std::variant_alternative_t<0, std::invoke_result_t<Work, Store &>>;
        if (m_sender->isUnsure())
            return m_sender->lookUp();
        m_sender->carryOut<Value>({std::move(work), [this, tell](const Value &value) { finish(tell(value)); },
            [this](const Refusal &refusal) { return showBeside(refusal); }, [this] { send(); }, {}});
    }

private:
    void finish(const QString &sentence);
    bool showBeside(const Refusal &refusal);

    Desk &m_desk;
    const QUuid m_commandId = ids::next();
    Sender *m_sender;
};

} // namespace seriatim
