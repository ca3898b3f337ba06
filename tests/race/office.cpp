#include "race/office.h"

#include <algorithm>

namespace seriatim::crash {

namespace {

constexpr int LinesAtOnce = 10;

} // namespace

Clerk::Clerk(const QString &program, const QStringList &arguments, qint64 runFor)
    : m_isHonest(program == QStringLiteral(SERIATIM_PROGRAM)), m_runFor(runFor)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { takeAnswer(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { noteWait(); });
    m_process.start(program, arguments);
    m_sinceStart.start();
    m_sinceAnswer.start();
    sendMore();
}

QString Clerk::failure()
{
    if (m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0)
        return {};
    return QStringLiteral("exit code %1: %2").arg(m_process.exitCode()).arg(words());
}

void Clerk::takeAnswer()
{
    noteWait();
    const QByteArray output = m_process.readAllStandardOutput();
    m_output += output;
    m_answered += output.count('\n');
    // Never without something to do, until the time is over.
    if (m_sinceStart.elapsed() >= m_runFor)
        m_process.closeWriteChannel();
    else if (m_answered + LinesAtOnce / 2 > sent())
        sendMore();
}

void Clerk::sendMore()
{
    const Intents more = makeIntents(LinesAtOnce);
    m_intents += more;
    m_process.write(more.lines);
}

void Office::hire(int clerks, qint64 runFor)
{
    for (int i = 0; i < clerks; ++i)
        m_clerks.push_back(std::make_unique<Clerk>(SERIATIM_PROGRAM, issueArguments(m_log), runFor));
}

void Office::hireTwins(const QStringList &mode, int clerks, qint64 runFor)
{
    for (int i = 0; i < clerks; ++i)
        m_clerks.push_back(std::make_unique<Clerk>(ISSUER_PROGRAM, QStringList{m_log} + mode, runFor));
}

bool Office::isDone() const
{
    return std::ranges::all_of(m_clerks, [](const auto &each) { return each->isDone(); });
}

Outcome Office::outcome() const
{
    Outcome outcome;
    Acknowledgements acknowledged;
    qsizetype sent = 0;
    for (const auto &clerk : m_clerks) {
        clerk->tell(acknowledged, outcome.faults);
        if (const QString failure = clerk->failure(); !failure.isEmpty())
            outcome.faults += failure;
        if (clerk->isHonest())
            outcome.longestWait = std::max(outcome.longestWait, clerk->longestWait());
        sent += clerk->sent();
    }
    if (acknowledged.size() != sent)
        outcome.faults += QStringLiteral("%1 of %2 answered").arg(acknowledged.size()).arg(sent);
    outcome.faults += faultsOf(m_log, acknowledged);
    qInfo("%lld documents, longest wait %lld ms", static_cast<long long>(acknowledged.size()),
        static_cast<long long>(outcome.longestWait));
    return outcome;
}

} // namespace seriatim::crash
