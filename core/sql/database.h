#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "log/eventlog.h"
#include "sql/openfiles.h"

struct sqlite3;

namespace seriatim::sql {

/// How long a writer waits for the log's lock before it says that the log is busy.
constexpr std::chrono::milliseconds DefaultPatience{10'000};

/// One connection to one SQLite file, for the thread that opened it. Statements are prepared once and kept.
///
/// Everything throws `LogError` if the storage fails.
class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens an existing file. Throws `LogError::Damaged` if it is no database.
    Database(const QString &path, Access access, std::chrono::milliseconds patience);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs the statement of that name with these values in the place of its question marks.
    QSqlQuery &run(const char *statement, const QVariantList &values = {}) const;

    struct Named {
        const char *placeholder;
        QVariant value;
    };
    /// Runs the statement of that name with its `:placeholders`.
    QSqlQuery &run(const char *statement, std::initializer_list<Named> values) const;

    /// All rows, each read by `read(query)`.
    template <typename Read, typename... Values>
    auto all(Read read, const Values &...call) const
    {
        QSqlQuery &query = run(call...);
        std::vector<decltype(read(query))> rows;
        while (next(query))
            rows.push_back(read(query));
        query.finish();
        return rows;
    }

    /// The first row, if there is one.
    template <typename Read, typename... Values>
    auto one(Read read, const Values &...call) const
    {
        QSqlQuery &query = run(call...);
        std::optional<decltype(read(query))> row;
        if (next(query))
            row = read(query);
        query.finish();
        return row;
    }

    /// By which a log is known (`ApplicationId`); empty if the file is no database at all.
    std::optional<int> applicationId() const;

    /// Runs a whole script (schema, pragmas) from `resources/sql`.
    void runScript(const QString &file);
    /// Runs one statement of the program's own: no text of people is in it.
    void execute(const char *sql) const;
    QVariant pragma(const char *sql) const;

    /// How long a lock is waited for from now on.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /// Keeps the log's tail where it is when the connection closes, and refuses to write: nothing is changed by
    /// looking.
    void onlyRead() const;

    /// Takes the write lock, waiting for at most the patience; false if somebody else still has it then. Throws
    /// `Displaced` if the file at the path is not the one that is open.
    bool beginImmediate();
    /// Throws `OutcomeUnknown`; `Displaced` if the file at the path is not the one that is open, and nothing was done.
    void commit();
    void rollback() const;
    bool isWithin() const; ///< Whether a transaction is open.

    sqlite3 *handle() const { return m_handle; }
    OpenFiles &files() { return m_files; }

private:
    QSqlQuery &prepared(const char *statement) const;
    bool next(QSqlQuery &query) const;
    void requireInPlace();
    static int waitForLock(void *self, int attempts);

    QString m_name;
    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr;
    OpenFiles m_files;
    std::chrono::milliseconds m_patience;
    std::chrono::steady_clock::time_point m_waitingSince;
    mutable std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
};

} // namespace seriatim::sql
