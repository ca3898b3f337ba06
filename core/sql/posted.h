#pragma once

#include <QByteArray>
#include <QVariant>

#include <set>
#include <span>
#include <vector>

struct pg_conn;

namespace seriatim::sql {

/// A statement that is prepared once on a connection, and carried out as a transaction of its own.
struct Step {
    const char *name;
    const char *text;                 ///< With $1, $2, … for values.
    std::vector<QByteArray> values{}; ///< In UTF-8. One that is null stands for NULL.
};

/// What is sent to the server over a connection of Qt's driver, but not by it: Qt's `exec` always waits, and parses a
/// statement each time, so libpq is spoken to directly, as far as this goes and no farther.
///
/// A message may be sent whose answer is not waited for yet: the server works on it meanwhile. There is one at a time,
/// and its answer is taken before anything else is sent. Until then libpq reads on no farther, so that notifications
/// are not heard, either.
class Posted
{
public:
    explicit Posted(pg_conn *connection);

    /// Whether it matters how the message fares.
    enum class Kind { Vital, Courtesy };

    /// Sends the message, when the one before it is answered. Throws `ServerError`.
    void post(const QByteArray &message, Kind kind);

    using Rows = std::vector<QVariantList>;
    /// Carries out the steps in one journey, each whatever became of the one before, and answers what the first one
    /// found, as text. Before the first time, each costs a journey to be prepared. `courtesy` goes behind them, and is
    /// not waited for. Throws the first `ServerError`, whose statement is twice the step's place, and one more if it
    /// met the step's commit.
    Rows carryOut(std::span<const Step> steps, const Step *courtesy);

    /// Waits for what was posted. Throws `ServerError` if it was vital and failed.
    void await();
    /// Waits, however it fared.
    void forget();

private:
    void prepare(const Step &step);
    void send(const Step &step);
    Rows take(int place);
    void takeAll();
    [[noreturn]] void fail() const;

    pg_conn *m_connection; ///< The driver's.
    Kind m_kind = Kind::Courtesy;
    bool m_isOpen = false;             ///< There is an answer to be waited for.
    int m_steps = 0;                   ///< Whose answers are still to be taken.
    bool m_isPipeline = false;         ///< Steps were sent.
    std::set<const char *> m_prepared; ///< Names of steps.
};

} // namespace seriatim::sql
