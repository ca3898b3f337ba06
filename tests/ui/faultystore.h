#pragma once

#include <atomic>
#include <memory>

#include "store/store.h"

namespace seriatim {

/// What is to go wrong: with the next commit, with every reading of a stream, or with what an event says.
struct Fault {
    enum Kind { None, ReplyLost, DiskFull, DiskFullNextButOne };
    std::atomic<Kind> next = None;
    std::atomic<bool> unreadable = false; ///< No stream can be read, as long as it is set.
    std::atomic<Position> forged = 0;     ///< The event that says something else than what was hashed.
    QString readOnly;                     ///< Why nothing can be written; set before a store is opened.
    enum Part { Numbers = 1, Documents = 2, Parties = 4, Head = 8 };
    std::atomic<int> unread = 0;          ///< Parts that cannot be read, as long as they are set.
    std::atomic<int> companyReadings = 0; ///< How often the company's stream was read.
    std::atomic<bool> unusable = false;   ///< No transaction can begin, as long as it is set.
    std::atomic<bool> moved = false;      ///< The log is only read from now on, for it was moved.
};

/// A store whose storage fails on demand: a commit whose reply is lost was done, one on a full disk was not.
class FaultyStore final : public Store, private EventLog
{
public:
    FaultyStore(std::unique_ptr<Store> inner, std::shared_ptr<Fault> fault)
        : m_inner(std::move(inner)), m_fault(std::move(fault))
    {
    }

    EventLog &log() override { return *this; }
    const EventLog &log() const override { return *this; }
    const Numbers &numbers() const override
    {
        failIf(Fault::Numbers);
        return m_inner->numbers();
    }
    const Documents &documents() const override
    {
        failIf(Fault::Documents);
        return m_inner->documents();
    }
    const Parties &parties() const override
    {
        failIf(Fault::Parties);
        return m_inner->parties();
    }
    Upkeep &upkeep() override { return m_inner->upkeep(); }
    QString readOnlyReason() const override
    {
        if (m_fault->moved)
            return QStringLiteral("moved");
        return m_fault->readOnly.isEmpty() ? m_inner->readOnlyReason() : m_fault->readOnly;
    }

private:
    class Faulty final : public Transaction
    {
    public:
        Faulty(std::unique_ptr<Transaction> inner, std::shared_ptr<Fault> fault)
            : m_inner(std::move(inner)), m_fault(std::move(fault))
        {
        }
        Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
        {
            return m_inner->append(command, events);
        }
        void commit() override
        {
            const Fault::Kind fault = m_fault->next.exchange(Fault::None);
            if (fault == Fault::DiskFullNextButOne)
                m_fault->next = Fault::DiskFull;
            if (fault == Fault::DiskFull)
                throw LogError(LogError::Kind::Full, {});
            m_inner->commit();
            if (fault == Fault::ReplyLost)
                throw LogError(LogError::Kind::OutcomeUnknown, {});
        }

    private:
        std::unique_ptr<Transaction> m_inner;
        std::shared_ptr<Fault> m_fault;
    };

    void failIf(Fault::Part part) const
    {
        if ((m_fault->unread & part) != 0)
            throw LogError(LogError::Kind::Failed, {});
    }

    const EventLog &inner() const { return std::as_const(*m_inner).log(); }
    LogInfo info() const override
    {
        failIf(Fault::Head);
        return inner().info();
    }
    const Session &session() const override { return inner().session(); }
    std::vector<RecordedEvent> read(Position after, int limit) const override
    {
        auto events = inner().read(after, limit);
        for (RecordedEvent &event : events) {
            if (event.position == m_fault->forged)
                event.actor = QStringLiteral("nobody");
        }
        return events;
    }
    std::vector<RecordedEvent> stream(const QString &stream) const override
    {
        if (m_fault->unreadable)
            throw LogError(LogError::Kind::Failed, QStringLiteral("input/output error"));
        if (stream == u"company")
            ++m_fault->companyReadings;
        return inner().stream(stream);
    }
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override
    {
        if (m_fault->unreadable)
            throw LogError(LogError::Kind::Failed, QStringLiteral("input/output error"));
        return inner().latest(stream, type);
    }
    Version versionOf(const QString &stream) const override { return inner().versionOf(stream); }
    std::optional<CommandRecord> command(const QUuid &id) const override { return inner().command(id); }
    QString latestTime(Position from) const override { return inner().latestTime(from); }
    std::unique_ptr<Transaction> begin() override
    {
        if (m_fault->unusable)
            throw LogError(LogError::Kind::Failed, {});
        auto transaction = m_inner->log().begin();
        return transaction ? std::make_unique<Faulty>(std::move(transaction), m_fault) : nullptr;
    }

    std::unique_ptr<Store> m_inner;
    std::shared_ptr<Fault> m_fault;
};

} // namespace seriatim
