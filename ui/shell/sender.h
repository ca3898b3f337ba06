#pragma once

#include <QTimer>

#include <functional>

#include "ui/desk.h"
#include "ui/style/banner.h"

namespace seriatim {

/// Sends the commands of a page, a form or a dialog to the desk, and says on its banner what came of those that were
/// not done.
///
/// Retry makes the command anew from what is on the screen by then. Only while nobody knows whether a command was done
/// is that very command sent again, under its id, which looks it up; until then nothing else is sent, and whoever shows
/// the form locks it (`isSettled`). While one is under way nothing else is sent, either: a key that is pressed twice
/// issues once.
class Sender final : public QObject
{
    Q_OBJECT

public:
    using OnRefusal = std::function<bool(const Refusal &)>;

    /// A command, and how to go on after it.
    template <typename Value>
    struct Order {
        std::function<Result<Value>(Store &)> work;
        std::function<void(const Value &)> done;
        OnRefusal refused;            ///< May deal with a refusal itself (true); else it is said on the banner.
        std::function<void()> anew;   ///< Makes the command once more; without it, it is sent as it was.
        std::function<void()> accept; ///< Sends it with its warning accepted.
    };

    Sender(Desk &desk, style::Banner &banner, QObject *parent);

    bool isBusy() const { return m_isBusy; }     ///< A command is under way.
    bool isUnsure() const { return m_isUnsure; } ///< Nobody knows whether the last one was done.
    bool isAsking() const { return m_isAsking; } ///< Whether a warning is accepted.
    bool isSettled() const { return !m_isBusy && !m_isUnsure; }

    /// What was to be sent has changed: nothing is offered as it was.
    void contentChanged();
    /// Sends the command again of which nobody knows whether it was done.
    void lookUp();
    /// The screen is about something else now: what became of the last command is no longer told here.
    void letGo();

    template <typename Value>
    void carryOut(const Order<Value> &order)
    {
        if (!begin())
            return;
        m_desk.perform(order.work).then(this, [this, order](const Reply<Value> &reply) {
            const auto *trouble = std::get_if<Trouble>(&reply);
            const auto repeat = [this, order] { carryOut(order); };
            end(trouble && trouble->kind == LogError::Kind::OutcomeUnknown ? repeat : std::function<void()>());
            if (const auto *value = std::get_if<Value>(&reply))
                order.done(*value);
            else if (trouble)
                tell(*trouble, order.anew ? order.anew : repeat);
            else if (const auto &refusal = std::get<Refusal>(reply); refusal.acceptable && order.accept)
                offerAcceptance(refusal, order.accept);
            else if (!order.refused || !order.refused(refusal))
                say(refusal, order.anew ? order.anew : repeat);
        });
    }

    /// Has `verb` carry out `command`; see `Order`.
    template <typename Value, typename Command>
    void send(Result<Value> (*verb)(Store &, const Command &), const Command &command,
        const std::function<void(const Value &)> &done, const OnRefusal &refused = {},
        const std::function<void()> &anew = {})
    {
        Order<Value> order{[verb, command](Store &store) { return verb(store, command); }, done, refused, anew, {}};
        if constexpr (requires { command.accepted; }) {
            Command accepted = command;
            accepted.accepted = true;
            order.accept = [=, this] { send<Value>(verb, accepted, done, refused, anew); };
        }
        carryOut(order);
    }

signals:
    void busyChanged(
        bool busy); ///< Or whether it is known what became of the last command: `busy` if it is not settled.

private:
    bool begin();
    /// `lookUp`: how to find out whether it was done, if that is not known.
    void end(const std::function<void()> &lookUp);
    void tell(const Trouble &trouble, const std::function<void()> &again);
    void say(const Refusal &refusal, const std::function<void()> &again);
    void offer(style::Tone tone, const QString &sentence, const QString &button, const std::function<void()> &action);
    void offerAcceptance(const Refusal &refusal, const std::function<void()> &accept);

    Desk &m_desk;
    style::Banner &m_banner;
    QTimer m_patience;
    std::function<void()> m_lookUp;
    QString m_offered; ///< The sentence on the banner that goes when the content changes.
    bool m_isBusy = false;
    bool m_isUnsure = false;
    bool m_isAsking = false;
};

} // namespace seriatim
