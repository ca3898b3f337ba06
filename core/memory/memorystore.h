#pragma once

#include "memory/memorydocuments.h"
#include "memory/memorylog.h"
#include "memory/memorynumbers.h"
#include "memory/memoryparties.h"
#include "store/store.h"

namespace seriatim {

/// A store in memory. Several may be open on one log, each on a thread of its own.
class MemoryStore final : public Store, private EventLog, private Upkeep
{
public:
    using Patience = std::chrono::milliseconds;

    /// `patience`: how long it waits for the log's lock.
    MemoryStore(std::shared_ptr<MemoryLog> shared, const Session &session, Patience patience = std::chrono::seconds(5));

    EventLog &log() override { return *this; }
    const EventLog &log() const override { return *this; }
    const Numbers &numbers() const override { return m_numbers; }
    const Documents &documents() const override { return m_documents; }
    const Parties &parties() const override { return m_parties; }
    Upkeep &upkeep() override { return *this; }
    QString readOnlyReason() const override;

private:
    class WriteTransaction;

    LogInfo info() const override;
    const Session &session() const override { return m_session; }
    std::vector<RecordedEvent> read(Position after, int limit) const override;
    std::vector<RecordedEvent> stream(const QString &stream) const override;
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override;
    Version versionOf(const QString &stream) const override;
    std::optional<CommandRecord> command(const QUuid &id) const override;
    QString latestTime(Position from) const override;
    std::unique_ptr<Transaction> begin() override;

    bool rebuild(const Progress &progress) override;
    std::vector<Difference> compare(const Progress &progress) override;

    /// What this store sees: its own transaction's work, if one is open, or what was committed.
    std::shared_ptr<const Ledger> view() const;

    const std::shared_ptr<MemoryLog> m_shared;
    const Session m_session;
    const Patience m_patience;
    std::shared_ptr<Ledger> m_pending; ///< Of the open transaction, once it has appended.
    MemoryNumbers m_numbers;
    MemoryDocuments m_documents;
    MemoryParties m_parties;
};

} // namespace seriatim
