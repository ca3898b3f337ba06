#include "sql/directstatement.h"

#include <QStringEncoder>

#include <sqlite3.h>

#include <array>

#include "sql/database.h"
#include "sql/statements.h"

namespace seriatim::sql {

void Binding::integer(qint64 value)
{
    m_isRight = m_isRight && sqlite3_bind_int64(m_statement, ++m_column, value) == SQLITE_OK;
}

void Binding::text(const QString &value)
{
    // Nearly all are short, and need no room from the heap.
    std::array<char, 192> room;
    QStringEncoder encode(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const bool isShort = encode.requiredSpace(value.size()) <= std::ssize(room);
    const char *end = isShort ? encode.appendToBuffer(room.data(), value) : nullptr;
    const QByteArray bytes = isShort ? QByteArray::fromRawData(room.data(), end - room.data()) : value.toUtf8();
    m_isRight = m_isRight
        && sqlite3_bind_text(
               m_statement, ++m_column, bytes.constData(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT)
            == SQLITE_OK;
}

void Binding::utf8(const QByteArray &value)
{
    m_isRight = m_isRight
        && sqlite3_bind_text(m_statement, ++m_column, value.constData(), static_cast<int>(value.size()), SQLITE_STATIC)
            == SQLITE_OK;
}

void Binding::blob(const QByteArray &value)
{
    m_isRight = m_isRight
        && sqlite3_bind_blob(m_statement, ++m_column, value.constData(), static_cast<int>(value.size()), SQLITE_STATIC)
            == SQLITE_OK;
}

DirectStatement::Use::Use(DirectStatement &statement)
{
    if (!statement.m_statement)
        statement.prepare();
    m_statement = statement.m_statement;
}

DirectStatement::Use::~Use()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

DirectStatement::~DirectStatement()
{
    sqlite3_finalize(m_statement);
}

void DirectStatement::prepare()
{
    const QByteArray text = statementText(QString::fromLatin1(m_name)).toUtf8();
    if (sqlite3_prepare_v3(m_database.handle(), text.constData(), -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr)
        != SQLITE_OK)
        m_database.fail(m_name);
}

void DirectStatement::finish(bool isBound)
{
    if (!isBound || sqlite3_step(m_statement) != SQLITE_DONE)
        m_database.fail(m_name);
}

qint64 DirectStatement::answer()
{
    const Use use(*this);
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_database.fail(m_name);
    return code == SQLITE_ROW ? sqlite3_column_int64(m_statement, 0) : 0;
}

qint64 DirectStatement::changes() const
{
    return sqlite3_changes64(m_database.handle());
}

} // namespace seriatim::sql
