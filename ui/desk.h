#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>
#include <type_traits>
#include <variant>

#include "log/openfailure.h"
#include "store/store.h"
#include "usecases/usecases.h"

namespace seriatim {

/// Broken storage, as the desk tells it.
struct Trouble {
    LogError::Kind kind = LogError::Kind::Failed;
    QString detail;
    std::optional<OpenFailure> failure = {}; ///< The log could not be opened, so that nothing was changed.

    static Trouble of(const OpenFailure &failure);
    bool isAboutLogin() const { return failure && failure->isAboutLogin(); }
    bool isLike(const Trouble &other) const; ///< Of the same cause, whatever its words.
    QString sentence() const;                ///< For people, as `ui/words` has it.
};

/// What comes back over the desk: the value, why not, or that the storage failed.
template <typename Value>
using Reply = std::variant<Value, Refusal, Trouble>;

template <typename Value>
struct ReplyOf {
    using Type = Reply<Value>;
};
template <typename Value>
struct ReplyOf<Result<Value>> {
    using Type = Reply<Value>;
};

/// A thread with a store of its own, opened there, on which work waits in line.
class DeskThread final : public QObject
{
    Q_OBJECT

public:
    using Open = std::function<std::variant<std::unique_ptr<Store>, OpenFailure>()>;
    using Opened = std::function<void(Store &)>;

    /// `opened` is called over there each time that a store was opened: after a failure, a new one is.
    explicit DeskThread(const QString &name, Open open, Opened opened = {});
    ~DeskThread() override; ///< Waits for the work that has begun; what has not is dropped, its futures cancelled.

    enum class Persistence {
        Once, ///< Whatever happens.
        Anew, ///< What failed and changed nothing is tried once more, on a new connection: the old one may have gone.
    };

    /// Runs `work(Store &)` over there.
    template <typename Work>
    auto run(Work work, Persistence persistence = Persistence::Once)
        -> QFuture<typename ReplyOf<std::invoke_result_t<Work, Store &>>::Type>
    {
        using Outcome = typename ReplyOf<std::invoke_result_t<Work, Store &>>::Type;
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        post([this, promise, persistence, work = std::move(work)]() mutable {
            promise->addResult(attempt<Outcome>(work, persistence));
            promise->finish();
        });
        return promise->future();
    }

private:
    void post(std::function<void()> task);
    std::optional<OpenFailure> reach(); ///< Opens the store if there is none. Empty: it is open.

    template <typename Outcome, typename Work>
    Outcome attempt(Work &work, Persistence persistence)
    {
        const bool isNew = !m_store;
        try {
            if (const auto failure = reach())
                return Trouble::of(*failure);
            auto result = work(*m_store);
            if constexpr (std::is_constructible_v<Outcome, decltype(result)>)
                return Outcome(std::move(result));
            else
                return std::visit([](auto &&each) { return Outcome(std::move(each)); }, std::move(result));
        } catch (const LogError &error) {
            // A connection that failed may say anything now: what comes next asks a new one.
            m_store.reset();
            if (persistence == Persistence::Anew && !isNew && error.kind() == LogError::Kind::Failed)
                return attempt<Outcome>(work, Persistence::Once);
            return Trouble{error.kind(), error.detail()};
        }
    }

    Open m_open;
    Opened m_opened;
    std::unique_ptr<Store> m_store;
    QThread m_thread;
    QObject *m_there = nullptr; ///< Lives on the thread, owned by it.
};

/// An outcome that is under way, told on the window's thread to whoever is still there to hear it.
///
/// Not by `QFuture::then(context)`: that looks at its context on the thread that finishes, where a widget may be going
/// at that moment, and has been seen to continue twice (Qt 6.4).
template <typename Outcome>
class Coming
{
public:
    Coming(QObject *desk, QFuture<Outcome> future) : m_desk(desk), m_future(std::move(future)) {}

