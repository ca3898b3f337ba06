#pragma once

#include <memory>

#include "cli/cli.h"
#include "cli/console.h"
#include "store/store.h"

namespace seriatim::cli {

/// What every command is given: where it speaks, and which log it works on, as whom.
class Context
{
public:
    Context(const Surroundings &surroundings, const QString &path, const QString &actor);

    Console &console() { return m_console; }
    QIODevice &in() { return m_in; }
    QDate today() const { return m_clock().toLocalTime().date(); }
    QString path() const { return m_path; }

    /// Opens the log as it is; null if it cannot be, which was said then.
    std::unique_ptr<Store> open();
    /// A log that is being made, as somebody else (for the example, in which several people work).
    std::unique_ptr<Store> openAs(const QString &actor, const QString &path);
    /// Makes a new log and fills it; null if it cannot be, which was said or answered then.
    std::unique_ptr<Store> create(const sql::Fill &fill);

    /// Who acts, from where, and by which clock.
    Session session() const { return sessionOf(m_actor); }

    /// Whether a newer program wrote the log, so that nothing can be vouched for here. Says so.
    bool isOfNewerFormat(const Store &store);
    /// Of a log that was moved away, is not wholly brought here, or is a backup: says so, for its numbers may go on
    /// elsewhere.
    void sayIfNotLive(const Store &store);
    /// Before something is written by a login that the log's rules do not bind.
    void sayIfAboveRules(const Store &store);

    Exit wrongUse(const QString &sentence);
    /// Answers the refusal, and says what can be done about it, if a command can.
    Exit refused(const Refusal &refusal);
    void sayHowToConfirmTheClock();
    /// What a command comes to that cannot open its log; answers why.
    Exit notOpened();
    /// The same, once it was said why.
    Exit notOpened(const OpenFailure &failure);

private:
    Session sessionOf(const QString &actor) const;
    std::unique_ptr<Store> opened(sql::Opened result);
    std::nullptr_t failed(const OpenFailure &failure);

    Console m_console;
    QIODevice &m_in;
    std::function<QDateTime()> m_clock;
    std::function<sql::Opened(const QString &, const Session &)> m_open;
    QString m_path;
    QString m_actor;
    QString m_host;
    Exit m_notOpened = Exit::StorageFailed;
    std::optional<OpenFailure> m_failure; ///< Of the opening that failed last.
};

} // namespace seriatim::cli
