#include "sql/database.h"

#include <QRandomGenerator>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <sqlite3.h>

#include <thread>

#include "sql/filelocks.h"
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

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("seriatim-%1").arg(++count);
}

QString uriOf(const QString &path, Database::Access access)
{
    const QString escaped = QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    return QStringLiteral("file:%1?mode=%2").arg(escaped, access == Database::Access::ReadOnly ? "ro" : "rw");
}

} // namespace

Database::Database(const QString &path, Access access, std::chrono::milliseconds patience)
    : m_name(newConnectionName()),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name)),
      m_files(path),
      m_patience(patience)
{
    configure();
    m_database.setDatabaseName(uriOf(path, access));
    m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI"));
    if (!m_database.open()) {
        const QString detail = m_database.lastError().text();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw LogError(LogError::Kind::Failed, detail);
    }
    m_handle = *static_cast<sqlite3 **>(m_database.driver()->handle().data());
    sqlite3_busy_handler(m_handle, &Database::waitForLock, this);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // The schema stays trusted: SQLite 3.40 counts its own JSON functions as unsafe otherwise, and ours are DIRECTONLY.
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    sqlite3_create_function(m_handle, "folded", 1, flags, nullptr, folded, nullptr, nullptr);
    sqlite3_create_function(m_handle, "holds", 5, flags, nullptr, holds, nullptr, nullptr);
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

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
    throw LogError(kindOf(sqlite3_extended_errcode(m_handle)),
        QStringLiteral("%1: %2 (%3)")
            .arg(QLatin1StringView(what), QString::fromUtf8(sqlite3_errmsg(m_handle)))
            .arg(sqlite3_extended_errcode(m_handle)));
}

QSqlQuery &Database::prepared(const char *statement) const
{
    auto &query = m_statements[statement];
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(statementText(QString::fromLatin1(statement)))) {
            m_statements.erase(statement);
            fail(statement);
        }
    }
    return *query;
}

QSqlQuery &Database::run(const char *statement, const Values &values) const
{
    QSqlQuery &query = prepared(statement);
    values.bindTo(query);
    if (!query.exec())
        fail(statement);
    return query;
}

void Database::visit(const char *statement, const Values &values, const Visitor &visitor) const
{
    QSqlQuery &query = run(statement, values);
    while (next(query) && visitor(query)) {}
    query.finish();
}

bool Database::next(QSqlQuery &query) const
{
    if (query.next())
        return true;
    // The end of the rows and a failure on the way look alike to QSqlQuery.
    const int code = sqlite3_errcode(m_handle);
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
        query.finish(); // Else what it has seen would be kept.
        fail("reading");
    }
    return false;
}

void Database::runScript(const QString &file)
{
    execute(scriptText(file).constData());
}

void Database::execute(const char *sql) const
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("executing");
}

QVariant Database::pragma(const char *sql) const
{
    QSqlQuery query(m_database);
    if (!query.exec(QString::fromLatin1(sql)))
        fail(sql);
    return query.next() ? query.value(0) : QVariant();
}

std::optional<int> Database::applicationId() const
{
    // QtSql would not tell "no database" from one that is damaged.
    const int code = sqlite3_exec(m_handle, "PRAGMA application_id", nullptr, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_NOTADB)
        return std::nullopt;
    return pragma("PRAGMA application_id").toInt();
}

void Database::onlyRead() const
{
    execute("PRAGMA query_only = ON");
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

bool Database::beginImmediate()
{
    const int code = sqlite3_exec(m_handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_BUSY)
        return false;
    if (code != SQLITE_OK)
        fail("BEGIN IMMEDIATE");
    if (!m_files.isRemembered())
        m_files.remember();
    requireInPlace();
    return true;
}

void Database::requireInPlace()
{
    const QString displaced = m_files.displaced(m_handle);
    if (displaced.isEmpty())
        return;
    rollback();
    throw LogError(LogError::Kind::Displaced, displaced);
}

void Database::commit()
{
    requireInPlace();
    if (sqlite3_exec(m_handle, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
        throw LogError(LogError::Kind::OutcomeUnknown, QString::fromUtf8(sqlite3_errmsg(m_handle)),
            kindOf(sqlite3_extended_errcode(m_handle)));
    // It is done, but perhaps in a file that nobody finds any more: then it is not told as done.
    if (const QString displaced = m_files.displaced(m_handle); !displaced.isEmpty())
        throw LogError(LogError::Kind::OutcomeUnknown, displaced, LogError::Kind::Displaced);
}

bool Database::isWithin() const
{
    return !sqlite3_get_autocommit(m_handle);
}

void Database::rollback() const
{
    // SQLite has rolled back by itself after some failures: then there is nothing left to do.
    if (isWithin())
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace seriatim::sql
