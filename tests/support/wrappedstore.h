#pragma once

#include <memory>

#include "store/store.h"

namespace seriatim {

/// Somebody else's transaction, as it is: for tests that change one thing about it.
class WrappedTransaction : public Transaction
{
public:
    explicit WrappedTransaction(std::unique_ptr<Transaction> inner) : m_inner(std::move(inner)) {}

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        return m_inner->append(command, events);
    }
    Position appendIssue(
        const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue) override
    {
        return m_inner->appendIssue(command, events, issue);
    }
    Position position() const override { return m_inner->position(); }
    void commit() override { m_inner->commit(); }

private:
    std::unique_ptr<Transaction> m_inner;
};

/// Somebody else's store and log, as they are, but that nothing is decided ahead of the lock: for tests that change one
/// thing about them.
class WrappedStore : public Store, protected EventLog
{
public:
    explicit WrappedStore(std::unique_ptr<Store> inner) : m_own(std::move(inner)), m_inner(*m_own) {}
    /// `inner` is somebody's, and outlives this.
    explicit WrappedStore(Store &inner) : m_inner(inner) {}

    EventLog &log() override { return *this; }
    const EventLog &log() const override { return *this; }
    const Numbers &numbers() const override { return m_inner.numbers(); }
    const Documents &documents() const override { return m_inner.documents(); }
    const Parties &parties() const override { return m_inner.parties(); }
    Upkeep &upkeep() override { return m_inner.upkeep(); }
    QString readOnlyReason() const override { return m_inner.readOnlyReason(); }

protected:
    LogInfo info() const override { return innerLog().info(); }
    const Session &session() const override { return innerLog().session(); }
    std::vector<RecordedEvent> read(Position after, int limit) const override { return innerLog().read(after, limit); }
    std::vector<RecordedEvent> stream(const QString &stream) const override { return innerLog().stream(stream); }
    std::optional<RecordedEvent> latest(const QString &stream, const QString &type) const override
    {
        return innerLog().latest(stream, type);
    }
    Version versionOf(const QString &stream) const override { return innerLog().versionOf(stream); }
    std::optional<CommandRecord> command(const QUuid &id) const override { return innerLog().command(id); }
    QDateTime now() const override { return innerLog().now(); }
    QString latestTime(Position from) const override { return innerLog().latestTime(from); }
    void settle() const override { innerLog().settle(); }
    void giveUp(const QUuid &command) const override { innerLog().giveUp(command); }
    bool listen(std::function<void()> grown) override { return m_inner.log().listen(std::move(grown)); }
    void expect(const Foresight &foresight) override { m_inner.log().expect(foresight); }
    std::unique_ptr<Transaction> begin() override { return m_inner.log().begin(); }
    /// For `forecast`, of a store that has nothing against it.
    std::unique_ptr<Forecast> innerForecast(Position known) { return m_inner.log().forecast(known); }

private:
    const EventLog &innerLog() const { return std::as_const(m_inner).log(); }

    std::unique_ptr<Store> m_own;
    Store &m_inner;
};

} // namespace seriatim
