#include "sql/soundness.h"

#include <sqlite3.h>

#include "sql/readmodels.h"

namespace seriatim::sql {

namespace {

constexpr std::size_t MaxFaults = 20; ///< That are told of one table.
constexpr int AskEvery = 1'000'000;   ///< Steps of SQLite's machine: some ten milliseconds.

struct Check {
    QByteArray table, statement;
};

/// For as long as the program runs: a database keeps its statements by the place of their names.
const std::vector<Check> &checks()
{
    static const std::vector<Check> checks = [] {
        std::vector<Check> all{{"log", "upkeep.sound.log"}, {"event", "upkeep.sound.event"}};
        for (const ReadModel &each : ReadModels)
            all.push_back({each.table, QByteArray("upkeep.sound.") + each.table});
        return all;
    }();
    return checks;
}

/// Lets long statements be cancelled in their midst.
class Cancellable
{
public:
    Cancellable(const Database &database, const Progress &progress) : m_database(database), m_progress(progress)
    {
        m_total = database.one([](const Row &row) { return row.value(3).toLongLong(); }, "log.info").value_or(0);
        sqlite3_progress_handler(m_database.handle(), AskEvery, &Cancellable::ask, this);
    }
    ~Cancellable() { sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr); }
    Cancellable(const Cancellable &) = delete;
    Cancellable &operator=(const Cancellable &) = delete;

    bool isCancelled()
    {
        m_isCancelled = m_isCancelled || (m_progress && !m_progress(0, m_total));
        return m_isCancelled;
    }

private:
    static int ask(void *self) { return static_cast<Cancellable *>(self)->isCancelled(); }

    const Database &m_database;
    const Progress &m_progress;
    qint64 m_total = 0;
    bool m_isCancelled = false;
};

std::vector<QString> faultsOf(const Database &database, const char *statement)
{
    auto faults = database.all([](const Row &row) { return row.value(0).toString(); }, statement);
    std::erase(faults, QStringLiteral("ok"));
    if (faults.size() > MaxFaults)
        faults.resize(MaxFaults);
    return faults;
}

} // namespace

std::vector<Difference> unsoundTables(Database &database, const Progress &progress)
{
    std::vector<Difference> found;
    Cancellable work(database, progress);
    for (const auto &[table, statement] : checks()) {
        if (work.isCancelled())
            return found;
        std::vector<QString> faults;
        try {
            faults = faultsOf(database, statement.constData());
        } catch (const LogError &error) {
            // A table that is not there is told by its absence; one that cannot even be looked at is not sound.
            if (!work.isCancelled() && error.kind() == LogError::Kind::Damaged)
                faults = {error.detail()};
        }
        for (const QString &each : faults)
            found.push_back({QString::fromLatin1(table), each, FindingKind::FileUnsound});
    }
    return found;
}

void renewIndexes(Database &database)
{
    database.execute("REINDEX main.event");
}

} // namespace seriatim::sql
