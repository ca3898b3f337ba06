#include "sql/moving.h"

#include <QFileInfo>

#include <algorithm>

#include "domain/text.h"
#include "log/chain.h"
#include "log/ids.h"
#include "readmodel/givingway.h"
#include "sql/arrival.h"
#include "sql/departure.h"
#include "sql/serveraddress.h"
#include "sql/sqllog.h"

namespace seriatim::sql {

namespace {

constexpr Position Rest = 100; ///< So many events at most are copied while clerks wait.

using Outcome = std::variant<Moved, OpenFailure, Refusal>;
using Stopped = std::optional<Outcome>; ///< Why it does not go on; empty if it does.

/// Whether these events stand behind the head, each with the hash that chains it; the head goes along as far as they
/// do.
bool follows(const std::vector<RecordedEvent> &page, Head &head)
{
    for (const RecordedEvent &each : page) {
        if (each.position != head.position + 1 || each.hash != chain::link(head.hash, each))
            return false;
        head = {each.position, each.hash};
    }
    return true;
}

Refusal readOnly(const QString &reason)
{
    return {Rule::LogReadOnly, {}, {{"reason", reason}}};
}

class Move
{
public:
    explicit Move(const Moving &moving)
        : m_moving(moving), m_copying(moving.copying), m_from(placeOf(moving.from)), m_to(placeOf(moving.to))
    {
    }

    Outcome run()
    {
        for (const auto step : {&Move::judgePlaces, &Move::openSource, &Move::openTarget, &Move::copyAll,
                 &Move::compare, &Move::close, &Move::open}) {
            if (auto stopped = (this->*step)())
                return *std::move(stopped);
        }
        return m_moved;
    }

private:
    /// They stand in the log for good.
    Stopped judgePlaces()
    {
        for (const auto &[place, field] : {std::pair(&m_from, "from"), {&m_to, "to"}}) {
            const auto accepted = acceptText(*place, TextShape::OneLine, field);
            if (isRefused(accepted))
                return refusalOf(accepted);
            *place = std::get<QString>(accepted);
        }
        return m_from == m_to ? Stopped(Refusal{Rule::SamePlace, {}, {{"place", m_to}}}) : std::nullopt;
    }

    Stopped openSource()
    {
        auto opened = openDeparture(m_moving.from, m_moving.session);
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            return *failure;
        m_source = std::move(std::get<std::unique_ptr<Departure>>(opened));
        const LogInfo info = source().info();
        m_moved.log = info.id;
        if (info.role == LogRole::Moved)
            m_closed = endOf(source(), info.head.position);
        if (m_closed)
            return std::nullopt;
        if (const QString reason = m_source->readOnlyReason(); !reason.isEmpty())
            return readOnly(reason);
        if (info.role != LogRole::Live)
            return readOnly(QStringLiteral("branch"));
        if (info.head.position == 0)
            return Refusal{Rule::LogEmpty, {}, {{"place", m_from}}};
        if (!m_source->mayClose())
            return Refusal{Rule::NotAdministrator, {}, {{"place", m_from}}};
        return std::nullopt;
    }

    Stopped openTarget()
    {
        if (auto stopped = take(openArrival(m_moving.to, m_moving.session)))
            return stopped;
        if (m_target)
            return judgeTarget();
        if (m_closed)
            return movedElsewhere();
        const QString arrival = codec::text(ids::next());
        auto stopped = take(beginArrival(m_moving.to, m_moved.log, arrival, m_moving.session));
        if (stopped)
            return stopped;
        m_head = target().info().head;
        reach(MovingStep::Begun);
        return std::nullopt;
    }

    Stopped take(OpenedArrival opened)
    {
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            return *failure;
        if (const auto *refusal = std::get_if<Refusal>(&opened))
            return *refusal;
        m_target = std::move(std::get<std::unique_ptr<Arrival>>(opened));
        return std::nullopt;
    }

    /// Something is there already: what an earlier run has left, or what is none of our business.
    Stopped judgeTarget()
    {
        const LogInfo there = target().info();
        const bool isOurs = there.id == m_moved.log;
        if (m_closed && isOurs && target().command(QUuid(m_closed->arrival))) {
            m_moved.head = there.head;
            m_moved.repeated = true;
            return m_moved;
        }
        if (m_closed && m_target->id() != m_closed->arrival)
            return movedElsewhere();
        if (isOurs && m_target->id().isEmpty())
            return Refusal{Rule::SamePlace, {}, {{"place", m_to}}};
        if (!isOurs || !isBeginning(there.head))
            return Refusal{Rule::PlaceTaken, {}, {{"place", m_to}, {"log", there.id}}};
        m_head = there.head;
        return std::nullopt;
    }

    Refusal movedElsewhere() const { return {Rule::LogMoved, {}, {{"place", m_closed->to}}}; }

