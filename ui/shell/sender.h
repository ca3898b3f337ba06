#pragma once

#include <QObject>

#include <functional>

#include "ui/desk.h"
#include "ui/style/banner.h"

namespace seriatim {

/// Sends commands to the desk, and says on a page's banner what came of those that were not done.
///
/// A command keeps its id from the first try to the last, so that Retry after a lost answer does it once. While one is
/// under way nothing else is sent: a key that is pressed twice issues once.
class Sender final : public QObject
{
    Q_OBJECT

public:
    using OnRefusal = std::function<bool(const Refusal &)>;

    Sender(Desk &desk, style::Banner &banner, QObject *parent);

    bool isBusy() const { return m_busy; }

    /// What was to be sent has changed: a command that found the log busy is not offered again as it was. One whose
    /// outcome is unknown stays, for it may have been done.
    void contentChanged();

    /// Has `verb` carry out `command`; `done` hears the answer. `refused` may deal with a refusal itself (true); else
    /// it is said on the banner.
    template <typename Value, typename Command>
    void send(Result<Value> (*verb)(Store &, const Command &), const Command &command,
        std::function<void(const Value &)> done, OnRefusal refused = {})
    {
        if (m_busy)
            return;
        setBusy(true);
        m_desk.perform([verb, command](Store &store) { return verb(store, command); })
            .then(this, [=, this](const Reply<Value> &reply) {
                setBusy(false);
                const auto again = [=, this] { send<Value>(verb, command, done, refused); };
                if (const auto *value = std::get_if<Value>(&reply)) {
                    m_banner.clear();
                    done(*value);
                } else if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                    offerRetry(*trouble, again);
                } else if (const auto &refusal = std::get<Refusal>(reply); refusal.acceptable) {
                    Command accepted = command;
                    if constexpr (requires { accepted.accepted; })
                        accepted.accepted = true;
                    offerAcceptance(refusal, [=, this] { send<Value>(verb, accepted, done, refused); });
                } else if (!refused || !refused(refusal)) {
                    say(refusal, again);
                }
            });
    }

signals:
    void busyChanged(bool busy);

private:
    void setBusy(bool busy);
    void offerRetry(const Trouble &trouble, const std::function<void()> &again);
    void offerAcceptance(const Refusal &refusal, const std::function<void()> &accept);
    void say(const Refusal &refusal, const std::function<void()> &again);

    Desk &m_desk;
    style::Banner &m_banner;
    bool m_busy = false;
    bool m_offersBusyRetry = false;
};

} // namespace seriatim
