#pragma once

#include <QByteArray>
#include <QString>

struct sqlite3_stmt;

namespace seriatim::sql {

class Database;

/// Puts one value after another in the place of a statement's question marks.
class Binding
{
public:
    explicit Binding(sqlite3_stmt *statement) : m_statement(statement) {}

    void integer(qint64 value);
    void text(const QString &value);
    /// What is bound stays until the statement has run.
    void utf8(const QByteArray &value);
    void blob(const QByteArray &value);

    /// After the first that goes wrong no other is bound, which would cover what it was.
    bool isRight() const { return m_isRight; }

private:
    sqlite3_stmt *m_statement;
    int m_column = 0;
    bool m_isRight = true;
};

/// A statement that writes and is run with each document. It goes to SQLite without a detour: QtSql would take each
/// text to UTF-16 and SQLite would take it back, which is a tenth of what an append costs (callgrind).
///
/// For tasks, too, that go on while the database's owner decides what comes next (`Database::behind`).
class DirectStatement
{
public:
    /// By its name (`statements.h`). It is prepared when it is first run, and kept. The database must outlive it.
    DirectStatement(const Database &database, const char *name) : m_database(database), m_name(name) {}
    ~DirectStatement();
    DirectStatement(const DirectStatement &) = delete;
    DirectStatement &operator=(const DirectStatement &) = delete;

    /// Runs it to its end with what `bind(Binding &)` binds. It keeps nothing of that.
    template <typename Bind>
    void run(Bind bind)
    {
        const Use use(*this);
        Binding binding(m_statement);
        bind(binding);
        finish(binding.isRight());
    }
    /// The whole number that it answers, bound to nothing; 0 if there is none.
    qint64 answer();
    /// Rows that it changed when it was run last, before any other was.
    qint64 changes() const;

private:
    /// Readies the statement, and sets it back however it ends.
    class Use
    {
    public:
        explicit Use(DirectStatement &statement);
        ~Use();
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

    private:
        sqlite3_stmt *m_statement;
    };
    void prepare();
    void finish(bool isBound);

    const Database &m_database;
    const char *m_name;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace seriatim::sql
