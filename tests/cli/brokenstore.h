#pragma once

#include "cli/commandline.h"
#include "support/wrappedstore.h"

namespace seriatim::test {

/// What is to go wrong, and when; shared by all stores of one run.
struct Sabotage {
    enum class Moment { BeforeCommit, AfterCommit };

    int commit = 2; ///< Which commit fails: 1, 2, 3, …; 0: none.
    Moment moment = Moment::BeforeCommit;
    LogError::Kind kind = LogError::Kind::OutcomeUnknown;
    LogError::Kind cause = LogError::Kind::Failed;
    bool opensAgain = true;
    int busyAfter = -1; ///< So many transactions get the lock, the later ones do not; -1: all get it.

    int lostAfter = -1; ///< After so many commits nothing is read until the log is opened again; -1: all is read.

    int commits = 0; ///< That were made.
    int opened = 0;  ///< How often.
    int begun = 0;   ///< Transactions.
};

/// A store whose disk fails: before a commit has taken place, or after it, when only the answer is lost. Or whose
/// connection breaks between two commands, so that nothing can be read.
class BrokenStore final : public WrappedStore
{
public:
    BrokenStore(std::unique_ptr<Store> store, Sabotage &sabotage)
        : WrappedStore(std::move(store)), m_sabotage(sabotage), m_isFirst(sabotage.opened == 1)
    {
    }

private:
    class BrokenTransaction final : public WrappedTransaction
    {
    public:
        BrokenTransaction(std::unique_ptr<Transaction> transaction, Sabotage &sabotage)
            : WrappedTransaction(std::move(transaction)), m_sabotage(sabotage)
        {
        }

        void commit() override
        {
            const bool isBroken = ++m_sabotage.commits == m_sabotage.commit;
            if (isBroken && m_sabotage.moment == Sabotage::Moment::BeforeCommit)
                throw error();
            WrappedTransaction::commit();
            if (isBroken)
                throw error();
        }

    private:
        LogError error() const
        {
            const bool isUnknown = m_sabotage.kind == LogError::Kind::OutcomeUnknown;
            return {m_sabotage.kind, "disk I/O error", isUnknown ? m_sabotage.cause : m_sabotage.kind};
        }

        Sabotage &m_sabotage;
    };

    void needConnection() const
    {
        if (m_isFirst && m_sabotage.lostAfter >= 0 && m_sabotage.commits >= m_sabotage.lostAfter)
            throw LogError(LogError::Kind::Failed, "server closed the connection unexpectedly");
    }

    LogInfo info() const override
    {
        needConnection();
        return WrappedStore::info();
    }

    std::optional<CommandRecord> command(const QUuid &id) const override
    {
        needConnection();
        return WrappedStore::command(id);
    }

    std::unique_ptr<Transaction> begin() override
    {
        needConnection();
        if (m_sabotage.busyAfter >= 0 && m_sabotage.begun++ >= m_sabotage.busyAfter)
            return nullptr;
        auto transaction = WrappedStore::begin();
        return transaction ? std::make_unique<BrokenTransaction>(std::move(transaction), m_sabotage) : nullptr;
    }

    Sabotage &m_sabotage;
    const bool m_isFirst; ///< Of those that were opened.
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
