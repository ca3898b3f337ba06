#pragma once

#include <atomic>
#include <memory>

#include "support/wrappedstore.h"

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
class FaultyStore final : public WrappedStore
{
public:
    FaultyStore(std::unique_ptr<Store> inner, std::shared_ptr<Fault> fault)
        : WrappedStore(std::move(inner)), m_fault(std::move(fault))
    {
    }

    const Numbers &numbers() const override
    {
        failIf(Fault::Numbers);
        return WrappedStore::numbers();
    }
    const Documents &documents() const override
    {
        failIf(Fault::Documents);
        return WrappedStore::documents();
    }
    const Parties &parties() const override
    {
        failIf(Fault::Parties);
        return WrappedStore::parties();
    }
    QString readOnlyReason() const override
    {
        if (m_fault->moved)
            return QStringLiteral("moved");
        return m_fault->readOnly.isEmpty() ? WrappedStore::readOnlyReason() : m_fault->readOnly;
    }

private:
    class Faulty final : public WrappedTransaction
    {
    public:
        Faulty(std::unique_ptr<Transaction> inner, std::shared_ptr<Fault> fault)
            : WrappedTransaction(std::move(inner)), m_fault(std::move(fault))
        {
        }
        void commit() override
        {
            const Fault::Kind fault = m_fault->next.exchange(Fault::None);
            if (fault == Fault::DiskFullNextButOne)
                m_fault->next = Fault::DiskFull;
            if (fault == Fault::DiskFull)
                throw LogError(LogError::Kind::Full, {});
            WrappedTransaction::commit();
            if (fault == Fault::ReplyLost)
                throw LogError(LogError::Kind::OutcomeUnknown, {});
        }

    private:
        std::shared_ptr<Fault> m_fault;
    };

    void failIf(Fault::Part part) const
    {
        if ((m_fault->unread & part) != 0)
            throw LogError(LogError::Kind::Failed, {});
    }

    LogInfo info() const override
    {
        failIf(Fault::Head);
        return WrappedStore::info();
    }
    std::vector<RecordedEvent> read(Position after, int limit) const override
    {
        auto events = WrappedStore::read(after, limit);
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
        return WrappedStore::stream(stream);
    }
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override
    {
        if (m_fault->unreadable)
            throw LogError(LogError::Kind::Failed, QStringLiteral("input/output error"));
        return WrappedStore::latest(stream, type);
    }
    bool listen(std::function<void()>) override { return false; } // What fails are the looks.
    std::unique_ptr<Transaction> begin() override
    {
        if (m_fault->unusable)
            throw LogError(LogError::Kind::Failed, {});
        auto transaction = WrappedStore::begin();
        return transaction ? std::make_unique<Faulty>(std::move(transaction), m_fault) : nullptr;
    }

    std::shared_ptr<Fault> m_fault;
};

} // namespace seriatim