    /// Whether what ends there is what this log begins with: each hash covers all that is before it.
    bool isBeginning(const Head &head) const
    {
        if (head.position == 0)
            return true;
        const auto last = source().read(head.position - 1, 1);
        return !last.empty() && last.front().position == head.position && last.front().hash == head.hash;
    }

    Stopped copyAll() { return copyUpTo(0, std::ref(m_copying)); }

    /// Copies until no more than `rest` events are left.
    Stopped copyUpTo(Position rest, const Progress &copying)
    {
        for (;;) {
            const Position last = source().info().head.position;
            if (copying && !copying(m_head.position, last))
                return cancelled();
            if (last - m_head.position <= rest)
                return std::nullopt;
            if (auto stopped = copy(source().read(m_head.position, m_moving.pageSize)))
                return stopped;
            reach(MovingStep::Page);
        }
    }

    Stopped copy(const std::vector<RecordedEvent> &page)
    {
        Head head = m_head;
        if (page.empty() || !follows(page, head))
            return Refusal{
                Rule::ChainBroken, {}, {{"place", m_from}, {"position", QString::number(head.position + 1)}}};
        source().settle(); // Else a crash could take from the source what the target has.
        m_target->take(page);
        m_moved.copied += static_cast<Position>(page.size());
        m_head = head;
        return std::nullopt;
    }

    /// What the target holds by now, read again: its chain, and all that was made from its events.
    Stopped compare()
    {
        Head head{0, chain::genesis(m_moved.log)};
        while (head.position < m_head.position) {
            if (m_moving.comparing && !m_moving.comparing(head.position, m_head.position))
                return cancelled();
            const auto page = target().read(head.position, m_moving.pageSize);
            if (page.empty() || !follows(page, head))
                return differs(QStringLiteral("event"), QString::number(head.position + 1), 1);
        }
        if (head != m_head)
            return differs(QStringLiteral("event"), QString::number(head.position), 1);
        return compareReadModels();
    }

    Stopped compareReadModels()
    {
        bool goesOn = true;
        const auto differences = m_target->upkeep().compare([&](qint64 done, qint64 total) {
            goesOn = !m_moving.comparing || m_moving.comparing(done, total);
            return goesOn;
        });
        if (!goesOn)
            return cancelled();
        if (!differences.empty())
            return differs(differences.front().table, differences.front().key, differences.size());
        reach(MovingStep::Compared);
        return std::nullopt;
    }

    Refusal differs(const QString &table, const QString &key, std::size_t count) const
    {
        return {Rule::CopyDiffers, {},
            {{"place", m_to}, {"table", table}, {"key", key}, {"count", QString::number(count)}}};
    }

    Stopped close()
    {
        if (m_closed)
            return std::nullopt;
        if (auto stopped = copyUpTo(Rest, std::ref(m_copying)))
            return stopped;
        const auto locked = m_source->lock();
        if (isRefused(locked))
            return refusalOf(locked);
        reach(MovingStep::Locked);
        if (auto stopped = copyUpTo(0, m_moving.copying)) // Without a rest: everybody waits.
            return stopped;
        reach(MovingStep::RestCopied);
        m_closed = LogMoved{m_to, m_target->id()};
        std::get<std::unique_ptr<Closing>>(locked)->close(*m_closed);
        reach(MovingStep::Closed);
        return std::nullopt;
    }

    Stopped open()
    {
        if (auto stopped = copyUpTo(0, m_moving.copying)) // The event that closed the source.
            return stopped;
        m_target->finish({m_from});
        m_moved.head = target().info().head;
        reach(MovingStep::Finished);
        return std::nullopt;
    }

    Moved cancelled()
    {
        m_moved.complete = false;
        m_moved.head = m_head;
        return m_moved;
    }

    void reach(MovingStep step) const
    {
        if (m_moving.reached)
            m_moving.reached(step);
    }

    const EventLog &source() const { return m_source->log(); }
    const EventLog &target() const { return m_target->log(); }

    const Moving &m_moving;
    GivingWay m_copying; ///< To those who still issue in the source.
    QString m_from, m_to;
    std::unique_ptr<Departure> m_source;
    std::unique_ptr<Arrival> m_target;
    std::optional<LogMoved> m_closed; ///< What closed the source, if it is closed.
    Head m_head;                      ///< Of the target.
    Moved m_moved;
};

} // namespace

std::variant<Moved, OpenFailure, Refusal> moveLog(const Moving &moving)
{
    return Move(moving).run();
}

QString placeOf(const QString &log)
{
    if (ServerAddress::isMeant(log)) {
        const auto address = ServerAddress::parse(log);
        return address ? address->place() : ServerAddress::withoutPasswords(log);
    }
    // A file that is not there yet has no canonical path, but its folder has.
    const QFileInfo file(log);
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(file.absolutePath()).canonicalFilePath() + u'/' + file.fileName()
                               : canonical;
}

} // namespace seriatim::sql
