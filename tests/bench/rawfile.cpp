#include "bench/raw.h"

#include <QByteArray>
#include <QFile>

#include <sqlite3.h>

#include <memory>

namespace seriatim::bench {

namespace {

/// The tables are as plain as can be: a row for each thing that an issued document leaves in the log.
constexpr auto Tables = R"(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS raw (position INTEGER PRIMARY KEY, content TEXT);
)";

class RawFile
{
public:
    explicit RawFile(const QString &path)
    {
        require(sqlite3_open(QFile::encodeName(path).constData(), &m_database));
        require(sqlite3_exec(m_database, Tables, nullptr, nullptr, nullptr));
        require(sqlite3_prepare_v2(m_database, "BEGIN IMMEDIATE", -1, &m_begin, nullptr));
        require(sqlite3_prepare_v2(m_database, "INSERT INTO raw (content) VALUES (?)", -1, &m_insert, nullptr));
        require(sqlite3_prepare_v2(m_database, "COMMIT", -1, &m_commit, nullptr));
    }
    ~RawFile()
    {
        for (sqlite3_stmt *each : {m_begin, m_insert, m_commit})
            sqlite3_finalize(each);
        sqlite3_close(m_database);
    }
    RawFile(const RawFile &) = delete;
    RawFile &operator=(const RawFile &) = delete;

    void issue() const
    {
        run(m_begin);
        for (const QByteArray &each : {m_short, m_content, m_short, m_short}) {
            require(sqlite3_bind_text(m_insert, 1, each.constData(), static_cast<int>(each.size()), SQLITE_STATIC));
            run(m_insert);
        }
        run(m_commit);
    }

private:
    void run(sqlite3_stmt *statement) const
    {
        if (sqlite3_step(statement) != SQLITE_DONE)
            qFatal("raw: %s", sqlite3_errmsg(m_database));
        sqlite3_reset(statement);
    }

    void require(int code) const
    {
        if (code != SQLITE_OK)
            qFatal("raw: %s", sqlite3_errmsg(m_database));
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_begin = nullptr, *m_insert = nullptr, *m_commit = nullptr;
    QByteArray m_short = QByteArray(200, 'x'), m_content = QByteArray(1024, 'x');
};

} // namespace

Issue rawInFile(const QString &path)
{
    return [file = std::make_shared<RawFile>(path)] { file->issue(); };
}

} // namespace seriatim::bench
