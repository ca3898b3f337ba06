#pragma once

#include <QTimer>

#include <functional>

#include "ui/desk.h"

namespace seriatim {

class FieldForm;
namespace style {
class Banner;
}

/// Sends the command that a form makes. Whatever comes back, nothing typed is lost: a refusal becomes a sentence beside
/// its field, trouble becomes a sentence with Retry, which sends the same command under the same id. While it is not
/// known whether the command was done, the form is locked: sending it once more looks it up.
class CommandSender final : public QObject
{
    Q_OBJECT

public:
    CommandSender(Desk &desk, FieldForm &form, style::Banner &banner, QObject *parent);

    bool isSending() const { return m_sending; }

    /// Runs the use case; `tell(const Value &)` makes the sentence that says what was done.
    template <typename Work, typename Tell>
    void perform(Work work, Tell tell)
    {
        begin([this, work, tell] { perform(work, tell); });
        m_desk.perform(work).then(this, [this, tell](const auto &reply) {
            end();
            if (const auto *refusal = std::get_if<Refusal>(&reply))
                showRefusal(*refusal);
            else if (const auto *trouble = std::get_if<Trouble>(&reply))
                showTrouble(*trouble);
            else
                emit carriedOut(tell(std::get<0>(reply)));
        });
    }

signals:
    void sendingChanged();
    void carriedOut(const QString &sentence);

private:
    void begin(std::function<void()> again);
    void end();
    void showRefusal(const Refusal &refusal);
    void showTrouble(const Trouble &trouble);

    Desk &m_desk;
    FieldForm &m_form;
    style::Banner &m_banner;
    QTimer m_patience;
    std::function<void()> m_again;
    bool m_sending = false;
};

} // namespace seriatim
