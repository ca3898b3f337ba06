#include "sql/postgrestransaction.h"

#include <algorithm>
#include <array>

#include "log/chain.h"
#include "log/codec.h"

namespace seriatim::sql {

namespace {

constexpr const char *FlushText = "SELECT pg_logical_emit_message(true, 'seriatim', '')";
const QString Commit = QStringLiteral("COMMIT");
const QString CommitFlushes = QStringLiteral("SET LOCAL synchronous_commit = on");

constexpr std::size_t MostWaiting = 25; ///< Appends of a batch. The server works on them while more are decided.

/// Whether the server said itself that nothing came of it: before the commit, or by refusing the commit. Any other
/// error may have met a commit that was done.
bool isUndone(const ServerError &error, int commit)
{
    if (error.state().isEmpty())
        return false;
    const bool isRefused = error.state().startsWith(u"23") || error.state().startsWith(u"40");
    return error.statement() < commit || (error.statement() == commit && isRefused);
}

/// When a decision holds that was made by this clock: on the same day, and as long as the clock was not set.
std::array<QDateTime, 2> holdsWithin(const QDateTime &now)
{
    constexpr qint64 tolerance = 60; // Seconds.
    const QDate today = now.toLocalTime().date();
    return {std::max(now.addSecs(-tolerance), today.startOfDay().toUTC()),
        std::min(now.addSecs(tolerance), today.addDays(1).startOfDay().toUTC())};
}

constexpr const char *ForecastText = "SELECT given, spelled, step, last, stamp "
                                     "FROM issue($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

std::vector<QByteArray> forecastValues(const PostgresLog &log, const CommandKey &command, const PlainIssue &issue,
    const IssuedTexts &texts, Position known, bool flushesItself)
{
    std::vector<QByteArray> values{codec::text(command.id).toUtf8(), log.session().origin.toUtf8(),
        command.request.toUtf8(), issue.series.toUtf8(), issue.period.toUtf8(), issue.document.toUtf8(), texts.content,
        texts.totals, QByteArray::number(known)};
    for (const QDateTime &each : holdsWithin(log.now()))
        values.push_back(chain::timestamp(each).toUtf8());
    values.push_back(flushesItself ? "on" : "off");
    return values;
}

} // namespace

const QString BeginOnServer = QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED");
const QStringList FlushOnServer{BeginOnServer, QString::fromLatin1(FlushText), Commit};

PostgresTransaction::PostgresTransaction(PostgresConnection &connection, PostgresLog &log, Position head, bool isAlone)
    : m_connection(connection), m_log(log), m_appends(connection, log.session()), m_position(head), m_isAlone(isAlone)
{
    m_connection.beforeReading([this] { return m_appends.take(); });
}

PostgresTransaction::~PostgresTransaction()
{
    m_log.release();
    m_connection.ahead().end();
    m_connection.beforeReading({});
    if (m_isOpen)
        m_connection.rollBack();
}

Position PostgresTransaction::append(const CommandKey &command, const std::vector<NewEvent> &events)
{
    m_appends.add(command, events);
    return added(std::ssize(events));
}

Position PostgresTransaction::appendIssue(
    const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue)
{
    m_appends.addIssue(command, events, issue);
    return added(std::ssize(events));
}

Position PostgresTransaction::added(qsizetype events)
{
    m_hasAppended = true;
    if (m_appends.waiting() >= MostWaiting)
        m_connection.post(m_appends.take());
    m_position += events;
    return m_position;
}

void PostgresTransaction::commit()
{
    m_connection.ahead().end();
    // One that was aborted fails at the first of them: its COMMIT alone would be answered as if all were well.
    QStringList before = m_appends.take() + QStringList{QStringLiteral("SELECT 1")};
    // Where nobody waits, to keep the lock through the flush costs less than a transaction of its own for it.
    const bool flushesItself = m_isAlone && m_hasAppended;
    if (flushesItself)
        before.append(CommitFlushes);
    try {
        m_connection.send(before + QStringList{Commit} + (flushesItself ? QStringList() : FlushOnServer));
        m_isOpen = false;
    } catch (const ServerError &error) {
        if (!m_hasAppended || isUndone(error, static_cast<int>(before.size())))
            throw;
        throw LogError(LogError::Kind::OutcomeUnknown, error.detail(), error.kind());
    }
    if (m_hasAppended)
        m_log.appended(m_position);
}

PostgresForecast::~PostgresForecast()
{
    m_log.release();
}

Position PostgresForecast::append(const CommandKey & /*command*/, const std::vector<NewEvent> &events)
{
    return m_known + std::ssize(events);
}

Position PostgresForecast::appendIssue(
    const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue)
{
    const auto texts = issuableTexts(m_log.session(), issue, command.request, events);
    if (texts) { // Of a new document: any other is found to be there (issue.sql).
        m_issued.series = issue.series;
        m_issued.period = issue.period;
        m_values = forecastValues(m_log, command, issue, *texts, m_known, m_isAlone);
    }
    return m_known + std::ssize(events);
}

void PostgresForecast::commit()
{
    if (m_values.empty())
        return;
    std::vector<Step> steps{{"issue", ForecastText, std::move(m_values)}};
    if (!m_isAlone)
        steps.push_back({"flush", FlushText});
    Posted::Rows found;
    try {
        found = m_connection.carryOut(steps, {"wake-up", PostgresLog::WakeUp});
    } catch (const ServerError &error) {
        if (!isUndone(error, 1))
            throw LogError(LogError::Kind::OutcomeUnknown, error.detail(), error.kind());
        // Whatever the server says, it is looked at again under the lock: that the command is there already, or that
        // the function is another since somebody brought the server up to date. A fault is met there once more, and
        // told.
        m_outcome = error.kind() == LogError::Kind::Busy ? Outcome::Busy : Outcome::Outdated;
        return;
    }
    const QVariantList &answer = found.front();
    if (answer[0].isNull())
        return;
    m_outcome = Outcome::Appended;
    m_issued.ordinal = answer[0].toLongLong();
    m_issued.number = answer[1].toString();
    m_issued.seriesVersion = answer[2].toLongLong();
    m_issued.position = answer[3].toLongLong();
    m_log.noteTime(chain::fromTimestamp(answer[4].toString()));
    m_log.issuedAhead(m_issued.position);
}

} // namespace seriatim::sql
