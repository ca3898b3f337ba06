#include "memory/memorystore.h"

#include <algorithm>

namespace seriatim {

class MemoryStore::WriteTransaction final : public Transaction
{
public:
    explicit WriteTransaction(MemoryStore &store) : m_store(store) {}

    ~WriteTransaction() override
    {
        m_store.m_pending.reset();
        m_store.m_shared->unlock();
    }

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        // On a copy, so that a failed append leaves neither half of its events nor anything in the tables.
        const auto changed = std::make_shared<Ledger>(*m_store.view());
        changed->append(command, events, m_store.m_session);
        m_store.m_pending = changed;
        return changed->info().head.position;
    }

    Position position() const override { return m_store.view()->info().head.position; }

    void commit() override
    {
        if (m_store.m_pending)
            m_store.m_shared->publish(std::move(m_store.m_pending));
        m_store.m_pending.reset();
    }

private:
    MemoryStore &m_store;
};

MemoryStore::MemoryStore(std::shared_ptr<MemoryLog> shared, const Session &session, Patience patience)
    : m_shared(std::move(shared)),
      m_session(session),
      m_patience(patience),
      m_numbers([this] { return view(); }),
      m_documents([this] { return view(); }),
      m_parties([this] { return view(); })
{
}

std::shared_ptr<const Ledger> MemoryStore::view() const
{
    if (m_pending)
        return m_pending;
    const auto held = m_numbers.held(); // Whoever made a snapshot reads the log of that moment, too.
    return held ? held : m_shared->committed();
}

QString MemoryStore::readOnlyReason() const
{
    switch (view()->info().role) {
    case LogRole::Backup:
        return QStringLiteral("backup");
    case LogRole::Moved:
        return QStringLiteral("moved");
    case LogRole::Live:
    case LogRole::Branch:
        break;
    }
    return {};
}

LogInfo MemoryStore::info() const
{
    return view()->info();
}

std::vector<RecordedEvent> MemoryStore::read(Position after, int limit) const
{
    const auto ledger = view();
    const auto &events = ledger->events();
    const auto count = static_cast<Position>(events.size());
    const Position first = std::clamp<Position>(after, 0, count);
    const Position last = std::min<Position>(count, first + std::max(limit, 0));
    return {events.begin() + first, events.begin() + last};
}

std::vector<RecordedEvent> MemoryStore::stream(const QString &stream) const
{
    return view()->stream(stream);
}

std::optional<RecordedEvent> MemoryStore::latest(const QString &stream, const QString &type) const
{
    auto events = view()->stream(stream);
    while (!events.empty() && !type.isEmpty() && events.back().type != type)
        events.pop_back();
    return events.empty() ? std::nullopt : std::optional(events.back());
}

Version MemoryStore::versionOf(const QString &stream) const
{
    return view()->versionOf(stream);
}

std::optional<CommandRecord> MemoryStore::command(const QUuid &id) const
{
    return view()->command(codec::text(id));
}

QString MemoryStore::latestTime(Position from) const
{
    QString latest;
    for (const RecordedEvent &event : view()->events()) {
        if (event.position >= from)
            latest = std::max(latest, event.recordedAt);
    }
    return latest;
}

std::unique_ptr<Transaction> MemoryStore::begin()
{
    if (!readOnlyReason().isEmpty())
        throw LogError(LogError::Kind::ReadOnly, QStringLiteral("the log is not live"));
    if (!m_shared->lock(m_patience))
        return nullptr;
    return std::make_unique<WriteTransaction>(*this);
}

bool MemoryStore::rebuild(const Progress &progress)
{
    const auto transaction = begin();
    if (!transaction)
        throw LogError(LogError::Kind::Failed, QStringLiteral("the log is busy"));
    m_pending = std::make_shared<Ledger>(view()->rebuilt());
    const qint64 total = m_pending->info().head.position;
    if (progress && !progress(total, total))
        return false;
    transaction->commit();
    return true;
}

std::vector<Difference> MemoryStore::compare(const Progress &progress)
{
    const auto ledger = view();
    std::vector<Difference> differences;
    for (const QString &table : ledger->differencesFrom(ledger->rebuilt()))
        differences.push_back({table, {}});
    if (progress)
        progress(ledger->info().head.position, ledger->info().head.position);
    return differences;
}

} // namespace seriatim
