#pragma once

#include <QVariant>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sql/connection.h"
#include "sql/openfiles.h"
#include "sql/writebehind.h"

struct sqlite3;
struct sqlite3_stmt;

namespace seriatim::sql {

/// How long a writer waits for the log's lock before it says that the log is busy.
constexpr std::chrono::milliseconds DefaultPatience{10'000};

/// A connection to an SQLite file.
class Database final : public Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens an existing file. Whether it is a database shows when it is first read.
    Database(const QString &path, Access access, std::chrono::milliseconds patience);
    ~Database() override;

    /// Runs the statement of that name to its end; what it finds is passed over.
    void run(const char *statement, const Values &values = {}) const;

    /// By which a log is known (`ApplicationId`); empty if the file is no database at all.
    std::optional<int> applicationId() const;

    /// Runs a whole script (schema, pragmas) from `resources/sql`.
    void runScript(const QString &file);
    /// Runs one statement of the program's own: no text of people is in it.
    void execute(const char *sql) const;
    QVariant pragma(const char *sql) const;

    std::chrono::milliseconds patience() const { return m_patience; }
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

    void beginSnapshot() const override { execute("BEGIN"); }
    void endSnapshot() const noexcept override { rollback(); }

    /// Throws what went wrong with the handle's latest call.
    [[noreturn]] void fail(const char *what) const;

    /// Goes on with the task, which is for the handle alone, while the caller does something else; all that is asked of
    /// the database meanwhile waits for it, and throws what it threw. For within a transaction.
    void behind(WriteBehind::Task task) { m_behind.post(std::move(task)); }

    /// For tasks, and for owners who have none.
    sqlite3 *handle() const { return m_handle.get(); }
    OpenFiles &files() { return m_files; }

protected:
    void visit(const char *statement, const Values &values, const Visitor &visitor) const override;

private:
    struct Closing {
        void operator()(sqlite3 *handle) const;
        void operator()(sqlite3_stmt *statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Closing>;

    Statement prepare(const QByteArray &text, const char *what) const;
    sqlite3_stmt *prepared(const char *statement) const;
    bool next(sqlite3_stmt *statement, const char *what) const;
    int again(Statement &kept, const char *sql) const;
    void requireInPlace();
    sqlite3 *alone() const; ///< The handle, once nothing goes on with it.
    static int waitForLock(void *self, int attempts);

    std::unique_ptr<sqlite3, Closing> m_handle;
    OpenFiles m_files;
    std::chrono::milliseconds m_patience;
    std::chrono::steady_clock::time_point m_waitingSince;
    mutable std::unordered_map<const char *, Statement> m_statements;
    Statement m_begin, m_commit; ///< Asked for with each document: they are prepared once.
    mutable WriteBehind m_behind;
};

} // namespace seriatim::sql
