#pragma once

#include <QTimer>

#include <functional>

#include "ui/desk.h"
#include "ui/style/banner.h"

namespace seriatim {

/// Sends the commands of a screen to the desk, and says on its banner what came of those that were not done.
///
/// Retry makes the command anew from what is on the screen by then. Only while nobody knows whether a command was done
/// is that very one sent again, under its id, which looks it up; until that has told, nothing else is sent, and the
/// form is locked (`isSettled`). While one is under way nothing else is sent, either: a key pressed twice issues once.
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
        OnRefusal refused;                ///< May deal with a refusal itself (true); else it is said on the banner.
        std::function<void()> anew;       ///< Makes the command once more; without it, it is sent as it was.
        std::function<void(Rule)> accept; ///< Sends it with this warning accepted.
        QString verb = {};                ///< What is done all the same then: "Issue all the same".
    };

    Sender(Desk &desk, style::Banner &banner, QObject *parent);

    bool isBusy() const { return m_state == State::Sending || m_state == State::LookingUp; }  ///< One is under way.
    bool isUnsure() const { return m_state == State::Unsure || m_state == State::LookingUp; } ///< Was it done?
    bool isSettled() const { return m_state == State::Settled; } ///< The last one has come to its end.

    /// What was to be sent has changed: nothing is offered as it was.
    void contentChanged();
    /// Sends the command again of which nobody knows whether it was done. Also done by itself now and then.
    void lookUp();
    /// The screen is about something else now: what became of the last command is no longer told here.
    void letGo();

    template <typename Value>
    void carryOut(const Order<Value> &order)
    {
        if (isSettled())
            dispatch(order, State::Sending);
    }

    /// Has `verb` carry out `command`; see `Order`.
    template <typename Value, typename Command>
    void send(Result<Value> (*verb)(Store &, const Command &), const Command &command,
        const std::function<void(const Value &)> &done, const OnRefusal &refused = {},
        const std::function<void()> &anew = {})
    {
        Order<Value> order{[verb, command](Store &store) { return verb(store, command); }, done, refused, anew, {}};
        if constexpr (requires { command.accepted; }) {
            order.verb = std::is_same_v<Command, IssueDocument> ? tr("Issue all the same") : tr("Reserve all the same");
            order.accept = [=, this](Rule warning) {
                Command accepted = command;
                accepted.accepted.add(warning);
                send<Value>(verb, accepted, done, refused, anew);
            };
        }
        carryOut(order);
    }

signals:
    void busyChanged(bool busy); ///< `busy`: it is not settled.

private:
    /// Of the last command. While it is looked up, it is sent again.
    enum class State { Settled, Sending, Unsure, LookingUp, Asking };

    template <typename Value>
    void dispatch(const Order<Value> &order, State state)
    {
        begin(state);
        m_desk.perform(order.work).then(this, [this, order](const Reply<Value> &reply) {
            const auto *trouble = std::get_if<Trouble>(&reply);
            const auto *refusal = std::get_if<Refusal>(&reply);
            if (leavesUnsure(trouble, refusal))
                return insist([this, order] { dispatch(order, State::LookingUp); }, trouble, refusal);
            end(State::Settled);
            const auto again = order.anew ? order.anew : [this, order] { carryOut(order); };
            if (const auto *value = std::get_if<Value>(&reply))
                order.done(*value);
            else if (trouble)
                say(*trouble, again);
            else if (refusal->acceptable && order.accept)
                offerAcceptance(*refusal, order.verb, order.accept);
            else if (!order.refused || !order.refused(*refusal))
                say(*refusal, again);
        });
    }

    void begin(State state);
    void end(State state);
    void become(State state);
    bool leavesUnsure(const Trouble *trouble, const Refusal *refusal) const;
    void insist(const std::function<void()> &lookUp, const Trouble *trouble, const Refusal *refusal);
    void say(const Trouble &trouble, const std::function<void()> &again);
    void say(const Refusal &refusal, const std::function<void()> &again);
    void offer(style::Tone tone, const QString &sentence, const QString &button, const std::function<void()> &action);
    void offerAcceptance(const Refusal &refusal, const QString &verb, const std::function<void(Rule)> &accept);

    Desk &m_desk;
    style::Banner &m_banner;
    QTimer m_patience, m_nextLookUp;
    State m_state = State::Settled;
    std::function<void()> m_lookUp; ///< How to find out whether it was done.
    QString m_offered;              ///< The sentence on the banner that goes when the content changes.
};

} // namespace seriatim