    /// Calls `handler(const Outcome &)`, unless `receiver` is gone by then or the desk is being closed. Never within
    /// this call, not even if the answer is there already, for a watcher hears by an event: who asks while it paints is
    /// not changed under its feet. A handler throws nothing.
    template <typename Handler>
    void then(QObject *receiver, Handler handler)
    {
        auto *watcher = new QFutureWatcher<Outcome>(m_desk); // Goes with the desk, or once it has told.
        const auto tell = [watcher, receiver = QPointer<QObject>(receiver),
                              handler = std::move(handler)]() mutable noexcept {
            watcher->deleteLater();
            if (receiver && watcher->future().resultCount() > 0)
                handler(watcher->result());
        };
        QObject::connect(watcher, &QFutureWatcherBase::finished, m_desk, tell);
        watcher->setFuture(m_future);
    }

private:
    QObject *m_desk;
    QFuture<Outcome> m_future;
};

/// The window's only door to the core. Nothing here waits: every call answers at once with what is coming, to be
/// continued on the window's thread by `.then(this, …)`.
///
/// Commands, queries, what goes out, and long work have a thread and a connection each, so that lists stay alive while
/// a command waits for the log's lock, and a page is printed while the log is verified.
class Desk final : public QObject
{
    Q_OBJECT

public:
    explicit Desk(DeskThread::Open open);
    ~Desk() override;

    /// Runs a use case: `desk.perform([command](Store &store) { return issueDocument(store, command); })`.
    template <typename Work>
    auto perform(Work work)
    {
        auto outcome = coming(m_commands.run(std::move(work), DeskThread::Persistence::Anew));
        outcome.then(this, [this](const auto &) { lookForGrowth(); });
        return outcome;
    }

    /// Runs a reading, which takes no lock.
    template <typename Work>
    auto ask(Work work)
    {
        return coming(m_queries.run(std::move(work), DeskThread::Persistence::Anew));
    }

    /// Runs what leaves the program (prints, exports) beside commands and long work.
    template <typename Work>
    auto dispatch(Work work)
    {
        return coming(m_outgoing.run(std::move(work)));
    }

    /// Runs long work (verify, rebuild) beside the others.
    template <typename Work>
    auto labour(Work work)
    {
        return coming(m_labour.run(std::move(work)));
    }

    /// Looks whether the log has grown, here or by another window, and tells. Also done when the log says so itself;
    /// four times a second where it does not, and each second while nobody can tell; not by itself where a login is
    /// refused, for servers lock out who tries again and again.
    void lookForGrowth();
    /// Tells again how long the log is, so that everything is read anew, or that nobody can tell.
    void refresh();

signals:
    /// Somebody appended: lists read anew.
    void logGrew(qint64 position);
    /// Nobody can tell whether somebody appended: what is shown may be old, until `seesAgain`. Told again when it is
    /// for another cause.
    void wentBlind(const Trouble &trouble);
    void seesAgain();
    /// The log is only read from now on (`Store::readOnlyReason`): it moved to another place, say.
    void becameReadOnly(const QString &reason);

private:
    /// What is seen of the log from time to time.
    struct Look {
        Position head = 0;
        QString readOnlyReason;
    };
    void listenTo(Store &store);
    void goBlind(const Trouble &trouble, bool tellsAgain);
    void take(const Look &look, bool tellsAgain);

    template <typename Outcome>
    Coming<Outcome> coming(QFuture<Outcome> future)
    {
        return {this, std::move(future)};
    }

    QTimer m_look;
    DeskThread m_commands;
    DeskThread m_queries;
    DeskThread m_outgoing;
    DeskThread m_labour;
    Position m_seen = -1;
    QString m_readOnlyReason;
    bool m_looking = false;
    bool m_looksAgain = false;          ///< As soon as the look that is under way is done.
    std::optional<Trouble> m_blindness; ///< Why nobody can tell whether it has grown.
    bool m_tellsAgain = false;          ///< The next look tells, even if nothing is new.
};

} // namespace seriatim
