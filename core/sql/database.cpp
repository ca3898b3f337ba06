#include "sql/database.h"

#include <QRandomGenerator>
#include <QUrl>

#include <sqlite3.h>

#include <thread>

#include "sql/filelocks.h"
#include "sql/sqlitevalues.h"
#include "sql/statements.h"

namespace seriatim::sql {

namespace {

LogError::Kind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return LogError::Kind::Full;
    case SQLITE_READONLY:
        return LogError::Kind::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return LogError::Kind::Busy;
    case SQLITE_CONSTRAINT: // Keys and triggers: some of what is there is not what the log says.
        return LogError::Kind::Contradicted;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return LogError::Kind::Damaged;
    default:
        return LogError::Kind::Failed;
    }
}

QString textOf(sqlite3_value *value)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(bytes, sqlite3_value_bytes(value));
}

/// folded(text): as it is compared where case does not matter. SQLite itself knows the cases of ASCII only.
void folded(sqlite3_context *context, int, sqlite3_value **values)
{
    const QByteArray text = textOf(values[0]).toCaseFolded().toUtf8();
    sqlite3_result_text(context, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

/// holds(part, text…): whether one of the texts contains the part, which is folded already.
void holds(sqlite3_context *context, int count, sqlite3_value **values)
{
    const QString part = textOf(values[0]);
    bool found = false;
    for (int i = 1; i < count && !found; ++i)
        found = textOf(values[i]).toCaseFolded().contains(part);
    sqlite3_result_int(context, found);
}

/// Before SQLite is used first. It counts its memory for a question that nobody asks, under a lock of its own: an
/// eighth of what an append's statements cost (callgrind).
void configure()
{
    static const bool isConfigured = [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        filelocks::install();
        return true;
    }();
    Q_UNUSED(isConfigured);
}

QByteArray uriOf(const QString &path, Database::Access access)
{
    return "file:" + QUrl::toPercentEncoding(path, "/")
        + (access == Database::Access::ReadOnly ? "?mode=ro" : "?mode=rw");
}

/// Sets a statement back when it has been used, however that ended. It keeps nothing of what was bound, and no
/// reading open.
struct LettingGo {
    void operator()(sqlite3_stmt *statement) const
    {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};
using Use = std::unique_ptr<sqlite3_stmt, LettingGo>;

} // namespace

void Database::Closing::operator()(sqlite3 *handle) const
{
    sqlite3_close(handle);
}

void Database::Closing::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Database::Database(const QString &path, Access access, std::chrono::milliseconds patience)
    : m_files(path), m_patience(patience)
{
    configure();
    // Of no use to two threads at once: then SQLite need not guard it.
    constexpr int openFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(uriOf(path, access).constData(), &handle, openFlags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        throw LogError(LogError::Kind::Failed, QString::fromUtf8(sqlite3_errmsg(handle)));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_handler(handle, &Database::waitForLock, this);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // The schema stays trusted: SQLite 3.40 counts its own JSON functions as unsafe otherwise, and ours are DIRECTONLY.
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    sqlite3_create_function(handle, "folded", 1, flags, nullptr, folded, nullptr, nullptr);
    sqlite3_create_function(handle, "holds", 5, flags, nullptr, holds, nullptr, nullptr);
}

Database::~Database() = default;

/// Short pauses of random length give every waiting process the same chance: with SQLite's own handler, whose pauses
/// grow, the one that has waited longest asks the least often.
int Database::waitForLock(void *self, int attempts)
{
    auto *database = static_cast<Database *>(self);
    const auto now = std::chrono::steady_clock::now();
    if (attempts == 0)
        database->m_waitingSince = now;
    if (now - database->m_waitingSince >= database->m_patience)
        return 0;
    std::this_thread::sleep_for(std::chrono::microseconds(QRandomGenerator::global()->bounded(300, 2000)));
    return 1;
}

void Database::fail(const char *what) const
{
    throw LogError(kindOf(sqlite3_extended_errcode(handle())),
        QStringLiteral("%1: %2 (%3)")
            .arg(QLatin1StringView(what), QString::fromUtf8(sqlite3_errmsg(handle())))
            .arg(sqlite3_extended_errcode(handle())));
}

Database::Statement Database::prepare(const QByteArray &text, const char *what) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(alone(), text.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail(what);
    return Statement(statement);
}

sqlite3_stmt *Database::prepared(const char *statement) const
{
    Statement &known = m_statements[statement];
    if (!known)
        known = prepare(statementText(QString::fromLatin1(statement)).toUtf8(), statement);
    return known.get();
}

bool Database::next(sqlite3_stmt *statement, const char *what) const
{
    const int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        fail(what);
    return code == SQLITE_ROW;
}

/// Runs the statement, which is kept for the next time: SQLite's code for how it ended.
int Database::again(Statement &kept, const char *sql) const
{
    alone();
    if (!kept)
        kept = prepare(sql, sql);
    const Use use(kept.get());
    return sqlite3_step(use.get());
}

void Database::run(const char *statement, const Values &values) const
{
    visit(statement, values, [](const Row &) { return true; });
}

void Database::visit(const char *statement, const Values &values, const Visitor &visitor) const
{
    alone();
    const Use use(prepared(statement));
    if (!bind(use.get(), values))
        fail(statement);
    while (next(use.get(), statement) && visitor(use.get())) {}
}

sqlite3 *Database::alone() const
{
    m_behind.await();
    return handle();
}

void Database::runScript(const QString &file)
{
    execute(scriptText(file).constData());
}

void Database::execute(const char *sql) const
{
    if (sqlite3_exec(alone(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("executing");
}

QVariant Database::pragma(const char *sql) const
{
    const Statement statement = prepare(sql, sql);
    return next(statement.get(), sql) ? valueOf(statement.get(), 0) : QVariant();
}

std::optional<int> Database::applicationId() const
{
    const int code = sqlite3_exec(alone(), "PRAGMA application_id", nullptr, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_NOTADB)
        return std::nullopt;
    return pragma("PRAGMA application_id").toInt();
}

void Database::onlyRead() const
{
    execute("PRAGMA query_only = ON");
    sqlite3_db_config(alone(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

bool Database::beginImmediate()
{
    const int code = again(m_begin, "BEGIN IMMEDIATE");
    if ((code & 0xff) == SQLITE_BUSY)
        return false;
    if (code != SQLITE_DONE)
        fail("BEGIN IMMEDIATE");
    if (!m_files.isRemembered())
        m_files.remember();
    requireInPlace();
    return true;
}

void Database::requireInPlace()
{
    const QString displaced = m_files.displaced(alone());
    if (displaced.isEmpty())
        return;
    rollback();
    throw LogError(LogError::Kind::Displaced, displaced);
}

void Database::commit()
{
    requireInPlace();
    if (again(m_commit, "COMMIT") != SQLITE_DONE)
        throw LogError(LogError::Kind::OutcomeUnknown, QString::fromUtf8(sqlite3_errmsg(handle())),
            kindOf(sqlite3_extended_errcode(handle())));
    // It is done, but perhaps in a file that nobody finds any more: then it is not told as done.
    if (const QString displaced = m_files.displaced(alone()); !displaced.isEmpty())
        throw LogError(LogError::Kind::OutcomeUnknown, displaced, LogError::Kind::Displaced);
}

bool Database::isWithin() const
{
    return !sqlite3_get_autocommit(alone());
}

void Database::rollback() const
{
    m_behind.forget();
    // SQLite has rolled back by itself after some failures: then there is nothing left to do.
    if (isWithin())
        sqlite3_exec(alone(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace seriatim::sql
