#pragma once

#include "cli/commandline.h"
#include "store/store.h"

namespace seriatim::test {

/// What is to go wrong, and when; shared by all stores of one run.
struct Sabotage {
    enum class Moment { BeforeCommit, AfterCommit };

    int commit = 2; ///< Which commit fails: 1, 2, 3, …
    Moment moment = Moment::BeforeCommit;
    LogError::Kind kind = LogError::Kind::OutcomeUnknown;
    LogError::Kind cause = LogError::Kind::Failed;
    bool opensAgain = true;
    int busyAfter = -1; ///< So many transactions get the lock, the later ones do not; -1: all get it.

    int commits = 0; ///< That were made.
    int opened = 0;  ///< How often.
    int begun = 0;   ///< Transactions.
};

/// A store whose disk fails: before a commit has taken place, or after it, when only the answer is lost.
class BrokenStore final : public Store, private EventLog
{
public:
    BrokenStore(std::unique_ptr<Store> store, Sabotage &sabotage) : m_store(std::move(store)), m_sabotage(sabotage) {}

    EventLog &log() override { return *this; }
    const EventLog &log() const override { return *this; }
    const Numbers &numbers() const override { return m_store->numbers(); }
    const Documents &documents() const override { return m_store->documents(); }
    const Parties &parties() const override { return m_store->parties(); }
    Upkeep &upkeep() override { return m_store->upkeep(); }
    QString readOnlyReason() const override { return m_store->readOnlyReason(); }

private:
    class BrokenTransaction final : public Transaction
    {
    public:
        BrokenTransaction(std::unique_ptr<Transaction> transaction, Sabotage &sabotage)
            : m_transaction(std::move(transaction)), m_sabotage(sabotage)
        {
        }

        Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
        {
            return m_transaction->append(command, events);
        }

        void commit() override
        {
            const bool isBroken = ++m_sabotage.commits == m_sabotage.commit;
            if (isBroken && m_sabotage.moment == Sabotage::Moment::BeforeCommit)
                throw error();
            m_transaction->commit();
            if (isBroken)
                throw error();
        }

    private:
        LogError error() const
        {
            const bool isUnknown = m_sabotage.kind == LogError::Kind::OutcomeUnknown;
            return {m_sabotage.kind, "disk I/O error", isUnknown ? m_sabotage.cause : m_sabotage.kind};
        }

        std::unique_ptr<Transaction> m_transaction;
        Sabotage &m_sabotage;
    };

    LogInfo info() const override { return m_store->log().info(); }
    const Session &session() const override { return m_store->log().session(); }
    std::vector<RecordedEvent> read(Position after, int limit) const override
    {
        return m_store->log().read(after, limit);
    }
    std::vector<RecordedEvent> stream(const QString &stream) const override { return m_store->log().stream(stream); }
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override
    {
        return m_store->log().latest(stream, type);
    }
    Version versionOf(const QString &stream) const override { return m_store->log().versionOf(stream); }
    std::optional<CommandRecord> command(const QUuid &id) const override { return m_store->log().command(id); }
    QString latestTime(Position from) const override { return m_store->log().latestTime(from); }
    std::unique_ptr<Transaction> begin() override
    {
        if (m_sabotage.busyAfter >= 0 && m_sabotage.begun++ >= m_sabotage.busyAfter)
            return nullptr;
        auto transaction = m_store->log().begin();
        return transaction ? std::make_unique<BrokenTransaction>(std::move(transaction), m_sabotage) : nullptr;
    }

    std::unique_ptr<Store> m_store;
    Sabotage &m_sabotage;
};

/// How a command line opens its log, for the sabotage to work in.
inline CommandLine::Open brokenBy(Sabotage &sabotage)
{
    return [&sabotage](const QString &path, const Session &session) -> sql::Opened {
        if (++sabotage.opened > 1 && !sabotage.opensAgain)
            return OpenFailure{OpenFailure::Cause::NotAllowed, path, {}};
        auto opened = sql::openStore(path, session);
        return std::make_unique<BrokenStore>(std::move(std::get<std::unique_ptr<Store>>(opened)), sabotage);
    };
}

} // namespace seriatim::test
