#include "sql/postgrestransaction.h"

#include "log/chain.h"
#include "log/codec.h"

#include <limits>

namespace seriatim::sql {

namespace {

const QString Channel = QStringLiteral("seriatim"); ///< On which appends are told, after their flush.

const QString ServersClock = QStringLiteral("SELECT recorded_now()");

/// The actor is whoever is logged in, not what the session says.
Session loggedIn(Session session, const PostgresConnection &connection)
{
    session.actor = connection.user();
    return session;
}

/// Where the log ends is known only with the answer.
Reading timesSince(Position known, Position head = std::numeric_limits<Position>::max())
{
    return {"log.latestTime", {known + 1, head}};
}

} // namespace

PostgresLog::PostgresLog(PostgresConnection &connection, Session session)
    : SqlLog(connection, loggedIn(std::move(session), connection)), m_connection(connection)
{
}

QDateTime PostgresLog::now() const
{
    if (m_lockedNow)
        return *m_lockedNow;
    return chain::fromTimestamp(m_connection.send({ServersClock}).front().front().front().toString());
}

void PostgresLog::release()
{
    m_lockedNow.reset();
    unlocked();
}

void PostgresLog::appended(Position head)
{
    m_appended = head;
    m_connection.sendCourtesy(QString::fromUtf8(WakeUp));
}

void PostgresLog::issuedAhead(Position head)
{
    constexpr Position events = 3;
    m_isAlone = head - events == m_appended;
    m_appended = head;
}

void PostgresLog::noteTime(const QDateTime &now)
{
    m_serverTime = now;
    m_sinceThen.start();
}

/// That the time is right, the server finds out itself: nothing but speed depends on it.
std::unique_ptr<Forecast> PostgresLog::forecast(Position known)
{
    if (m_lockedNow || known == 0 || !m_serverTime.isValid())
        return nullptr;
    m_lockedNow = m_serverTime.addMSecs(m_sinceThen.elapsed());
    return std::make_unique<PostgresForecast>(m_connection, *this, known, m_isAlone);
}

void PostgresLog::settle() const
{
    m_connection.send(FlushOnServer);
}

void PostgresLog::giveUp(const QUuid &command) const
{
    try {
        m_connection.send(
            {BeginOnServer, QStringLiteral("SELECT give_up(%1)").arg(m_connection.literal(codec::text(command))),
                QStringLiteral("COMMIT")});
    } catch (const LogError &) {
        m_connection.rollBack();
        throw;
    }
}

void PostgresLog::expect(const Foresight &foresight)
{
    std::vector<Reading> readings;
    if (!m_lockedNow) { // What others have appended is looked at once, when the lock is taken.
        readings.push_back({"log.types", {judged()}});
        // The first time only the tail is asked for, and where that begins is not known yet: all of a log of a million
        // documents takes 1.2 seconds, for which everybody waits.
        if (timesKnown() > 0)
            readings.push_back(timesSince(timesKnown()));
    }
    for (const QUuid &each : foresight.commands)
        readings.push_back({"log.command", {codec::text(each)}});
    if (!foresight.document.isEmpty()) {
        readings.push_back({"log.stream", {codec::documentStream(foresight.document)}});
        readings.push_back({"numbers.reservationOf", {foresight.document}});
    }
    m_connection.ahead().expect(std::move(readings));
}

bool PostgresLog::listen(std::function<void()> grown)
{
    return m_connection.listen(Channel, std::move(grown));
}

std::unique_ptr<Transaction> PostgresLog::begin()
{
    std::vector<PostgresConnection::Rows> results;
    try {
        results = m_connection.sendAhead({BeginOnServer, QStringLiteral("SET LOCAL synchronous_commit = off"),
            QStringLiteral("SELECT id, format, role, position, hash, recorded_now() FROM lock_log()")});
    } catch (const LogError &error) {
        m_connection.ahead().end();
        m_connection.rollBack();
        if (error.kind() != LogError::Kind::Busy)
            throw;
        return nullptr;
    }
    const QVariantList &head = results.back().front();
    const LogInfo now{head[0].toString(), head[1].toInt(), logRoleFrom(head[2].toString()),
        {head[3].toLongLong(), head[4].toByteArray()}};
    m_lockedNow = chain::fromTimestamp(head[5].toString());
    noteTime(*m_lockedNow);
    m_isAlone = now.head.position == m_appended;
    auto transaction = std::make_unique<PostgresTransaction>(m_connection, *this, now.head.position, m_isAlone);
    m_connection.ahead().add({"log.info", {}}, results.back());
    m_connection.ahead().rename(timesSince(timesKnown()), timesSince(timesKnown(), now.head.position));
    judge(now);
    return transaction;
}

} // namespace seriatim::sql
