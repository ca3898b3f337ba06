#include "sql/eventinsert.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>

#include "sql/database.h"
#include "sql/statements.h"

namespace seriatim::sql {

namespace {

constexpr std::array Names{"log.append", "log.append2", "log.append3", "log.append4"};

/// Binds one value after another.
class Binding
{
public:
    explicit Binding(sqlite3_stmt *statement) : m_statement(statement) {}

    void integer(qint64 value)
    {
        m_isRight = m_isRight && sqlite3_bind_int64(m_statement, ++m_column, value) == SQLITE_OK;
    }
    void text(const QString &value) { bytes(value.toUtf8(), SQLITE_TRANSIENT); }
    /// What is bound stays until the statement has run.
    void utf8(const QByteArray &value) { bytes(value, SQLITE_STATIC); }
    void blob(const QByteArray &value)
    {
        m_isRight = m_isRight
            && sqlite3_bind_blob(
                   m_statement, ++m_column, value.constData(), static_cast<int>(value.size()), SQLITE_STATIC)
                == SQLITE_OK;
    }

    /// After the first that goes wrong no other is bound, which would cover what it was.
    bool isRight() const { return m_isRight; }

private:
    void bytes(const QByteArray &utf8, sqlite3_destructor_type keeping)
    {
        m_isRight = m_isRight
            && sqlite3_bind_text(m_statement, ++m_column, utf8.constData(), static_cast<int>(utf8.size()), keeping)
                == SQLITE_OK;
    }

    sqlite3_stmt *m_statement;
    int m_column = 0;
    bool m_isRight = true;
};

void bind(Binding &to, const RecordedEvent &event)
{
    to.integer(event.position);
    to.text(event.stream);
    to.integer(event.version);
    for (const QString *each : {&event.type, &event.recordedAt, &event.actor, &event.origin, &event.commandId})
        to.text(*each);
    to.utf8(event.data);
    to.blob(event.hash);
}

/// It keeps nothing of what was bound.
void letGo(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

} // namespace

EventInsert::~EventInsert()
{
    for (sqlite3_stmt *each : m_statements)
        sqlite3_finalize(each);
}

sqlite3_stmt *EventInsert::prepared(std::size_t count)
{
    sqlite3_stmt *&statement = m_statements[count - 1];
    if (!statement) {
        const QByteArray text = statementText(QString::fromLatin1(Names[count - 1])).toUtf8();
        if (sqlite3_prepare_v3(
                m_database.handle(), text.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
            != SQLITE_OK)
            m_database.fail(Names[count - 1]);
    }
    return statement;
}

void EventInsert::run(std::span<const RecordedEvent> events)
{
    while (!events.empty()) {
        const auto now = events.first(std::min(events.size(), m_statements.size()));
        insert(now);
        events = events.subspan(now.size());
    }
}

void EventInsert::insert(std::span<const RecordedEvent> events)
{
    sqlite3_stmt *statement = prepared(events.size());
    const std::unique_ptr<sqlite3_stmt, decltype(&letGo)> use(statement, letGo);
    Binding binding(statement);
    for (const RecordedEvent &each : events)
        bind(binding, each);
    if (!binding.isRight() || sqlite3_step(statement) != SQLITE_DONE)
        m_database.fail(Names[events.size() - 1]);
}

} // namespace seriatim::sql
