#pragma once

#include <QElapsedTimer>
#include <QProcess>

#include <memory>
#include <vector>

#include "crash/oracle.h"

namespace seriatim::crash {

/// Milliseconds without an answer.
constexpr qint64 Starved = 10'000;

/// One process that issues for a time, and how long it ever waited for its next answer.
class Clerk
{
public:
    Clerk(const QString &program, const QStringList &arguments, qint64 runFor);

    bool isHonest() const { return m_isHonest; }
    bool isDone() const { return m_process.state() == QProcess::NotRunning; }
    /// Why it ended otherwise than it ought to; empty if it did not.
    QString failure();
    /// What it said to people.
    QString words() { return QString::fromUtf8(m_words += m_process.readAllStandardError()); }
    qint64 longestWait() const { return m_longestWait; }
    const Intents &intents() const { return m_intents; }
    qsizetype sent() const { return m_intents.commands.size(); }
    qsizetype answered() const { return m_answered; } ///< Lines that it has told.
    void tell(Acknowledgements &acknowledged, QStringList &refusals) const
    {
        takeAnswers(m_output, m_intents, acknowledged, refusals);
    }

    /// Lets it end as soon as it has issued what was sent.
    void dismiss() { m_process.closeWriteChannel(); }
    void kill() { m_process.kill(); }

private:
    void noteWait() { m_longestWait = std::max(m_longestWait, m_sinceAnswer.restart()); }
    void takeAnswer();
    void sendMore();

    const bool m_isHonest;
    const qint64 m_runFor;
    QProcess m_process;
    Intents m_intents;
    QByteArray m_output, m_words;
    qsizetype m_answered = 0;
    QElapsedTimer m_sinceStart, m_sinceAnswer;
    qint64 m_longestWait = 0; ///< Milliseconds.
};

/// What came of several processes that issued on one log at the same time.
struct Outcome {
    QStringList faults;
    qint64 longestWait = 0; ///< Of those who do not keep others waiting themselves.
};

/// Several processes that issue on one log at the same time.
class Office
{
public:
    /// On a log that is made for it: a file, or an empty one on a server, whose address has the clerk in it.
    explicit Office(const QString &log) : m_log(log) { createLog(log); }

    void hire(int clerks, qint64 runFor);
    /// `mode`: as `issuer` takes it.
    void hireTwins(const QStringList &mode, int clerks, qint64 runFor);

    bool isDone() const;
    Outcome outcome() const;

private:
    const QString m_log;
    std::vector<std::unique_ptr<Clerk>> m_clerks;
};

} // namespace seriatim::crash
